package dev.slipway.ui.export;

import dev.slipway.approve.Claim;
import dev.slipway.approve.Gate;
import dev.slipway.approve.Reason;
import dev.slipway.export.BundleFormat;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Approving;
import dev.slipway.ui.work.Workbench;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the gate says, what the bundle would hold, and where it goes. FX thread. */
public final class ExportModel {
    private static final Texts TEXTS = Texts.of(ExportModel.class);

    private final Workbench bench;
    private final ObjectProperty<BundleFormat> format = new SimpleObjectProperty<>(BundleFormat.ALL.getFirst());
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObservableList<BundleFile> files = FXCollections.observableArrayList();
    private final ObservableList<BundleFile> shownFiles = FXCollections.unmodifiableObservableList(files);
    private final ReadOnlyStringWrapper blockedBy = new ReadOnlyStringWrapper("");
    private Optional<Gate.Open> previewed = Optional.empty();

    public ExportModel(Workbench bench) {
        this.bench = bench;
        bench.files().folderProperty().subscribe(path -> path.ifPresent(this::suggest));
        // The place it went is named alike wherever it is named.
        bench.approving().exportedProperty().subscribe(written -> written.ifPresent(path -> folder.set(path.toString())));
        List<Observable> sources = List.of(bench.approving().proofProperty(), bench.approving().exporting().stateProperty(), folder,
                format);
        sources.forEach(source -> source.addListener(changed -> derive()));
        derive();
    }

    public Workbench bench() {
        return bench;
    }

    public ObjectProperty<BundleFormat> formatProperty() {
        return format;
    }

    /** Where the bundle goes, as it was typed. */
    public StringProperty folderProperty() {
        return folder;
    }

    /** What the bundle holds; empty while the gate is closed. */
    public ObservableList<BundleFile> files() {
        return shownFiles;
    }

    /** Why it cannot be exported now; empty when it can. */
    public ReadOnlyStringProperty blockedByProperty() {
        return blockedBy.getReadOnlyProperty();
    }

    /** What was checked, in the order in which it was. */
    public List<Claim> claims() {
        return proof().map(proof -> proof.verification().claims()).orElse(List.of());
    }

    /** What keeps nothing from leaving and deserves a look. */
    public List<String> warnings() {
        return proof().map(proof -> proof.verification().warnings()).orElse(List.of());
    }

    /** What keeps the plan from leaving, to mend first in front. */
    public List<Reason> reasons() {
        return proof().map(Approving.Proof::gate).map(gate -> switch (gate) {
            case Gate.Open _ -> List.<Reason>of();
            case Gate.Closed closed -> closed.reasons();
        }).orElse(List.of());
    }

    public Optional<Approving.Proof> proof() {
        return bench.approving().proofProperty().get();
    }

    /** The stage that mends a reason. */
    public static StageName stageOf(Reason reason) {
        return switch (reason.stage()) {
            case PLAN -> StageName.PLAN;
            case REHEARSE -> StageName.REHEARSE;
            case APPROVE -> StageName.APPROVE;
        };
    }

    /** Writes the bundle. */
    public void export() {
        path().ifPresent(target -> bench.approving().export(format.get(), target));
    }

    private Optional<Path> path() {
        try {
            String typed = folder.get().strip();
            String home = System.getProperty("user.home", "");
            return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(typed.startsWith("~/") ? home + typed.substring(1) : typed));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private void suggest(Path plan) {
        folder.set("~/" + plan.getFileName() + "-bundle");
    }

    private void derive() {
        Optional<Gate.Open> open = proof().map(Approving.Proof::gate).filter(Gate.Open.class::isInstance).map(Gate.Open.class::cast);
        blockedBy.set(reason(open.isPresent()));
        if (!open.equals(previewed)) {
            previewed = open;
            files.clear();
            BundleFormat wanted = format.get();
            open.ifPresent(gate -> bench.background().compute("putting the bundle together", progress -> wanted.files(gate).entrySet()
                    .stream()
                    .map(file -> BundleFile.of(file.getKey(), file.getValue())).toList()).onDone(made -> {
                        if (previewed.filter(gate::equals).isPresent()) {
                            files.setAll(made);
                        }
                    }));
        }
    }

    private String reason(boolean open) {
        if (proof().isEmpty()) {
            return TEXTS.get("blocked.unproven");
        }
        if (!open) {
            return reasons().getFirst().sentence();
        }
        if (bench.approving().exporting().running()) {
            return TEXTS.get("blocked.exporting");
        }
        Optional<Path> target = path();
        return target.isEmpty() ? TEXTS.get("blocked.noFolder") : target.get().isAbsolute() ? "" : TEXTS.get("blocked.relative");
    }
}
