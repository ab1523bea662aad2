package dev.slipway.ui.work;

import dev.slipway.ServerFamily;
import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.BudgetFile;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.ui.kit.Job;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.PlanOrigin;
import dev.slipway.workspace.ReviewMarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes plan folders: the plan, its two ends, and the review of its differences. */
public final class PlanFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PlanFiles.class);

    private final Workbench bench;
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activity activity = new Activity();
    /** The plan as it lies in its folder. */
    private Optional<ScriptedPlan> saved = Optional.empty();

    PlanFiles(Workbench bench) {
        this.bench = bench;
    }

    /** The plan's folder on disk, once it has one. */
    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Whether the scripts were edited by hand since they were saved. */
    public boolean unsavedEdits() {
        Optional<ScriptedPlan> now = bench.planning().planProperty().get();
        return bench.planning().edited() && saved.flatMap(kept -> now.filter(kept::hasScriptsOf)).isEmpty();
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
            CompareRules rules = read.plan().rules();
            SchemaDiff diff = Pipeline.diff(read.from(), read.to(), renames, rules);
            Set<ObjectKey> all = diff.differences().stream().map(Difference::key).collect(Collectors.toSet());
            Comparison comparison = new Comparison(read.from(), read.to(), diff, List.of(), Map.of(), all, rules);
            ScriptedPlan generated = ServerFamily.of(read.plan().engine()).scripts(read.plan(), read.from(), read.to());
            Path limits = path.resolve(BudgetFile.NAME);
            return new Opened(read, generated, comparison, ReviewMarks.read(kept).hashes(),
                    PlanOrigin.of(bench.folders().origins(), read.plan()),
                    Files.exists(limits) ? BudgetFile.read(limits) : Budget.DEFAULT);
        })).onDone(opened -> show(opened, path));
    }

    /**
     * @param generated the plan's scripts as they were before anybody edited them
     * @param origin the database it was made from, when that was on this machine
     * @param budget the limits that lie beside it, or the usual ones
     */
    record Opened(ScriptedPlan plan, ScriptedPlan generated, Comparison comparison, Map<ObjectKey, String> reviewed,
            Optional<DatabaseIdentity> origin, Budget budget) {}

    private void show(Opened opened, Path path) {
        bench.fromProperty().set(Optional.of(new Place.Kept(opened.plan().from(), opened.origin())));
        bench.toProperty().set(Optional.of(new Place.Kept(opened.plan().to())));
        bench.comparing().show(opened.comparison());
        bench.planning().show(opened);
        bench.rehearsing().budgetProperty().set(opened.budget());
        lies(opened.plan(), path);
        bench.reviewing().take(opened.reviewed());
        bench.approving().refresh();
    }

    private void lies(ScriptedPlan plan, Path path) {
        saved = Optional.of(plan);
        folder.set(Optional.of(path));
    }

    /**
     * Writes the plan as it stands into a folder, which is its folder from then on. A folder that holds anything but a plan is refused:
     * an {@code up.sql} may be somebody's own.
     */
    public Job<Path> saveTo(Path path) {
        return write(() -> PlanFolder.at(path));
    }

    /** Writes the plan into its folder, or into one of its own among the plans when it has none. */
    public Job<Path> save() {
        ScriptedPlan now = bench.planning().planProperty().get().orElseThrow();
        Optional<Path> known = folder.get();
        Path plans = bench.folders().plans();
        return write(() -> known.map(PlanFolder::at).orElseGet(() -> PlanFolder.freeFor(now, plans, slug(now.plan().title()))));
    }

    private Job<Path> write(Supplier<PlanFolder> target) {
        ScriptedPlan now = bench.planning().planProperty().get().orElseThrow();
        ReviewMarks reviewed = ReviewMarks.of(bench.reviewing().marksProperty().get());
        Optional<DatabaseIdentity> origin = origin();
        return activity.follow(bench.background().compute("saving the plan", progress -> {
            PlanFolder written = target.get();
            written.requireFreeOrPlan();
            written.write(now);
            reviewed.write(written);
            origin.ifPresent(database -> remember(now, database));
            return written.path();
        })).onDone(path -> lies(now, path));
    }

    /** The plan is safe without it; only a rehearsal on the database it was made from is not refused any more once the window is closed. */
    private void remember(ScriptedPlan plan, DatabaseIdentity origin) {
        try {
            PlanOrigin.remember(bench.folders().origins(), plan.plan(), origin);
        } catch (ProblemException e) {
            LOG.warn("where the plan was made from is not remembered: {}", e.problem().line());
        }
    }

    /** The database that the plan is made from, as far as it is known: a rehearsal on it is refused. */
    Optional<DatabaseIdentity> origin() {
        return bench.fromProperty().get().flatMap(place -> switch (place) {
            case Place.Live live -> Optional.of(live.facts().identity());
            case Place.Kept kept -> kept.origin();
            case Place.Filed _ -> Optional.empty();
        });
    }

    private static String slug(String title) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "plan" : slug.substring(0, Math.min(60, slug.length()));
    }

    /** What is made next is another plan: the folder keeps the one that lies in it. */
    public void leave() {
        saved = Optional.empty();
        folder.set(Optional.empty());
    }
}
