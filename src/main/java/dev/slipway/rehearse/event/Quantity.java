package dev.slipway.rehearse.event;

import java.time.Duration;

/**
 * A measured amount or a limit for one.
 *
 * @param amount not below zero, in units of {@code unit}
 */
public record Quantity(Unit unit, long amount) implements Comparable<Quantity> {
    /** What is counted. */
    public enum Unit {
        NANOSECONDS,
        BYTES,
        PIECES,
        /** Thousandths of another quantity: 2500 is two and a half times as much. */
        THOUSANDTHS
    }

    public Quantity {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount is not below zero");
        }
    }

    public static Quantity of(Duration duration) {
        return new Quantity(Unit.NANOSECONDS, Math.max(0, duration.toNanos()));
    }

    public static Quantity bytes(long bytes) {
        return new Quantity(Unit.BYTES, bytes);
    }

    public static Quantity pieces(long pieces) {
        return new Quantity(Unit.PIECES, pieces);
    }

    /** @param factor how many times as much as something else */
    public static Quantity times(double factor) {
        return new Quantity(Unit.THOUSANDTHS, Math.round(factor * 1000));
    }

    /** @throws IllegalStateException when it is no time */
    public Duration duration() {
        if (unit != Unit.NANOSECONDS) {
            throw new IllegalStateException(unit + " are no time");
        }
        return Duration.ofNanos(amount);
    }

    public boolean isZero() {
        return amount == 0;
    }

    /** What share of a limit this is: 1 where it is just kept. Of a limit of zero anything is too much. */
    public double shareOf(Quantity limit) {
        return limit.isZero() ? (isZero() ? 0 : Double.MAX_VALUE) : (double) amount / limit.amount;
    }

    /** @throws IllegalArgumentException when the units differ */
    @Override
    public int compareTo(Quantity other) {
        if (unit != other.unit) {
            throw new IllegalArgumentException(unit + " and " + other.unit + " cannot be compared");
        }
        return Long.compare(amount, other.amount);
    }
}
