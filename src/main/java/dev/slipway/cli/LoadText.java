package dev.slipway.cli;

import dev.slipway.rehearse.event.Latency;
import dev.slipway.rehearse.event.RehearsalEvent.LoadMeasured;
import dev.slipway.rehearse.fold.Durations;
import java.util.Locale;

/** What a workload felt, in one line. */
final class LoadText {
    private LoadText() {}

    static String of(LoadMeasured load) {
        Latency latency = load.latency();
        String when = switch (load.stage()) {
            case IDLE -> "without the plan";
            case STEP -> load.phase().title().toLowerCase(Locale.ROOT) + " step " + load.step();
            case BETWEEN -> load.phase().title().toLowerCase(Locale.ROOT) + ", no step";
            case AFTER -> "after the plan";
        };
        return "workload, " + when + ": " + latency.count() + " scripts, p50 " + Durations.words(latency.p50()) + ", p95 "
                + Durations.words(latency.p95()) + ", p99 " + Durations.words(latency.p99()) + ", max " + Durations.words(latency.max())
                + (latency.failed() == 0 ? "" : ", failed by SQLSTATE " + latency.errors());
    }
}
