package dev.slipway.rehearse.workload;

import java.util.Map;
import java.util.random.RandomGenerator;

/** A whole number that is computed anew each time, as in pgbench's {@code \set} (PostgreSQL 18 manual, pgbench, "Meta Commands"). */
@FunctionalInterface
public interface Expression {
    /**
     * @param variables what was set before
     * @throws IllegalArgumentException when a variable is not set, or a function's arguments are out of range
     */
    long value(Map<String, String> variables, RandomGenerator chance);

    /** A number by chance, the bounds included. */
    static Expression between(long low, long high) {
        return (variables, chance) -> high == Long.MAX_VALUE ? chance.nextLong(low, high) : chance.nextLong(low, high + 1);
    }
}
