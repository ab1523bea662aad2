package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.ui.kit.locks.LatencyPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the workload beside the plan felt so far.
 *
 * @param began empty without a workload
 * @param points half-second windows, in the time of the lock timeline
 * @param idleP99 99 % came back within this time without the plan; empty while that is not known
 * @param lines in the plan's order
 * @param exact whether the lines are of all answers; while it runs they are of the worst half second each
 */
public record LoadPicture(Optional<RehearsalEvent.WorkloadBegan> began, List<LatencyPoint> points, Optional<Duration> idleP99,
        List<LoadLine> lines, boolean exact) {
    static final LoadPicture NONE = new LoadPicture(Optional.empty(), List.of(), Optional.empty(), List.of(), false);

    public LoadPicture {
        points = List.copyOf(points);
        lines = List.copyOf(lines);
    }

    /** How many scripts failed, by SQLSTATE. */
    public Map<String, Long> errors() {
        Map<String, Long> all = new TreeMap<>();
        lines.forEach(line -> line.errors().forEach((state, count) -> all.merge(state, count, Long::sum)));
        return all;
    }
}
