package dev.slipway.rehearse.event;

import java.time.Duration;

/**
 * A lock, or the wait for one, that was there at one look and not at the next.
 *
 * @param until when it ended, since the start of the run: as the server tells it, or else the middle between the two looks
 */
public record EndedLock(int pid, String object, LockMode mode, boolean granted, Duration until) {}
