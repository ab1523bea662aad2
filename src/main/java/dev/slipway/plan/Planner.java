package dev.slipway.plan;

import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Fingerprint;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Makes a plan of a comparison: actions of the server's dialect, ordered by what depends on what. */
public final class Planner {
    private final ActionSource source;

    public Planner(ActionSource source) {
        this.source = source;
    }

    /**
     * What a dialect knows: how each difference is carried out and taken back.
     */
    public interface ActionSource {
        /** Renames, which come first, so that everything after them goes by the new names. */
        List<Action> renames(SchemaDiff diff, Snapshot from);

        /** Everything else. */
        List<Action> actions(SchemaDiff diff, Snapshot from, Snapshot to, PlanOptions options);
    }

    /** @param diff the comparison of the two snapshots' models */
    public Plan plan(SchemaDiff diff, Snapshot from, Snapshot to, PlanOptions options) {
        // Of all this the longest, and it needs nothing of the plan.
        CompletableFuture<List<String>> fingerprints = CompletableFuture.supplyAsync(() -> Fingerprint.of(from.model(), to.model()),
                task -> Thread.ofVirtual().name("fingerprints").start(task));
        List<Step> steps = new ArrayList<>();
        List<Action> first = source.renames(diff, from);
        for (Action rename : first) {
            steps.addAll(new StepAssembly(List.of(rename), new ActionGraph(List.of(rename), diff.from(), diff.to())).steps());
        }
        List<Action> actions = source.actions(diff, from, to, options);
        steps.addAll(new StepAssembly(actions, new ActionGraph(actions, diff.from(), diff.to())).steps());
        List<Step> numbered = renumber(steps, first);
        List<Rename> renames = diff.renames().stream().map(r -> new Rename(r.from(), r.to())).toList();
        return new Plan(title(diff, options), options.author(), to.server().engine(), fingerprints.join().getFirst(),
                fingerprints.join().getLast(), options.strategy(), renames, numbered, diff.notCompared(), diff.rules());
    }

    private static List<Step> renumber(List<Step> steps, List<Action> renames) {
        List<Step> result = new ArrayList<>();
        for (Step step : steps) {
            boolean isRename = result.size() < renames.size();
            int shift = isRename ? 0 : renames.size();
            List<Step.Need> needs = step.needs().stream().map(n -> new Step.Need(n.step() + shift, n.reason())).toList();
            result.add(new Step(result.size() + 1, step.title(), step.phase(), step.objects(), step.up(),
                    isRename ? step.down() : underNewNames(step.down(), renames), step.effects(), step.choice(), needs));
        }
        return result;
    }

    /**
     * The way back ends with the renames, and everything before them goes by the new names: once the last name is the old one again,
     * a second run finds nothing to do.
     */
    private static StepScript underNewNames(StepScript down, List<Action> renames) {
        if (renames.isEmpty() || down.isEmpty()) {
            return down;
        }
        String undone = "NOT (" + renames.getLast().down().done() + ")";
        return new StepScript(down.todo().isEmpty() ? "SELECT " + undone : down.todo() + "\n   AND " + undone, down.transaction(),
                down.statements());
    }

    private static String title(SchemaDiff diff, PlanOptions options) {
        if (!options.title().isEmpty()) {
            return options.title();
        }
        List<Difference> differences = diff.differences();
        if (differences.isEmpty()) {
            return "nothing to change";
        }
        // Tables say most about what a plan is for.
        List<String> names = Stream.concat(differences.stream().filter(Planner::isTable), differences.stream().filter(d -> !isTable(d)))
                .map(d -> d.key().described()).limit(2).toList();
        int more = differences.size() - names.size();
        return "change " + String.join(", ", names) + (more == 0 ? "" : " and " + more + " more");
    }

    private static boolean isTable(Difference difference) {
        return difference.key().kind() == ObjectKind.TABLE;
    }
}
