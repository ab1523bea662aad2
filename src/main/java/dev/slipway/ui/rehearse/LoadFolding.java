package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Latency;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.LatencyMeasured;
import dev.slipway.rehearse.event.RehearsalEvent.LoadMeasured;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.LoadFold;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.locks.LatencyPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds a run's events into what its workload felt. */
final class LoadFolding {
    private static final Texts TEXTS = Texts.of(LoadFolding.class);

    /** What the plan did: the lines of a table that is filled while the workload runs. */
    private record Doing(RehearsalPhase phase, int step) {
        LoadStage stage() {
            return phase.compareTo(RehearsalPhase.UP) < 0 ? LoadStage.IDLE : step > 0 ? LoadStage.STEP : LoadStage.BETWEEN;
        }
    }

    private final LoadFold fold = new LoadFold();
    private final Map<Integer, String> titles = new HashMap<>();

    void apply(RehearsalEvent event) {
        fold.apply(event);
        if (event instanceof RehearsalEvent.Started started) {
            started.steps().forEach(step -> titles.put(step.number(), step.title()));
        }
    }

    /** @param begin where the time of the lock timeline begins */
    LoadPicture picture(Duration begin) {
        if (fold.began().isEmpty()) {
            return LoadPicture.NONE;
        }
        List<LatencyMeasured> windows = fold.windows();
        List<LoadMeasured> stretches = fold.stretches();
        List<LatencyPoint> points = windows.stream().filter(window -> window.at().compareTo(begin) > 0)
                .map(window -> point(window, begin)).toList();
        List<LoadLine> lines = stretches.isEmpty() ? soFar(windows)
                : stretches.stream().map(stretch -> line(stretch.stage(), stretch.phase(), stretch.step(), stretch.latency())).toList();
        return new LoadPicture(fold.began(), points, idle(windows, stretches), lines, !stretches.isEmpty());
    }

    private static LatencyPoint point(LatencyMeasured window, Duration begin) {
        Duration from = window.from().compareTo(begin) < 0 ? Duration.ZERO : window.from().minus(begin);
        Latency latency = window.latency();
        return new LatencyPoint(from, window.at().minus(begin), latency.count(), latency.p50(), latency.p95(), latency.p99(),
                latency.errors());
    }

    private static Optional<Duration> idle(List<LatencyMeasured> windows, List<LoadMeasured> stretches) {
        Optional<Duration> exact = stretches.stream().filter(stretch -> stretch.stage() == LoadStage.IDLE && stretch.latency().count() > 0)
                .map(stretch -> stretch.latency().p99()).findFirst();
        return exact.or(() -> windows.stream().filter(window -> window.latency().count() > 0
                        && new Doing(window.phase(), window.step()).stage() == LoadStage.IDLE)
                .map(window -> window.latency().p99()).max(Duration::compareTo));
    }

    private List<LoadLine> soFar(List<LatencyMeasured> windows) {
        Map<Doing, Latency> worst = new LinkedHashMap<>();
        windows.forEach(window -> worst.merge(new Doing(window.phase(), window.step()), window.latency(), LoadFolding::worse));
        List<LoadLine> lines = new ArrayList<>();
        worst.forEach((doing, latency) -> lines.add(line(doing.stage(), doing.phase(), doing.step(), latency)));
        return lines;
    }

    private static Latency worse(Latency a, Latency b) {
        Map<String, Long> errors = new HashMap<>(a.errors());
        b.errors().forEach((state, count) -> errors.merge(state, count, Long::sum));
        return new Latency(a.count() + b.count(), longer(a.p50(), b.p50()), longer(a.p95(), b.p95()), longer(a.p99(), b.p99()),
                longer(a.max(), b.max()), errors);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private LoadLine line(LoadStage stage, RehearsalPhase phase, int step, Latency latency) {
        // Putting staging back is no part of the plan, and a second run changes nothing: their waits are told with the first one.
        Map<String, Duration> blocked = stage == LoadStage.STEP && phase == RehearsalPhase.UP ? fold.blockedBy(step) : Map.of();
        return new LoadLine(when(stage, phase, step), step, latency.count(), latency.p50(), latency.p95(), latency.p99(), latency.max(),
                latency.errors(), blocked);
    }

    private String when(LoadStage stage, RehearsalPhase phase, int step) {
        return switch (stage) {
            case IDLE -> TEXTS.get("load.idle");
            case STEP -> TEXTS.get("load.step", phase.title(), String.valueOf(step), titles.getOrDefault(step, ""));
            case BETWEEN -> TEXTS.get("load.between", phase.title());
            case AFTER -> TEXTS.get("load.after");
        };
    }
}
