package dev.slipway.rehearse.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a unit of work that lost a fight for a lock is tried again, and after how long: twice as long each time, give or take a
 * quarter by chance, so that two that collided do not collide again.
 *
 * @param retries how often at most, 0 for never
 * @param first the wait before the first retry
 * @param longest no wait is longer, before chance
 */
public record RetryPolicy(int retries, Duration first, Duration longest) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(8));
    public static final RetryPolicy NEVER = new RetryPolicy(0, Duration.ZERO, Duration.ZERO);

    /** @param attempt from 1 */
    boolean retries(int attempt) {
        return attempt <= retries;
    }

    /** @param attempt from 1 */
    Duration waitBefore(int attempt, RandomGenerator chance) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration base = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofNanos((long) (base.toNanos() * (0.75 + chance.nextDouble() / 2)));
    }
}
