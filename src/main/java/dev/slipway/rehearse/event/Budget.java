package dev.slipway.rehearse.event;

import java.time.Duration;
import java.util.Map;

/**
 * The limits a rehearsal must keep, each a duration above zero.
 *
 * @param accessExclusive how long a step may hold a lock behind which even readers wait, such as ACCESS EXCLUSIVE
 * @param writesBlocked how long a step may hold a lock that keeps writers waiting (SHARE and stronger)
 * @param blockedOthers how long any other session may have to wait for the plan
 * @param step how long one step may take
 * @param up how long the whole up script may take
 * @param rollback how long the whole down script may take
 * @param costs what else it may cost
 */
public record Budget(Duration accessExclusive, Duration writesBlocked, Duration blockedOthers, Duration step, Duration up,
        Duration rollback,
        Costs costs) {
    /** For an application that bears a hiccup of a few seconds, a maintenance window of two hours, and a rollback nobody waits for long. */
    public static final Budget DEFAULT = new Budget(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofMinutes(5), Costs.DEFAULT);

    public Budget {
        for (Duration limit : new Duration[] {accessExclusive, writesBlocked, blockedOthers, step, up, rollback}) {
            Costs.requirePositive(limit);
        }
    }

    public Budget(Duration accessExclusive, Duration writesBlocked, Duration blockedOthers, Duration step, Duration up, Duration rollback) {
        this(accessExclusive, writesBlocked, blockedOthers, step, up, rollback, Costs.DEFAULT);
    }

    public Budget withCosts(Costs other) {
        return new Budget(accessExclusive, writesBlocked, blockedOthers, step, up, rollback, other);
    }

    /**
     * Limits on what a rehearsal uses up, and on what a workload beside it feels.
     *
     * @param total how long the whole rehearsal may take
     * @param walBytes how much write-ahead log up may write; replicas and archives have to take it
     * @param diskBytes by how much the database may grow during up
     * @param p99Factor how many times as long as when idle the slowest hundredth of a workload's statements may take during a step
     * @param errors how many statements of a workload may fail
     * @param holds how long a step may hold a lock of these modes; modes that are not named have no limit of their own
     * @param criticalFactor a limit on locks and waits that is exceeded this many times ends the rehearsal at once
     */
    public record Costs(Duration total, long walBytes, long diskBytes, double p99Factor, long errors, Map<LockMode, Duration> holds,
            int criticalFactor) {
        public static final Costs DEFAULT = new Costs(Duration.ofHours(4), 16L << 30, 16L << 30, 10, 0, Map.of(), 10);

        public Costs {
            holds = Map.copyOf(holds);
            requirePositive(total);
            holds.values().forEach(Costs::requirePositive);
            if (walBytes < 1 || diskBytes < 1 || !(p99Factor >= 1) || errors < 0 || criticalFactor < 2) {
                throw new IllegalArgumentException(
                        "bytes are above zero, p99Factor is at least 1, errors at least 0, criticalFactor at least 2");
            }
        }

        public Costs withHolds(Map<LockMode, Duration> other) {
            return new Costs(total, walBytes, diskBytes, p99Factor, errors, other, criticalFactor);
        }

        /** Here and not in {@link Budget}, whose default needs the one above: whichever of the two is read first, the other is whole. */
        private static void requirePositive(Duration limit) {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("a limit is above zero");
            }
        }
    }
}
