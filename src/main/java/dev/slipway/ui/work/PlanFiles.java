package dev.slipway.ui.work;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.ObjectKey;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.postgres.PostgresScripts;
import dev.slipway.ui.kit.Job;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.ReviewMarks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Reads and writes plan folders: the plan, its two ends, and the review of its differences. */
public final class PlanFiles {
    private final Workbench bench;
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activity activity = new Activity();

    PlanFiles(Workbench bench) {
        this.bench = bench;
    }

    /** The plan's folder on disk, once it has one. */
    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Opening and saving. */
    public Activity activity() {
        return activity;
    }

    /** Opens a plan folder: its plan becomes the plan, its snapshots the two ends. */
    public Job<?> open(Path path) {
        return activity.follow(bench.background().run("opening " + path.getFileName(), progress -> {
            PlanFolder kept = PlanFolder.at(path);
            ScriptedPlan read = kept.read();
            List<AcceptedRename> renames = read.plan().renames().stream().map(r -> new AcceptedRename(r.from(), r.to())).toList();
            SchemaDiff diff = Pipeline.diff(read.from(), read.to(), renames, CompareRules.DEFAULT);
            Set<ObjectKey> all = diff.differences().stream().map(Difference::key).collect(Collectors.toSet());
            Comparison comparison = new Comparison(read.from(), read.to(), diff, List.of(), Map.of(), all, CompareRules.DEFAULT);
            ScriptedPlan generated = PostgresScripts.write(read.plan(), read.from(), read.to());
            return new Opened(read, generated, comparison, ReviewMarks.read(kept).hashes());
        })).onDone(opened -> show(opened, path));
    }

    /** @param generated the plan's scripts as they were before anybody edited them */
    record Opened(ScriptedPlan plan, ScriptedPlan generated, Comparison comparison, Map<ObjectKey, String> reviewed) {}

    private void show(Opened opened, Path path) {
        bench.fromProperty().set(Optional.of(new Place.Kept(opened.plan().from())));
        bench.toProperty().set(Optional.of(new Place.Kept(opened.plan().to())));
        bench.comparing().show(opened.comparison());
        bench.planning().show(opened);
        folder.set(Optional.of(path));
        bench.reviewing().take(opened.reviewed());
        bench.approving().refresh();
    }

    /** Writes the plan as it stands into a folder, which is its folder from then on. */
    public Job<Path> saveTo(Path path) {
        ScriptedPlan now = bench.planning().planProperty().get().orElseThrow();
        ReviewMarks reviewed = ReviewMarks.of(bench.reviewing().marksProperty().get());
        return activity.follow(bench.background().compute("saving the plan", progress -> {
            PlanFolder written = PlanFolder.at(path);
            written.write(now);
            reviewed.write(written);
            return path;
        })).onDone(saved -> folder.set(Optional.of(saved)));
    }

    /** Writes the plan into its folder, or into one of its own among the plans when it has none. */
    public Job<Path> save() {
        return saveTo(folder.get().orElseGet(() -> bench.folders().plans()
                .resolve(slug(bench.planning().planProperty().get().orElseThrow().plan().title()))));
    }

    private static String slug(String title) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "plan" : slug.substring(0, Math.min(60, slug.length()));
    }

    /** The plan there was is no longer the plan. */
    void forget() {
        folder.set(Optional.empty());
    }
}
