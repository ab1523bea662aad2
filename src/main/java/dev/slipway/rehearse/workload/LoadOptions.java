package dev.slipway.rehearse.workload;

import java.time.Duration;

/**
 * How a workload is run.
 *
 * @param sessions how many sessions send statements, 1 to {@value #MOST_SESSIONS}
 * @param perSecond how many scripts are begun each second by all of them together; 0 for as many as come back
 * @param warmUp how long it runs before anything is measured
 * @param idle how long it is measured before the plan begins, and after it ended
 */
public record LoadOptions(WorkloadSource source, int sessions, double perSecond, Duration warmUp, Duration idle) {
    public static final int MOST_SESSIONS = 16;

    public LoadOptions {
        if (sessions < 1 || sessions > MOST_SESSIONS || !(perSecond >= 0) || warmUp.isNegative() || !idle.isPositive()) {
            throw new IllegalArgumentException("sessions are 1 to " + MOST_SESSIONS + ", a rate is at least 0, times are not below zero");
        }
    }

    /** A modest load: what is to be found is who waits for the plan, not what the server can bear. */
    public static LoadOptions of(WorkloadSource source) {
        return new LoadOptions(source, 4, 100, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    public LoadOptions withPerSecond(double other) {
        return new LoadOptions(source, sessions, other, warmUp, idle);
    }

    public LoadOptions withSessions(int other) {
        return new LoadOptions(source, other, perSecond, warmUp, idle);
    }
}
