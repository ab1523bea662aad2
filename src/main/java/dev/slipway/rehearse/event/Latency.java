package dev.slipway.rehearse.event;

import java.time.Duration;
import java.util.Map;

/**
 * How long the statements of a workload took, from when they were due to their answer.
 *
 * @param count how many came back, failed ones included
 * @param errors by SQLSTATE
 */
public record Latency(long count, Duration p50, Duration p95, Duration p99, Duration max, Map<String, Long> errors) {
    public static final Latency NONE = new Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Map.of());

    public Latency {
        errors = Map.copyOf(errors);
    }

    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
