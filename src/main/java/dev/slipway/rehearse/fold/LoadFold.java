package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.WorkloadStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a workload beside the plan felt: latencies over time, for each step, and for how long a step kept which statement waiting. */
public final class LoadFold {
    /** How the workload marks its statements. */
    private static final Pattern MARK = Pattern.compile("/\\* slipway: (.*?) \\*/");

    private final List<RehearsalEvent.LatencyMeasured> windows = new ArrayList<>();
    private final List<RehearsalEvent.LoadMeasured> stretches = new ArrayList<>();
    private final Map<Integer, Map<String, Duration>> blocked = new TreeMap<>();
    private final CausedWaits waits = new CausedWaits();
    private Optional<RehearsalEvent.WorkloadBegan> began = Optional.empty();

    /** The fold over all of these. */
    public static LoadFold of(List<RehearsalEvent> events) {
        LoadFold fold = new LoadFold();
        events.forEach(fold::apply);
        return fold;
    }

    public void apply(RehearsalEvent event) {
        if (event instanceof RehearsalEvent.WorkloadBegan start) {
            began = Optional.of(start);
        } else if (event instanceof RehearsalEvent.LatencyMeasured window) {
            windows.add(window);
        } else if (event instanceof RehearsalEvent.LoadMeasured stretch) {
            stretches.add(stretch);
        } else if (event instanceof RehearsalEvent.LocksSampled sample) {
            waits.apply(sample).forEach(this::add);
        }
    }

    private void add(CausedWaits.Wait wait) {
        Matcher mark = MARK.matcher(wait.query());
        if (mark.lookingAt()) {
            blocked.computeIfAbsent(wait.step(), s -> new TreeMap<>()).merge(name(mark.group(1)), wait.length(), Duration::plus);
        }
    }

    private String name(String marked) {
        return statements().stream().filter(s -> s.marked().equals(marked)).map(WorkloadStatement::name).findFirst().orElse(marked);
    }

    /** Empty when there was no workload. */
    public Optional<RehearsalEvent.WorkloadBegan> began() {
        return began;
    }

    public List<WorkloadStatement> statements() {
        return began.map(RehearsalEvent.WorkloadBegan::statements).orElse(List.of());
    }

    /** Half-second windows in their order, for a chart over time. */
    public List<RehearsalEvent.LatencyMeasured> windows() {
        return List.copyOf(windows);
    }

    /** What the plan did, in its order, with what the workload felt meanwhile; empty while the workload runs. */
    public List<RehearsalEvent.LoadMeasured> stretches() {
        return List.copyOf(stretches);
    }

    /** For how long all sessions of the workload together waited for a step, by the name of their statement. */
    public Map<String, Duration> blockedBy(int step) {
        return Map.copyOf(blocked.getOrDefault(step, Map.of()));
    }
}
