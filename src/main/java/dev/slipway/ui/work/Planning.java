package dev.slipway.ui.work;

import dev.slipway.Pipeline;
import dev.slipway.demo.DemoAnswers;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.ServerFamily;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.shadow.ShadowRun;
import dev.slipway.ui.kit.Job;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the plan, keeps its scripts as they stand in the editor, and checks them. */
public final class Planning {
    private static final Logger LOG = LoggerFactory.getLogger(Planning.class);

    private final Workbench bench;
    private final ReadOnlyObjectWrapper<PlanOptions> options = new ReadOnlyObjectWrapper<>(PlanOptions.DEFAULT);
    private final ReadOnlyObjectWrapper<Optional<ScriptedPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ScriptedPlan>> generated = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> plannedFrom = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ShadowCheck>> shadow = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<PlanQuestion>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final Set<ObjectKey> dismissed = new HashSet<>();
    private final Activity planActivity = new Activity();
    private final Activity checkActivity = new Activity();
    /** Whether the plan was read from a folder and not made here. */
    private boolean opened;
    /** How often a plan was asked for, opened or forgotten: what an earlier question is answered with does not count any more. */
    private long asked;

    Planning(Workbench bench) {
        this.bench = bench;
        // A plan between other databases is another plan; one that was opened brings its own comparison.
        bench.comparing().comparisonProperty().subscribe(now -> {
            if (now.isEmpty()) {
                forget();
            }
        });
    }

    public ReadOnlyObjectProperty<PlanOptions> optionsProperty() {
        return options.getReadOnlyProperty();
    }

    /** The plan with its scripts as they stand in the editor. */
    public ReadOnlyObjectProperty<Optional<ScriptedPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** The last shadow run; it may be about scripts that have been edited since. */
    public ReadOnlyObjectProperty<Optional<ShadowCheck>> shadowProperty() {
        return shadow.getReadOnlyProperty();
    }

    public Activity planActivity() {
        return planActivity;
    }

    public Activity checkActivity() {
        return checkActivity;
    }

    /** Whether the scripts were edited by hand. */
    public boolean edited() {
        return plan.get().isPresent() && generated.get().isPresent()
                && !plan.get().get().hasScriptsOf(generated.get().get());
    }

    /** Whether the comparison has changed since the plan was made. */
    public boolean stale() {
        Optional<Comparison> now = bench.comparing().comparisonProperty().get();
        return plan.get().isPresent() && now.isPresent() && plannedFrom.get().isPresent() && now.get() != plannedFrom.get().get();
    }

    /** Whether there is a plan to make: there is none, it is stale, or it could not be made. */
    public boolean outdated() {
        return plan.get().isEmpty() || stale() || planActivity.problem().isPresent();
    }

    /** What only a person can say about the plan, and nobody has said or put aside. */
    public ReadOnlyObjectProperty<List<PlanQuestion>> openQuestionsProperty() {
        return open.getReadOnlyProperty();
    }

    /** Goes on without an answer. */
    public void dismiss(PlanQuestion question) {
        dismissed.add(question.about());
        ask();
    }

    /** A plan that was opened has had its questions answered where it was made. */
    private void ask() {
        Optional<Comparison> made = plan.get().isPresent() && !opened ? plannedFrom.get() : Optional.empty();
        open.set(made.map(comparison -> PlanQuestion.of(comparison, bench.connecting().suggestedAnswers()).stream()
                .filter(question -> !question.answeredBy(options.get()) && !dismissed.contains(question.about())).toList())
                        .orElse(List.of()));
    }

    /** Makes the plan with the answers given so far. */
    public Job<ScriptedPlan> replan() {
        return replan(options.get());
    }

    /** Makes the plan anew; edits by hand are replaced. Needs a comparison. */
    public Job<ScriptedPlan> replan(PlanOptions newOptions) {
        Comparison comparison = bench.comparing().comparisonProperty().get().orElseThrow();
        String title = newOptions.title().isEmpty() && bench.connecting().demoProperty().get().isPresent() ? DemoAnswers.TITLE
                : newOptions.title();
        PlanOptions wanted = new PlanOptions(newOptions.strategy(), newOptions.strategies(), newOptions.backfills(), newOptions.orphans(),
                title, bench.authorProperty().get());
        options.set(wanted);
        long mine = ++asked;
        return planActivity.follow(bench.background().run("making the plan", progress -> make(comparison, wanted))).onDone(made -> {
            if (mine == asked) {
                opened = false;
                plannedFrom.set(Optional.of(comparison));
                generated.set(Optional.of(made));
                plan.set(Optional.of(made));
                ask();
            }
        });
    }

    private static ScriptedPlan make(Comparison comparison, PlanOptions options) {
        if (comparison.everythingChosen() && comparison.wanted() == comparison.to()) {
            return foundOut(Pipeline.plan(comparison.diff(), comparison.from(), comparison.to(), options));
        }
        Snapshot wanted = comparison.wanted();
        SchemaDiff part = Pipeline.diff(comparison.from(), wanted, comparison.chosenRenames(), comparison.rules());
        return foundOut(Pipeline.plan(part, comparison.from(), wanted, options));
    }

    private static ScriptedPlan foundOut(ScriptedPlan plan) {
        return Pipeline.foundOut(plan, Optional.empty(), LOG::info);
    }

    /** Takes the scripts as they stand in the editor now. */
    public void edit(String up, String down) {
        plan.get().filter(now -> !now.up().equals(up) || !now.down().equals(down)).ifPresent(now ->
                plan.set(Optional.of(new ScriptedPlan(now.plan(), up, down, now.from(), now.to()))));
    }

    /** Gives the plan another title and author; edits by hand stay. What was proven under the old title is stale: it is in the scripts. */
    public void name(String title, String author) {
        plan.get().filter(now -> !now.plan().title().equals(title) || !now.plan().author().equals(author)).ifPresent(now -> {
            bench.authorProperty().set(author);
            PlanOptions before = options.get();
            options.set(new PlanOptions(before.strategy(), before.strategies(), before.backfills(), before.orphans(), title, author));
            bench.background().compute("naming the plan",
                    progress -> ServerFamily.of(now.plan().engine()).scripts(now.plan().named(title, author), now.from(), now.to()))
                    .onDone(this::named);
        });
    }

    private void named(ScriptedPlan written) {
        plan.get().filter(now -> now.plan().named("", "").equals(written.plan().named("", ""))).ifPresent(now -> {
            ScriptedPlan before = generated.get().orElse(written);
            generated.set(Optional.of(written));
            plan.set(Optional.of(new ScriptedPlan(written.plan(), headed(now.up(), before.up(), written.up()),
                    headed(now.down(), before.down(), written.down()), now.from(), now.to())));
        });
    }

    /** A script with the new first line, unless somebody changed that line by hand. */
    private static String headed(String script, String before, String written) {
        String old = before.lines().findFirst().orElse("");
        return script.startsWith(old + "\n") ? written.lines().findFirst().orElse("") + script.substring(old.length()) : script;
    }

    /** Takes back all edits by hand. */
    public void backToGenerated() {
        plan.set(generated.get());
    }

    /** Runs both scripts on a throw-away server that holds only the schema. */
    public Job<ShadowCheck> check() {
        ScriptedPlan now = plan.get().orElseThrow();
        return checkActivity.follow(bench.background().run("checking both scripts", progress -> {
            RunControl control = new RunControl();
            progress.onCancel(control::abort);
            ShadowRun run = ServerFamily.of(now.plan().engine()).shadowRun(Optional.empty());
            progress.say("running up, up again, down, down again on a throw-away server");
            return new ShadowCheck(run.run(now, control), now);
        })).onDone(found -> shadow.set(Optional.of(found)));
    }

    /** Takes a plan that was read from its folder. */
    void show(PlanFiles.Opened read) {
        ScriptedPlan now = read.plan();
        options.set(new PlanOptions(now.plan().strategy(), Map.of(), Map.of(), Map.of(), now.plan().title(), now.plan().author()));
        opened = true;
        asked++;
        plannedFrom.set(Optional.of(read.comparison()));
        generated.set(Optional.of(read.generated()));
        plan.set(Optional.of(now));
        ask();
    }

    private void forget() {
        asked++;
        plan.set(Optional.empty());
        generated.set(Optional.empty());
        plannedFrom.set(Optional.empty());
        shadow.set(Optional.empty());
        bench.files().leave();
        options.set(PlanOptions.DEFAULT);
        dismissed.clear();
        ask();
    }
}
