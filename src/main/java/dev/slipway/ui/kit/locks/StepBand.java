package dev.slipway.ui.kit.locks;

import java.time.Duration;
import java.util.Optional;

/**
 * When a step ran, drawn behind the locks.
 *
 * @param label short: "9"
 * @param title for the tooltip: "9 backfill orders.status"
 * @param from since the beginning of the run
 * @param to since the beginning of the run; empty while it runs
 */
public record StepBand(String label, String title, Duration from, Optional<Duration> to) {
    Duration end(Duration now) {
        return to.orElse(now);
    }
}
