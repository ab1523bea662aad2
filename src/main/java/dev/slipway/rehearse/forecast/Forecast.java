package dev.slipway.rehearse.forecast;

import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Growth;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.StepForecast.Range;
import dev.slipway.rehearse.event.TableSize;
import dev.slipway.rehearse.forecast.Fit.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Foretells how long each step takes where the tables are of another size. */
public final class Forecast {
    /** Nobody sees the difference between two steps that are shorter. */
    private static final double LEAST_OVERHEAD = 0.002;

    private final Map<Integer, List<String>> tables;
    private final MeasuredRun run;
    private final List<MeasuredRun> others;
    private final Map<String, TableSize> there = new HashMap<>();

    private Forecast(ScriptedPlan plan, MeasuredRun run, List<MeasuredRun> others, List<TableSize> there) {
        this.tables = new StepTables(plan).bySteps();
        this.run = run;
        this.others = others;
        there.forEach(size -> this.there.put(size.table(), size));
    }

    /**
     * The forecast of every step that was measured, up first.
     *
     * @param events of the rehearsal
     * @param others events of rehearsals of the same scripts on the same server, at other sizes or the same
     * @param there the sizes to foretell for
     */
    public static List<StepForecast> of(ScriptedPlan plan, List<RehearsalEvent> events, List<List<RehearsalEvent>> others,
            List<TableSize> there) {
        return new Forecast(plan, MeasuredRun.of(events), others.stream().map(MeasuredRun::of).toList(), there).steps();
    }

    /** The sizes of all tables, partitions under their roots, as a snapshot's statistics say. */
    public static List<TableSize> sizes(Snapshot snapshot) {
        return StepTables.sizes(snapshot);
    }

    private List<StepForecast> steps() {
        double overhead = overhead();
        return run.finished().stream().map(key -> step(key, overhead)).toList();
    }

    /** What steps take that do not depend on any size. */
    private double overhead() {
        double[] constant = run.finished().stream().filter(key -> run.growth(key) == Growth.CONSTANT).mapToDouble(key -> seconds(run, key))
                .sorted().toArray();
        return constant.length == 0 ? LEAST_OVERHEAD : Math.max(LEAST_OVERHEAD, constant[constant.length / 2]);
    }

    private static double seconds(MeasuredRun of, MeasuredRun.Key key) {
        return of.took(key).toNanos() / 1e9;
    }

    private StepForecast step(MeasuredRun.Key key, double overhead) {
        List<String> on = tables.getOrDefault(key.step(), List.of());
        boolean known = run.size(on).filter(size -> size.rows() > 0).isPresent();
        Growth growth = known ? run.growth(key) : Growth.CONSTANT;
        List<Point> points = new ArrayList<>();
        Stream.concat(Stream.of(run), others.stream()).filter(r -> r.has(key)).forEach(r -> (growth == Growth.CONSTANT ? Optional.of(0.0)
                : r.size(on).map(size -> amount(growth, size))).ifPresent(n -> points.add(new Point(n, seconds(r, key)))));
        Fit fit = Fit.of(points, overhead);
        Optional<Range> range = growth == Growth.CONSTANT ? Optional.of(fit.at(0))
                : sizeThere(on).filter(size -> size.rows() >= 0).map(size -> fit.at(amount(growth, size)));
        boolean several = fit.sizes() > 1;
        return new StepForecast(key.step(), key.side(), growth, growth == Growth.CONSTANT ? "" : String.join(", ", on), run.took(key),
                range, fit.sizes(), several ? (int) Math.round(fit.error() * 100) : -1);
    }

    private Optional<TableSize> sizeThere(List<String> on) {
        return there.keySet().containsAll(on) ? Optional.of(on.stream().map(there::get).reduce(TableSize.NONE, TableSize::plus))
                : Optional.empty();
    }

    private static double amount(Growth growth, TableSize size) {
        return switch (growth) {
            case CONSTANT -> 0;
            case ROWS -> size.rows();
            case BYTES -> (double) size.bytes() + size.indexBytes();
            case SORTED_ROWS -> size.rows() * Math.log(Math.max(2, size.rows())) / Math.log(2);
        };
    }

    /** All steps of a side one after the other; empty when one of them cannot be foretold. */
    public static Optional<Range> total(List<StepForecast> steps) {
        return steps.isEmpty() || steps.stream().anyMatch(step -> step.range().isEmpty()) ? Optional.empty()
                : Optional.of(steps.stream().map(step -> step.range().orElseThrow()).reduce(
                        new Range(Duration.ZERO, Duration.ZERO, Duration.ZERO), Range::plus));
    }
}
