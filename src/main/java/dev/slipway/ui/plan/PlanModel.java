package dev.slipway.ui.plan;

import dev.slipway.model.ObjectKey;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.shadow.ShadowReport;
import dev.slipway.rehearse.shadow.ShadowReport.StepMeasured;
import dev.slipway.ui.work.PlanQuestion;
import dev.slipway.ui.work.Planning;
import dev.slipway.ui.work.ShadowCheck;
import dev.slipway.ui.work.Workbench;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The step and the script that are looked at, the questions still open, and what is known about each step. */
public final class PlanModel {
    private final Workbench bench;
    private final Consumer<Runnable> overEdits;
    private final IntegerProperty step = new SimpleIntegerProperty(1);
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.UP);

    /** @param overEdits carries out what replaces the scripts, once it is clear what becomes of edits by hand */
    PlanModel(Workbench bench, Consumer<Runnable> overEdits) {
        this.bench = bench;
        this.overEdits = overEdits;
        planning().planProperty().subscribe(now ->
                now.filter(plan -> step.get() > plan.plan().steps().size()).ifPresent(plan -> step.set(1)));
    }

    public Workbench bench() {
        return bench;
    }

    public Planning planning() {
        return bench.planning();
    }

    public Optional<ScriptedPlan> plan() {
        return planning().planProperty().get();
    }

    /** The number of the step that is looked at, from 1. */
    public IntegerProperty stepProperty() {
        return step;
    }

    public Optional<Step> step() {
        return plan().flatMap(plan -> plan.plan().steps().stream().filter(s -> s.number() == step.get()).findFirst());
    }

    /** The script that is looked at. */
    public ObjectProperty<Side> sideProperty() {
        return side;
    }

    /** Fills a column by an expression over its row; the plan is made anew. */
    public void fill(ObjectKey column, String expression) {
        if (!expression.isBlank()) {
            PlanOptions now = planning().optionsProperty().get();
            replan(options(now, now.strategies(), with(now.backfills(), column, expression.strip()), now.orphans()));
        }
    }

    /** Says what happens to the rows a foreign key would refuse; the plan is made anew. */
    public void orphans(ObjectKey constraint, OrphanRule rule) {
        PlanOptions now = planning().optionsProperty().get();
        replan(options(now, now.strategies(), now.backfills(), with(now.orphans(), constraint, rule)));
    }

    /** Whether an open question comes with an answer to take. */
    public boolean anyOffered() {
        return planning().openQuestionsProperty().get().stream().anyMatch(PlanModel::offered);
    }

    private static boolean offered(PlanQuestion question) {
        return switch (question) {
            case PlanQuestion.Backfill fill -> !fill.offered().isEmpty();
            case PlanQuestion.Orphans orphans -> orphans.offered().isPresent();
        };
    }

    /** Takes all answers that are offered, at once; what is offered none is put aside. */
    public void takeOffered() {
        PlanOptions now = planning().optionsProperty().get();
        Map<ObjectKey, String> fills = new HashMap<>(now.backfills());
        Map<ObjectKey, OrphanRule> orphans = new HashMap<>(now.orphans());
        for (PlanQuestion question : planning().openQuestionsProperty().get()) {
            switch (question) {
                case PlanQuestion.Backfill fill when !fill.offered().isEmpty() -> fills.put(fill.about(), fill.offered());
                case PlanQuestion.Orphans rows when rows.offered().isPresent() -> orphans.put(rows.about(), rows.offered().get());
                case PlanQuestion.Backfill _, PlanQuestion.Orphans _ -> planning().dismiss(question);
            }
        }
        replan(options(now, now.strategies(), fills, orphans));
    }

    /** Carries a step out in another way; the plan is made anew. */
    public void choose(Step chosen, Strategy strategy) {
        PlanOptions now = planning().optionsProperty().get();
        Map<ObjectKey, Strategy> strategies = new HashMap<>(now.strategies());
        chosen.objects().forEach(object -> strategies.put(object, strategy));
        replan(options(now, strategies, now.backfills(), now.orphans()));
    }

    /** Carries every step out that way. */
    public void chooseAll(Strategy strategy) {
        PlanOptions now = planning().optionsProperty().get();
        replan(new PlanOptions(strategy, Map.of(), now.backfills(), now.orphans(), now.title(), now.author()));
    }

    private void replan(PlanOptions options) {
        overEdits.accept(() -> planning().replan(options));
    }

    private static PlanOptions options(PlanOptions now, Map<ObjectKey, Strategy> strategies, Map<ObjectKey, String> fills,
            Map<ObjectKey, OrphanRule> orphans) {
        return new PlanOptions(now.strategy(), strategies, fills, orphans, now.title(), now.author());
    }

    private static <T> Map<ObjectKey, T> with(Map<ObjectKey, T> map, ObjectKey key, T value) {
        Map<ObjectKey, T> result = new HashMap<>(map);
        result.put(key, value);
        return result;
    }

    /** The check of the scripts as they stand. */
    public Optional<ShadowReport> report() {
        return planning().shadowProperty().get().filter(check -> plan().filter(check::isAbout).isPresent()).map(ShadowCheck::report);
    }

    /** Whether there is a check, of scripts that have changed since. */
    public boolean checkIsStale() {
        return planning().shadowProperty().get().isPresent() && report().isEmpty();
    }

    /** What one side of a step was seen to do. */
    public Optional<StepMeasured> measured(int number, Side of) {
        return report().flatMap(found -> found.steps().stream().filter(s -> s.step() == number && s.side() == of).findFirst());
    }
}
