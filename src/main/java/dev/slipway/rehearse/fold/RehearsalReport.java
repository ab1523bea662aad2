package dev.slipway.rehearse.fold;

import dev.slipway.plan.Loss;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.SideMeasure;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.LoadMeasured;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a rehearsal: sections of text and tables, folded from its events, for the terminal, for Markdown and for HTML. */
public final class RehearsalReport {
    /**
     * One part of the report.
     *
     * @param lines sentences before the table
     * @param header empty when there is no table
     */
    public record Section(String title, List<String> lines, List<String> header, List<List<String>> rows) {
        public Section {
            lines = List.copyOf(lines);
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        static Section text(String title, List<String> lines) {
            return new Section(title, lines, List.of(), List.of());
        }

        static Section table(String title, List<String> header, List<List<String>> rows) {
            return new Section(title, List.of(), header, rows);
        }

        boolean isEmpty() {
            return lines.isEmpty() && rows.isEmpty();
        }
    }

    private static final String NOT_MEASURED = "not measured";

    private final EvidenceSummary evidence;
    private final LoadFold load;
    private final List<RehearsalEvent.StepCost> costs = new ArrayList<>();
    private final LockTimeline timeline = new LockTimeline();
    private final Map<Integer, String> titles = new HashMap<>();
    private String planTitle = "";
    private String summary = "The rehearsal did not come to its end.";

    private RehearsalReport(List<RehearsalEvent> events) {
        this.evidence = EvidenceFold.of(events, "");
        this.load = LoadFold.of(events);
        for (RehearsalEvent event : events) {
            timeline.apply(event);
            if (event instanceof RehearsalEvent.StepCost cost && (cost.phase() == RehearsalPhase.UP
                    || cost.phase() == RehearsalPhase.DOWN)) {
                costs.add(cost);
            }
            if (event instanceof RehearsalEvent.Started started) {
                planTitle = started.subject().title();
                started.steps().forEach(step -> titles.put(step.number(), step.title()));
            } else if (event instanceof RehearsalEvent.Finished finished) {
                summary = finished.summary() + "." + (finished.stagingAsBefore() ? " Staging is as it was before." : "");
            }
        }
    }

    /** The parts of the report that have something to say. */
    public static List<Section> sections(List<RehearsalEvent> events) {
        RehearsalReport report = new RehearsalReport(events);
        return List.of(report.verdict(), report.findings(), report.phases(), report.steps(), report.budgets(), report.blockers(),
                report.forecast(), report.usedUp(), report.workload(), report.blocked(), CompatibilityMatrix.of(events).section(),
                        report.losses(),
                        report.checks()).stream().filter(section -> !section.isEmpty()).toList();
    }

    private Section verdict() {
        return Section.text("Rehearsal of " + (planTitle.isEmpty() ? "a plan" : planTitle), List.of(evidence.verdict() + ": " + summary,
                "On " + evidence.copy().map(copy -> "a copy of ").orElse("") + evidence.database() + " (" + evidence.server() + "), "
                        + evidence.started() + ", "
                        + Durations.words(evidence.total()) + " in total.",
                "Scripts " + evidence.subject().scriptsHash() + ", from " + evidence.subject().fromFingerprint() + " to "
                        + evidence.subject().toFingerprint() + "."));
    }

    private Section findings() {
        return Section.text("Findings", evidence.findings());
    }

    private Section phases() {
        return Section.table("Phases", List.of("phase", "outcome", "took"), evidence.legs().stream()
                .map(leg -> List.of(leg.leg().name().toLowerCase(Locale.ROOT).replace('_', ' '), leg.passed() ? "ok" : "FAILED",
                        Durations.words(leg.took()))).toList());
    }

    private Section steps() {
        return Section.table("Steps", List.of("step", "what", "up", "down", "locks held at most", "others waited", "retries", "rewritten"),
                evidence.steps().stream().map(this::step).toList());
    }

    private List<String> step(StepMeasure step) {
        return List.of(String.valueOf(step.step()), titles.getOrDefault(step.step(), ""), Durations.words(step.up().took()),
                Durations.words(step.down().took()), sided(step, side -> side.locks().stream().map(RehearsalReport::lock).toList()),
                Durations.words(step.blockedOthers()),
                String.valueOf(step.retries()), sided(step, SideMeasure::rewritten));
    }

    /** What both sides have to say, each after its name where the other is silent or says something else. */
    private static String sided(StepMeasure step, Function<SideMeasure, List<String>> told) {
        List<String> up = told.apply(step.up());
        List<String> down = told.apply(step.down());
        if (up.equals(down)) {
            return String.join(", ", up);
        }
        return Stream.of(up.isEmpty() ? "" : "up: " + String.join(", ", up), down.isEmpty() ? "" : "down: " + String.join(", ", down))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String lock(MeasuredLock lock) {
        return lock.mode() + " on " + lock.relation() + " " + Durations.words(lock.held());
    }

    private Section budgets() {
        return Section.table("Budget", List.of("limit", "allowed", "measured", "kept", "where"), evidence.budgets().stream()
                .map(b -> List.of(b.name(), Durations.words(b.limit()),
                        BudgetFold.isUnmeasured(b) ? NOT_MEASURED : Durations.words(b.measured()), b.kept() ? "yes" : "NO", b.where()))
                .toList());
    }

    private Section blockers() {
        List<List<String>> rows = new ArrayList<>();
        for (LockTimeline.Span span : timeline.blockers()) {
            SampledSession session = span.session().orElseThrow();
            rows.add(List.of(String.valueOf(session.pid()), session.application(), session.user(), span.object(), span.mode().words(),
                    Durations.words(span.from()), Durations.words(span.length())));
        }
        return Section.table("Who held the plan up", List.of("pid", "application", "user", "relation", "lock", "from", "for"), rows);
    }

    private Section forecast() {
        return evidence.forecast().map(forecast -> ForecastText.section(forecast, titles)).orElse(Section.text("Forecast", List.of()));
    }

    private Section usedUp() {
        return Section.table("What the steps used up", List.of("step", "phase", "write-ahead log", "temporary files", "growth",
                "dead rows"),
                costs.stream().map(c -> List.of(String.valueOf(c.step()), c.phase().title(), size(c.walBytes()), size(c.tempBytes()),
                        (c.grownBytes() < 0 ? "-" : "") + size(Math.abs(c.grownBytes())),
                        c.deadRows() < 0 ? NOT_MEASURED : String.valueOf(c.deadRows()))).toList());
    }

    private static String size(long bytes) {
        return bytes < 0 ? NOT_MEASURED : Durations.words(Quantity.bytes(bytes));
    }

    private Section workload() {
        return Section.table("Workload", List.of("while the plan", "scripts", "p50", "p95", "p99", "max", "failed"), load.stretches()
                .stream()
                .map(s -> List.of(when(s), s.latency().count() + (s.stage() == LoadStage.STEP
                        && s.latency().count() < BudgetFold.LEAST_ANSWERS ? ", too few to judge" : ""), Durations.words(s.latency().p50()),
                        Durations.words(s.latency().p95()), Durations.words(s.latency().p99()), Durations.words(s.latency().max()),
                        s.latency().errors().isEmpty() ? "" : new TreeMap<>(s.latency().errors()).toString())).toList());
    }

    private static String when(LoadMeasured stretch) {
        return switch (stretch.stage()) {
            case IDLE -> "had not begun";
            case STEP -> "ran step " + stretch.step() + " (" + stretch.phase().title() + ")";
            case BETWEEN -> "ran no step (" + stretch.phase().title() + ")";
            case AFTER -> "was done";
        };
    }

    private Section blocked() {
        List<List<String>> rows = new ArrayList<>();
        titles.keySet().stream().sorted().forEach(step -> new TreeMap<>(load.blockedBy(step)).forEach((statement, time) ->
                rows.add(List.of(String.valueOf(step), titles.get(step), statement, Durations.words(time)))));
        return Section.table("What the workload waited for", List.of("step", "what", "statement", "waited"), rows);
    }

    private Section losses() {
        return Section.table("Lost by up", List.of("object", "what", "rows"), evidence.losses().stream()
                .map((Loss loss) -> List.of(loss.object(), loss.what(), loss.rows() < 0 ? "not known" : String.valueOf(loss.rows())))
                        .toList());
    }

    private Section checks() {
        return Section.table("Checks", List.of("check", "outcome", "detail"), evidence.checks().stream()
                .map(c -> List.of(c.name(), c.passed() ? "ok" : "FAILED", c.detail())).toList());
    }
}
