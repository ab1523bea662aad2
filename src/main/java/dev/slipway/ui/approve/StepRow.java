package dev.slipway.ui.approve;

import dev.slipway.plan.Hazard;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A step with what was planned and what was measured.
 *
 * @param severity its worst hazard; none for a step without
 * @param loses what its up and its down destroy, in words; empty for nothing
 * @param forecast how long its sides take in production; empty where that was not foretold
 */
record StepRow(Step step, Optional<StepMeasure> measure, Optional<Severity> severity, String loses, List<StepForecast> forecast) {
    private static final Texts TEXTS = Texts.of(StepRow.class);

    static List<StepRow> of(Plan plan, EvidenceSummary evidence) {
        return plan.steps().stream().map(step -> new StepRow(step,
                evidence.steps().stream().filter(measure -> measure.step() == step.number()).findFirst(),
                step.effects().hazards().stream().map(Hazard::severity).max(Comparator.naturalOrder()), loses(step),
                evidence.forecast().stream().flatMap(f -> f.steps().stream()).filter(f -> f.step() == step.number()).toList())).toList();
    }

    private static String loses(Step step) {
        List<String> parts = new ArrayList<>();
        if (step.effects().destructive()) {
            parts.add(TEXTS.get("loses.up", lost(step.effects().upLoses())));
        }
        switch (step.effects().reversal()) {
            case Reversal.Exact _ -> { }
            case Reversal.Lossy lossy -> parts.add(TEXTS.get("loses.down", lost(lossy.lost())));
            case Reversal.Impossible impossible -> parts.add(TEXTS.get("loses.noWayBack", impossible.why()));
        }
        return String.join("; ", parts);
    }

    private static String lost(List<Loss> losses) {
        return losses.stream().map(loss -> loss.what() + " · " + loss.object() + (loss.rows() < 0 ? "" : " (" + Format.count(loss.rows(),
                "row") + ")"))
                .collect(Collectors.joining(", "));
    }

    private Optional<MeasuredLock> worst(Function<StepMeasure, List<MeasuredLock>> of) {
        return measure.flatMap(m -> MeasuredLock.strongest(of.apply(m)));
    }

    /** How long its strongest lock was held on the way up, and whom that keeps waiting; empty for none. */
    String lockUp() {
        return lock(measure -> measure.up().locks());
    }

    /** The same on the way down. */
    String lockDown() {
        return lock(measure -> measure.down().locks());
    }

    private String lock(Function<StepMeasure, List<MeasuredLock>> of) {
        return worst(of).map(lock -> TEXTS.get(lock.strength().blocksReads() ? "lock.reads" : lock.strength().blocksWrites()
                ? "lock.writes"
                : "lock.ddl", Format.duration(lock.held()))).orElse("");
    }

    Duration held() {
        return worst(StepMeasure::locks).map(MeasuredLock::held).orElse(Duration.ZERO);
    }

    /** On which way data is lost: "up", "down", "up, down". */
    String sides() {
        boolean down = switch (step.effects().reversal()) {
            case Reversal.Exact _ -> false;
            case Reversal.Lossy lossy -> !lossy.lost().isEmpty();
            case Reversal.Impossible _ -> true;
        };
        return step.effects().destructive() ? (down ? TEXTS.get("sides.both") : TEXTS.get("sides.up")) : down ? TEXTS.get("sides.down")
                : "";
    }

    Duration up() {
        return measure.map(m -> m.up().took()).orElse(Duration.ZERO);
    }

    Duration down() {
        return measure.map(m -> m.down().took()).orElse(Duration.ZERO);
    }

    private static String told(String key, MeasuredLock lock) {
        return TEXTS.get(key, lock.mode(), lock.relation(), Format.duration(lock.held()));
    }

    /** Everything about it, for a tooltip. */
    String details() {
        List<String> lines = new ArrayList<>();
        lines.add(step.number() + " " + step.title());
        step.effects().hazards().forEach(hazard -> lines.add(TEXTS.get("details.hazard", hazard.severity().name()
                .toLowerCase(java.util.Locale.ROOT),
                hazard.effect(), hazard.remedy())));
        measure.ifPresent(m -> {
            m.up().locks().forEach(lock -> lines.add(told("details.lockUp", lock)));
            m.down().locks().forEach(lock -> lines.add(told("details.lockDown", lock)));
        });
        if (!loses.isEmpty()) {
            lines.add(loses);
        }
        return String.join("\n", lines);
    }
}
