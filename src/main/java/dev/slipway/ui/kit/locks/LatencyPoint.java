package dev.slipway.ui.kit.locks;

import java.time.Duration;
import java.util.Map;

/**
 * What came back of a workload within a short while.
 *
 * @param from since the beginning of the run
 * @param to since the beginning of the run, after {@code from}
 * @param count how many came back, failed ones included; without any the other numbers mean nothing
 * @param errors how many failed, by SQLSTATE
 */
public record LatencyPoint(Duration from, Duration to, long count, Duration p50, Duration p95, Duration p99, Map<String, Long> errors) {
    public LatencyPoint {
        errors = Map.copyOf(errors);
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("a while ends after it begins: " + from + " to " + to);
        }
    }

    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where it is drawn, seconds. */
    double middle() {
        return (TimeAxis.seconds(from) + TimeAxis.seconds(to)) / 2;
    }
}
