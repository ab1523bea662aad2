package dev.slipway.rehearse.event;

import java.time.Duration;

/**
 * The limits a rehearsal must keep, each a duration above zero.
 *
 * @param accessExclusive how long a step may hold an ACCESS EXCLUSIVE lock, behind which even readers wait
 * @param writesBlocked how long a step may hold a lock that keeps writers waiting (SHARE and stronger)
 * @param blockedOthers how long any other session may have to wait for the plan
 * @param step how long one step may take
 * @param up how long the whole up script may take
 * @param rollback how long the whole down script may take
 */
public record Budget(Duration accessExclusive, Duration writesBlocked, Duration blockedOthers, Duration step, Duration up, Duration rollback) {
    /** For an application that bears a hiccup of a few seconds, and a maintenance window of two hours. */
    public static final Budget DEFAULT = new Budget(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(2));

    public Budget {
        for (Duration limit : new Duration[] {accessExclusive, writesBlocked, blockedOthers, step, up, rollback}) {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("a limit is above zero");
            }
        }
    }
}
