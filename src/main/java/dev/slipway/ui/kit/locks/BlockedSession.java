package dev.slipway.ui.kit.locks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A session that blocks others, waits, or both.
 *
 * @param process the server's number for it
 * @param who its application or user: "slipway", "app"
 * @param own whether it belongs to the migration
 * @param statement what it runs, in one line
 * @param waits how long it has waited; empty for one that does not wait
 * @param lock what it waits for: "ACCESS SHARE on orders"; empty for one that does not wait
 * @param blocked who waits behind it
 */
public record BlockedSession(long process, String who, boolean own, String statement, Optional<Duration> waits, String lock,
        List<BlockedSession> blocked) {
    public BlockedSession {
        blocked = List.copyOf(blocked);
    }
}
