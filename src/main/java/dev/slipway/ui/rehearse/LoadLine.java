package dev.slipway.ui.rehearse;

import java.time.Duration;
import java.util.Map;

/**
 * What a workload felt while the plan did one thing.
 *
 * @param when what the plan did
 * @param step the step it ran, 0 for none
 * @param blocked for how long all sessions of the workload together waited for that step, by the name of their statement
 */
public record LoadLine(String when, int step, long count, Duration p50, Duration p95, Duration p99, Duration max, Map<String, Long> errors,
        Map<String, Duration> blocked) {
    public LoadLine {
        errors = Map.copyOf(errors);
        blocked = Map.copyOf(blocked);
    }

    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All of it together. */
    public Duration blockedTotal() {
        return blocked.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
