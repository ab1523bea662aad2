package dev.slipway.rehearse.event;

import java.time.Duration;

/**
 * A lock a step held on a relation.
 *
 * @param relation qualified raw name
 * @param mode the strongest mode
 * @param from since the start of the run, at the latest: the beginning of the statement that took it
 * @param to since the start of the run, the end of the transaction
 */
public record LockHold(String relation, LockMode mode, Duration from, Duration to) {
    public Duration length() {
        return to.minus(from);
    }
}
