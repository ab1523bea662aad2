package dev.slipway.workspace;

import dev.slipway.diff.CompareRules;
import dev.slipway.model.Engine;
import dev.slipway.model.Fingerprint;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SeenObject;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Rename;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan as a folder: {@code plan.json}, {@code up.sql}, {@code down.sql}, the two snapshots, {@code evidence/} and
 * {@code approvals/}. Made for git: stable order, no clock and no path in it.
 */
public final class PlanFolder {
    public static final String PLAN = "plan.json";
    public static final String UP = "up.sql";
    public static final String DOWN = "down.sql";
    public static final String FROM = "from" + SnapshotFile.SUFFIX;
    public static final String TO = "to" + SnapshotFile.SUFFIX;
    private static final String FORMAT = "slipway-plan/1";
    private static final long MAX_PLAN_BYTES = 64L << 20;
    private static final long MAX_SCRIPT_BYTES = 64L << 20;
    /** Enough for the name of the format. */
    private static final int HEAD_BYTES = 64;
    private static final int MAX_FILES = 10_000;

    private final Path folder;

    private PlanFolder(Path folder) {
        this.folder = folder;
    }

    /** The plan folder at that place, which need not exist yet. */
    public static PlanFolder at(Path folder) {
        return new PlanFolder(folder);
    }

    private record Document(String title, String author, Engine engine, String fromFingerprint, String toFingerprint, Strategy strategy,
            List<Rename> renames, List<Step> steps, List<SeenObject> notCompared, Optional<KeptRules> rules) {
        static Document of(Plan plan) {
            return new Document(plan.title(), plan.author(), plan.engine(), plan.fromFingerprint(), plan.toFingerprint(), plan.strategy(),
                    plan.renames(), plan.steps(), plan.notCompared(), KeptRules.of(plan.rules()));
        }

        Plan plan() {
            return new Plan(title, author, engine, fromFingerprint, toFingerprint, strategy, renames, steps, notCompared,
                    rules.map(KeptRules::rules).orElse(CompareRules.DEFAULT));
        }
    }

    public Path path() {
        return folder;
    }

    /** Where rehearsals leave their evidence. */
    public Path evidence() {
        return SafeFiles.inside(folder, "evidence");
    }

    /** Where approvals are kept. */
    public Path approvals() {
        return SafeFiles.inside(folder, "approvals");
    }

    /** Whether there is a plan here. */
    public boolean exists() {
        return Files.exists(folder.resolve(PLAN));
    }

    /**
     * Checks that a plan may be written here: the folder is new, empty but for hidden files, or holds a plan of ours.
     *
     * @throws ProblemException when it is a file, or holds something else
     */
    public void requireFreeOrPlan() {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new ProblemException("The plan needs a folder, and this is a file", folder.toString(), "Name another folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList();
            if (!names.isEmpty() && !isPlan()) {
                throw new ProblemException("The folder is not empty and holds no plan of Slipway, but " + names.getFirst(),
                        folder.toString(), "Name an empty or new folder");
            }
        } catch (IOException e) {
            throw new ProblemException(new Problem("The folder cannot be read", folder.toString(), "", "Check its permissions"), e);
        }
    }

    /**
     * The folder for a plan that has none yet: {@code name}, {@code name-2} and so on among {@code plans}, the first that is free or
     * holds this very plan already.
     */
    public static PlanFolder freeFor(ScriptedPlan plan, Path plans, String name) {
        return IntStream.iterate(1, n -> n + 1).mapToObj(n -> at(plans.resolve(n == 1 ? name : name + "-" + n)))
                .filter(folder -> !Files.exists(folder.folder) || folder.holds(plan)).findFirst().orElseThrow();
    }

    private boolean holds(ScriptedPlan plan) {
        return holds(PLAN, planText(plan.plan())) && holds(UP, plan.up()) && holds(DOWN, plan.down());
    }

    private boolean holds(String name, String text) {
        return Files.isRegularFile(folder.resolve(name)) && SafeFiles.readText(file(name), MAX_SCRIPT_BYTES).equals(text);
    }

    /** Whether {@code plan.json} is one of ours, if only by how it begins: one that is damaged may be replaced. */
    private boolean isPlan() throws IOException {
        if (!Files.isRegularFile(folder.resolve(PLAN))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file(PLAN))) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8).contains(FORMAT.substring(0, FORMAT.indexOf('/')));
        }
    }

    /** The content of {@code plan.json}; the same plan always gives the same text. */
    public static String planText(Plan plan) {
        return RecordJson.write(FORMAT, Document.of(plan));
    }

    /** SHA-256 over the plan as it is written: what an approval signs. */
    public static String planHash(Plan plan) {
        return Fingerprint.sha256(planText(plan));
    }

    /**
     * Reads the whole plan.
     *
     * @throws ProblemException naming the file that is missing, damaged or does not belong to the others
     */
    public ScriptedPlan read() {
        if (!exists()) {
            throw new ProblemException("There is no plan in this folder", folder.toString(),
                    "Name a folder that slipway plan wrote; it holds " + PLAN);
        }
        Path planFile = file(PLAN);
        Plan plan = RecordJson.read(planFile, FORMAT, Document.class, MAX_PLAN_BYTES).plan();
        Snapshot from = SnapshotFile.read(file(FROM));
        Snapshot to = SnapshotFile.read(file(TO));
        requireBelongs(FROM, from, plan.fromFingerprint());
        requireBelongs(TO, to, plan.toFingerprint());
        requireNumbered(plan, planFile);
        return new ScriptedPlan(plan, SafeFiles.readText(file(UP), MAX_SCRIPT_BYTES), SafeFiles.readText(file(DOWN), MAX_SCRIPT_BYTES),
                from, to);
    }

    /** Begins to write a plan between these snapshots, which goes on beside what makes the plan. */
    public PlanDraft begin(Snapshot from, Snapshot to) {
        boolean isNew = !Files.exists(folder);
        FileDraft present = FileDraft.of(file(FROM), false);
        try {
            FileDraft wanted = FileDraft.of(file(TO), false);
            return new PlanDraft(this, isNew, List.of(present, wanted), () -> SnapshotFile.write(present, from, wanted, to));
        } catch (ProblemException unwritable) {
            present.close();
            throw unwritable;
        }
    }

    /** Writes the whole plan. */
    public void write(ScriptedPlan scripted) {
        try (PlanDraft draft = begin(scripted.from(), scripted.to())) {
            draft.finish(scripted);
        }
    }

    void writePlan(Plan plan) {
        SafeFiles.write(file(PLAN), planText(plan));
    }

    /** Removes the folder of a plan that did not come about. */
    void removeIfEmpty() {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException _) {
            return;
        } catch (IOException e) {
            throw new ProblemException(new Problem("An empty folder cannot be removed", folder.toString(), "", "Remove it"), e);
        }
    }

    /** Writes scripts that were edited. */
    public void writeScripts(String up, String down) {
        SafeFiles.write(file(UP), up);
        SafeFiles.write(file(DOWN), down);
    }

    /** The JSON files of {@code evidence} or {@code approvals}, by name; empty when the folder is not there. */
    public List<Path> jsonFiles(Path subfolder) {
        if (!Files.isDirectory(subfolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(subfolder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".json")).sorted().limit(MAX_FILES)
                    .map(this::orderly).toList();
        } catch (IOException e) {
            throw new ProblemException(new Problem("The folder cannot be read", subfolder.toString(), "", "Check its permissions"), e);
        }
    }

    /** Names end up in a list of checksums and in a runbook, so they are plain. */
    private Path orderly(Path file) {
        if (!String.valueOf(file.getFileName()).matches("[A-Za-z0-9._-]{1,200}")) {
            throw new ProblemException("The file's name holds more than letters, digits, dots, dashes and underscores",
                    file.toString().replaceAll("\\p{Cntrl}", "?"), "Rename or remove it");
        }
        return file(folder.relativize(file).toString());
    }

    private Path file(String name) {
        return SafeFiles.inside(folder, name);
    }

    private void requireBelongs(String name, Snapshot snapshot, String fingerprint) {
        if (!snapshot.fingerprint().equals(fingerprint)) {
            throw new ProblemException("The snapshot is not the one that " + PLAN + " was made from (changed by hand, or from another"
                    + " version of Slipway)", folder.resolve(name).toString(), "Restore the file, or plan again");
        }
    }

    private static void requireNumbered(Plan plan, Path file) {
        int expected = 1;
        for (Step step : plan.steps()) {
            if (step.number() != expected++) {
                throw new ProblemException("The steps are not numbered 1, 2, 3 …: found step " + step.number(), file.toString(),
                        "Plan again");
            }
        }
    }
}
