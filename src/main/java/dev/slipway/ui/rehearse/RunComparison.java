package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.BudgetFold;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.fold.EvidenceFold;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Two rehearsals side by side, line by line. Pure.
 *
 * @param lines verdict first, then steps, locks, limits and what the application felt
 */
public record RunComparison(Side before, Side after, List<Line> lines) {
    private static final Texts TEXTS = Texts.of(RunComparison.class);
    /** Times differ from run to run: less than this, or than a quarter, is told as the same. */
    private static final Duration CHANCE = Duration.ofMillis(100);
    private static final double CHANCE_FACTOR = 1.25;

    /** A rehearsal with everything that was measured in it. */
    public record Side(EvidenceSummary evidence, RunPicture end) {
        static Side of(List<RehearsalEvent> events) {
            return new Side(EvidenceFold.of(events, ""), RunFold.of(events).picture());
        }

        private Map<String, StepLine> steps() {
            Map<String, StepLine> steps = new LinkedHashMap<>();
            // A title that comes twice keeps its number, so that none is lost.
            StepLine.of(end, evidence).forEach(step -> {
                if (steps.putIfAbsent(step.title(), step) != null) {
                    steps.put(step.number() + " " + step.title(), step);
                }
            });
            return steps;
        }

        private Map<String, BudgetResult> limits() {
            Map<String, BudgetResult> limits = new LinkedHashMap<>();
            evidence.budgets().forEach(result -> limits.put(result.name(), result));
            return limits;
        }
    }

    /** Which part of a rehearsal a line is about. */
    public enum Part { VERDICT, STEPS, LOCKS, LIMITS, WORKLOAD }

    /** What became of it from the first to the second. */
    public enum Change { SAME, BETTER, WORSE, OTHER, GONE, NEW }

    /** @param factor how many times as much: "3.2 times", empty where that says nothing */
    public record Line(Part part, String name, String before, String after, Change change, String factor) {}

    public RunComparison {
        lines = List.copyOf(lines);
    }

    public static RunComparison of(Side before, Side after) {
        List<Line> lines = new ArrayList<>(verdicts(before, after));
        Map<String, StepLine> stepsBefore = before.steps();
        Map<String, StepLine> stepsAfter = after.steps();
        for (String title : union(stepsBefore, stepsAfter)) {
            Optional<StepLine> one = Optional.ofNullable(stepsBefore.get(title));
            Optional<StepLine> other = Optional.ofNullable(stepsAfter.get(title));
            lines.add(times(Part.STEPS, TEXTS.get("beside.up", title), took(one, step -> step.measure().up().took()),
                    took(other, step -> step.measure().up().took())));
            lines.add(times(Part.STEPS, TEXTS.get("beside.down", title), took(one, step -> step.measure().down().took()),
                    took(other, step -> step.measure().down().took())));
            lines.add(locks(title, one, other));
        }
        lines.addAll(limits(before.limits(), after.limits()));
        lines.addAll(workload(before.end().felt(), after.end().felt()));
        return new RunComparison(before, after, lines.stream().filter(line -> !line.before().isEmpty() || !line.after().isEmpty())
                .sorted(java.util.Comparator.comparing(Line::part)).toList());
    }

    /** Only what differs. */
    public List<Line> differences() {
        return lines.stream().filter(line -> line.change() != Change.SAME).toList();
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> all = new LinkedHashSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }

    private static List<Line> verdicts(Side before, Side after) {
        boolean one = before.evidence().verdict() == EvidenceSummary.Verdict.PASSED;
        boolean other = after.evidence().verdict() == EvidenceSummary.Verdict.PASSED;
        Change change = before.evidence().verdict() == after.evidence().verdict() ? Change.SAME
                : one == other ? Change.OTHER : other ? Change.BETTER : Change.WORSE;
        int findings = before.evidence().findings().size();
        int nowFindings = after.evidence().findings().size();
        return List.of(new Line(Part.VERDICT, TEXTS.get("beside.verdict"), TEXTS.get("verdict." + before.evidence().verdict()),
                        TEXTS.get("verdict." + after.evidence().verdict()), change, ""),
                new Line(Part.VERDICT, TEXTS.get("beside.findings"), Format.count(findings), Format.count(nowFindings),
                        less(findings, nowFindings), ""),
                times(Part.VERDICT, TEXTS.get("beside.total"), Optional.of(before.evidence().total()),
                Optional.of(after.evidence().total())), new Line(Part.VERDICT, TEXTS.get("beside.scripts"), scripts(before), scripts(after),
                        scripts(before).equals(scripts(after)) ? Change.SAME : Change.OTHER, ""));
    }

    private static String scripts(Side side) {
        String hash = side.evidence().subject().scriptsHash();
        return hash.substring(0, Math.min(8, hash.length()));
    }

    private static Change less(long before, long after) {
        return before == after ? Change.SAME : after < before ? Change.BETTER : Change.WORSE;
    }

    private static Optional<Duration> took(Optional<StepLine> step, Function<StepLine, Duration> value) {
        return step.filter(StepLine::run).map(value);
    }

    private static Line times(Part part, String name, Optional<Duration> before, Optional<Duration> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return new Line(part, name, before.map(Format::duration).orElse(""), after.map(Format::duration).orElse(""),
                    before.isPresent() ? Change.GONE : Change.NEW, "");
        }
        return new Line(part, name, Format.duration(before.get()), Format.duration(after.get()), change(before.get(), after.get()),
                factor(before.get(), after.get()));
    }

    private static Change change(Duration before, Duration after) {
        boolean chance = before.minus(after).abs().compareTo(CHANCE) < 0
                || after.toNanos() < before.toNanos() * CHANCE_FACTOR && before.toNanos() < after.toNanos() * CHANCE_FACTOR;
        return chance ? Change.SAME : after.compareTo(before) < 0 ? Change.BETTER : Change.WORSE;
    }

    private static String factor(Duration before, Duration after) {
        return change(before, after) == Change.SAME || before.isZero() || after.isZero() ? ""
                : TEXTS.get("beside.times", String.format(java.util.Locale.ROOT, "%.1f", (double) after.toNanos() / before.toNanos()));
    }

    /** A stronger mode is worse whatever its length. */
    private static Line locks(String title, Optional<StepLine> before, Optional<StepLine> after) {
        Optional<MeasuredLock> one = before.flatMap(step -> MeasuredLock.strongest(step.measure().locks()));
        Optional<MeasuredLock> other = after.flatMap(step -> MeasuredLock.strongest(step.measure().locks()));
        String name = TEXTS.get("beside.lock", title);
        if (one.isEmpty() || other.isEmpty()) {
            return new Line(Part.LOCKS, name, one.map(RunComparison::words).orElse(""), other.map(RunComparison::words).orElse(""),
                    one.isPresent() ? Change.GONE : Change.NEW, "");
        }
        int mode = other.get().strength().compareTo(one.get().strength());
        Change change = mode == 0 ? change(one.get().held(), other.get().held()) : mode < 0 ? Change.BETTER : Change.WORSE;
        return new Line(Part.LOCKS, name, words(one.get()), words(other.get()), change,
                mode == 0 ? factor(one.get().held(), other.get().held()) : "");
    }

    private static String words(MeasuredLock lock) {
        return TEXTS.get("steps.lockHeld", Format.duration(lock.held()), lock.mode());
    }

    private static List<Line> limits(Map<String, BudgetResult> before, Map<String, BudgetResult> after) {
        return union(before, after).stream().map(name -> {
            Optional<BudgetResult> one = Optional.ofNullable(before.get(name)).filter(result -> !BudgetFold.isUnmeasured(result));
            Optional<BudgetResult> other = Optional.ofNullable(after.get(name)).filter(result -> !BudgetFold.isUnmeasured(result));
            Change change = one.isEmpty() ? Change.NEW : other.isEmpty() ? Change.GONE
                    : one.get().kept() == other.get().kept() ? Change.SAME : other.get().kept() ? Change.BETTER : Change.WORSE;
            String title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            return new Line(Part.LIMITS, title, one.map(RunComparison::words).orElse(""), other.map(RunComparison::words).orElse(""),
                    change, "");
        }).toList();
    }

    private static String words(BudgetResult result) {
        return TEXTS.get(result.kept() ? "beside.kept" : "beside.broken", Durations.words(result.measured()),
                Durations.words(result.limit()));
    }

    private static List<Line> workload(RunPicture.Felt before, RunPicture.Felt after) {
        return List.of(times(Part.WORKLOAD, TEXTS.get("beside.idle"), before.load().idleP99(), after.load().idleP99()),
                times(Part.WORKLOAD, TEXTS.get("beside.worst"), worst(before.load()), worst(after.load())),
                counts(TEXTS.get("beside.failed"), failed(before.load()), failed(after.load())),
                counts(TEXTS.get("beside.cells"), broken(before.code()), broken(after.code())));
    }

    private static Optional<Duration> worst(LoadPicture load) {
        return load.lines().stream().filter(line -> line.step() > 0 && line.count() > 0).map(LoadLine::p99).max(Duration::compareTo);
    }

    private static Optional<Long> failed(LoadPicture load) {
        return load.began().map(began -> load.errors().values().stream().mapToLong(Long::longValue).sum());
    }

    private static Optional<Long> broken(CodeMatrix code) {
        return code.up().isEmpty() ? Optional.empty() : Optional.of((long) code.broken().size());
    }

    private static Line counts(String name, Optional<Long> before, Optional<Long> after) {
        Change change = before.isEmpty() ? Change.NEW : after.isEmpty() ? Change.GONE : less(before.get(), after.get());
        return new Line(Part.WORKLOAD, name, before.map(Format::count).orElse(""), after.map(Format::count).orElse(""), change, "");
    }
}
