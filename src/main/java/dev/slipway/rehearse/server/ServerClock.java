package dev.slipway.rehearse.server;

import java.time.Duration;

/**
 * Tells times of the server's clock on the clock of the run. The two are compared with every question that is asked; the quickest
 * answer of the last half minute is the most exact comparison, since the question cannot have waited long on its way.
 */
public final class ServerClock {
    private static final long VALID_NANOS = Duration.ofSeconds(30).toNanos();

    private long offsetNanos;
    private long roundTripNanos = Long.MAX_VALUE;
    private long comparedAt;

    /**
     * @param asked when the question was sent, in nanoseconds since the start of the run
     * @param serverMicros when the server received it, in microseconds of its clock
     * @param answered when the answer was there, in nanoseconds since the start of the run
     */
    public void compare(long asked, long serverMicros, long answered) {
        long roundTrip = answered - asked;
        if (roundTrip <= roundTripNanos || asked - comparedAt > VALID_NANOS) {
            roundTripNanos = roundTrip;
            comparedAt = asked;
            offsetNanos = asked - serverMicros * 1000;
        }
    }

    /** Since the start of the run; zero for what was before it. */
    public Duration sinceStart(long serverMicros) {
        return Duration.ofNanos(Math.max(0, serverMicros * 1000 + offsetNanos));
    }
}
