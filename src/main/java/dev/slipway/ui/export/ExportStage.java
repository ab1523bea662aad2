package dev.slipway.ui.export;

import dev.slipway.ui.app.ShellModel;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageStatus;
import dev.slipway.ui.app.StageView;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.EmptyState;
import dev.slipway.ui.kit.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The stage that lets a plan out. */
public final class ExportStage extends StageView {
    private static final Texts TEXTS = Texts.of(ExportStage.class);

    private final ExportModel model;
    private final StackPane root = new StackPane();
    private final BorderPane page = new BorderPane();
    private final EmptyState empty;
    private final ClaimsPane claims;

    /** @param openFolder shows a folder in the desktop's file manager */
    public ExportStage(ExportModel model, ObservableValue<StageStatus> status, ShellModel shell, Consumer<Path> openFolder) {
        super(StageName.EXPORT, status);
        this.model = model;
        claims = new ClaimsPane(shell::go);
        empty = new EmptyState(AppIcon.EXPORT, TEXTS.get("empty.what"), TEXTS.get("empty.next"),
                List.of(Command.of("export.rehearse", TEXTS.get("command.rehearse"), AppIcon.REHEARSE, () ->
                        shell.go(StageName.REHEARSE))));
        var left = new VBox(24, new TargetPane(model, openFolder), claims);
        left.getStyleClass().add("export-left");
        var scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(440);
        scroll.setMinWidth(400);
        page.setLeft(scroll);
        page.setCenter(new BundlePane(model));
        root.getStyleClass().add("export");
        root.getStylesheets().add(Objects.requireNonNull(ExportStage.class.getResource("export.css")).toExternalForm());
        leadOn(Optional.of(Command.of("export.export", TEXTS.get("command.export"), AppIcon.EXPORT, model::export)
                .withShortcut("Shortcut+E").blockedBy(model.blockedByProperty())));
        model.bench().approving().proofProperty().subscribe(now -> show());
    }

    private void show() {
        root.getChildren().setAll(model.proof().isPresent() ? page : empty);
        claims.show(model.claims(), model.warnings(), model.reasons());
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void onShow() {
        model.bench().approving().refresh();
    }
}
