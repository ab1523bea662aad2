package dev.slipway.ui.export;

import dev.slipway.export.BundleFormat;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.CopiedText;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;

/** In which form and where to the bundle goes; and where it went. */
final class TargetPane extends VBox {
    private static final Texts TEXTS = Texts.of(TargetPane.class);
    private final ExportModel model;
    private final Consumer<Path> openFolder;
    private final VBox outcome = new VBox(8);

    /** @param openFolder shows a folder in the desktop's file manager */
    TargetPane(ExportModel model, Consumer<Path> openFolder) {
        super(8);
        this.model = model;
        this.openFolder = openFolder;
        outcome.getStyleClass().add("outcome");
        var formats = new ComboBox<BundleFormat>();
        formats.getItems().setAll(BundleFormat.ALL);
        formats.setConverter(new FormatName());
        formats.valueProperty().bindBidirectional(model.formatProperty());
        formats.setAccessibleText(TEXTS.get("target.format"));
        formats.setMaxWidth(Double.MAX_VALUE);
        Label description = Words.muted("");
        description.textProperty().bind(model.formatProperty().map(BundleFormat::description));
        description.setWrapText(true);
        var folder = new TextField();
        folder.setId("export-folder");
        folder.textProperty().bindBidirectional(model.folderProperty());
        folder.setPromptText(TEXTS.get("target.prompt"));
        folder.setAccessibleText(TEXTS.get("target.folder"));
        folder.setOnAction(event -> model.export());
        HBox.setHgrow(folder, Priority.ALWAYS);
        var choose = Buttons.icon(Command.of("export.choose", TEXTS.get("target.choose"), AppIcon.OPEN, this::choose));
        getChildren().addAll(outcome, Words.heading(TEXTS.get("target.title")), Words.caption(TEXTS.get("target.format")), formats,
                description,
                Words.caption(TEXTS.get("target.folder")), new HBox(4, folder, choose));
        model.bench().approving().exporting().stateProperty().subscribe(changed -> tell());
        model.bench().approving().exportedProperty().subscribe(changed -> tell());
    }

    private void choose() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(TEXTS.get("target.choose"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.folderProperty().set(chosen.toString());
        }
    }

    private void tell() {
        outcome.getChildren().clear();
        model.bench().approving().exporting().problem().ifPresent(problem -> outcome.getChildren().add(new ErrorState(problem)));
        Optional<Path> written = model.bench().approving().exportedProperty().get();
        written.ifPresent(path -> outcome.getChildren().add(done(path)));
        outcome.setManaged(!outcome.getChildren().isEmpty());
    }

    private VBox done(Path path) {
        Label what = Words.heading(TEXTS.get("target.done"));
        what.setGraphic(Tone.GOOD.icon().node(18, Tone.GOOD));
        what.setGraphicTextGap(8);
        Label where = Words.code(path.toString());
        where.setWrapText(true);
        Label check = Words.muted(TEXTS.get("target.check"));
        check.setWrapText(true);
        var ways = new HBox(8,
                Buttons.of(Command.of("export.open", TEXTS.get("target.open"), AppIcon.OPEN, () -> openFolder.accept(path))),
                Buttons.of(Command.of("export.copy", TEXTS.get("target.copy"), AppIcon.COPY, () -> CopiedText.put(path.toString()))));
        var card = new VBox(8, what, where, check, ways);
        card.getStyleClass().add("exported");
        return card;
    }

    private static final class FormatName extends StringConverter<BundleFormat> {
        @Override
        public String toString(BundleFormat format) {
            return format == null ? "" : TEXTS.get("format." + format.name());
        }

        @Override
        public BundleFormat fromString(String text) {
            return BundleFormat.named(text);
        }
    }
}
