package dev.slipway.ui.work;

import dev.slipway.approve.Approvals;
import dev.slipway.approve.Checklist;
import dev.slipway.approve.Evidence;
import dev.slipway.approve.Gate;
import dev.slipway.approve.Review;
import dev.slipway.approve.SignedFile;
import dev.slipway.approve.SigningKey;
import dev.slipway.approve.Verification;
import dev.slipway.export.BundleFormat;
import dev.slipway.export.Export;
import dev.slipway.model.ProblemException;
import dev.slipway.workspace.PlanFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What was proven about the plan in its folder; the decision about it; and its way out. */
public final class Approving {
    private final Workbench bench;
    private final ReadOnlyObjectWrapper<Optional<Proof>> proof = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> exported = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activity verifying = new Activity();
    private final Activity deciding = new Activity();
    private final Activity exporting = new Activity();

    Approving(Workbench bench) {
        this.bench = bench;
        bench.planning().planProperty().subscribe(now -> {
            proof.set(Optional.empty());
            exported.set(Optional.empty());
        });
    }

    /**
     * What lies in the plan folder, as it was looked at last.
     *
     * @param verification the claims that were checked and the gate
     * @param evidence the newest evidence about the scripts as they are
     * @param checklist what is to be settled, when there is evidence
     * @param approvals all that were signed, for these scripts or others
     * @param scriptsHash of the scripts in the folder
     * @param report the report of the rehearsal behind that evidence, when it was kept
     */
    public record Proof(Verification verification, Optional<Evidence> evidence, Optional<Checklist> checklist, List<SignedFile> approvals,
            String scriptsHash, Optional<Path> report) {
        public Gate gate() {
            return verification.gate();
        }
    }

    /** The proof of the plan as it stands; empty while it has none, or has been edited since. */
    public ReadOnlyObjectProperty<Optional<Proof>> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    /** Where the bundle of this plan was written last. */
    public ReadOnlyObjectProperty<Optional<Path>> exportedProperty() {
        return exported.getReadOnlyProperty();
    }

    public Activity verifying() {
        return verifying;
    }

    public Activity deciding() {
        return deciding;
    }

    public Activity exporting() {
        return exporting;
    }

    /** Looks at the plan folder again. */
    public void refresh() {
        bench.files().folderProperty().get().ifPresentOrElse(path ->
                verifying.follow(bench.background().compute("verifying the plan", progress -> look(path))).onDone(this::take),
                () -> proof.set(Optional.empty()));
    }

    private void take(Proof seen) {
        boolean current = bench.planning().planProperty().get().filter(plan -> plan.scriptsHash().equals(seen.scriptsHash())).isPresent();
        proof.set(current ? Optional.of(seen) : Optional.empty());
    }

    private static Proof look(Path path) {
        PlanFolder folder = PlanFolder.at(path);
        Verification verification = Verification.of(folder);
        Approvals approvals = new Approvals(folder, Clock.systemUTC());
        Optional<Evidence> evidence = approvals.evidence();
        return new Proof(verification, evidence, evidence.map(found -> Checklist.of(folder.read().plan(), found.summary())),
                approvals.all(), folder.read().scriptsHash(), evidence.flatMap(found -> found.report(folder)));
    }

    /** Signs a decision with the user's own key. */
    public void decide(Review review) {
        Path path = bench.files().folderProperty().get().orElseThrow();
        Path config = bench.folders().config();
        deciding.follow(bench.background().run("signing", progress -> {
            new Approvals(PlanFolder.at(path), Clock.systemUTC()).add(review, SigningKey.ofUser(config));
            return look(path);
        })).onDone(this::take);
    }

    /** Writes the bundle; refused by the engine while anything is unproven. */
    public void export(BundleFormat format, Path target) {
        Path path = bench.files().folderProperty().get().orElseThrow();
        exporting.follow(bench.background().run("exporting", progress -> switch (Gate.check(PlanFolder.at(path))) {
            case Gate.Open open -> {
                Export.write(open, format, target);
                yield target;
            }
            case Gate.Closed closed -> throw new ProblemException("The plan may not leave", closed.line(), "Mend what is named");
        })).onDone(written -> exported.set(Optional.of(written)));
    }
}
