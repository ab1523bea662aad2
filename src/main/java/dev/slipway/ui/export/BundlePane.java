package dev.slipway.ui.export;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.EmptyState;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What the bundle holds: its files with checksums, and the one that is chosen as it reads. */
final class BundlePane extends BorderPane {
    private static final Texts TEXTS = Texts.of(BundlePane.class);
    /** A text of a million characters in one text area takes seconds to lay out. */
    private static final int MOST_SHOWN = 200_000;
    private static final String FIRST = "RUNBOOK.md";

    private final ListView<BundleFile> list = new ListView<>();
    private final MarkdownView markdown = new MarkdownView();
    private final ScrollPane page = new ScrollPane(markdown);
    private final TextArea text = new TextArea();
    private final StackPane content = new StackPane();
    private final EmptyState closed = new EmptyState(AppIcon.EXPORT, TEXTS.get("bundle.closed"), TEXTS.get("bundle.closed.next"));

    BundlePane(ExportModel model) {
        list.setItems(model.files());
        list.setFixedCellSize(28);
        list.getStyleClass().add("quiet-list");
        list.setAccessibleText(TEXTS.get("bundle.files"));
        list.setCellFactory(view -> new Cell());
        list.setPrefHeight(28 * 8 + 2);
        list.setMinHeight(28 * 4);
        page.setFitToWidth(true);
        page.setAccessibleText(TEXTS.get("bundle.runbook"));
        text.setEditable(false);
        text.getStyleClass().addAll("code", "file-text");
        text.setAccessibleText(TEXTS.get("bundle.text"));
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        model.files().addListener((ListChangeListener<BundleFile>) change -> arrange());
        var head = new HBox(Words.caption(TEXTS.get("bundle.title")));
        head.getStyleClass().add("pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var top = new BorderPane(list, head, null, null, null);
        setTop(top);
        content.getStyleClass().add("bundle-content");
        setCenter(content);
        getStyleClass().add("bundle");
        arrange();
    }

    private void arrange() {
        List<BundleFile> files = list.getItems();
        getTop().setVisible(!files.isEmpty());
        getTop().setManaged(!files.isEmpty());
        if (files.isEmpty()) {
            content.getChildren().setAll(closed);
        } else {
            list.getSelectionModel().select(files.stream().filter(file -> file.name().equals(FIRST)).findFirst().orElse(files.getFirst()));
        }
    }

    private void show(@Nullable BundleFile file) {
        if (file == null) {
            return;
        }
        if (file.markdown()) {
            markdown.show(file.text());
            page.setVvalue(0);
            content.getChildren().setAll(page);
        } else {
            boolean cut = file.text().length() > MOST_SHOWN;
            text.setText(cut ? file.text().substring(0, MOST_SHOWN) + "\n" + TEXTS.get("bundle.cut") : file.text());
            content.getChildren().setAll(text);
        }
    }

    private static final class Cell extends ListCell<BundleFile> {
        private final Label name = new Label();
        private final Label size = Words.muted("");
        private final Label sum = Words.code("");
        private final HBox row;

        Cell() {
            name.setGraphic(AppIcon.FILE.node(14));
            name.setGraphicTextGap(8);
            name.setMinWidth(Region.USE_PREF_SIZE);
            size.setMinWidth(72);
            size.setAlignment(Pos.CENTER_RIGHT);
            sum.getStyleClass().add("muted");
            sum.setMinWidth(170);
            var spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            row = new HBox(16, name, spring, size, sum);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable BundleFile file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            name.setText(file.name());
            size.setText(Format.size(file.bytes()));
            sum.setText(file.sha256().substring(0, 16) + "…");
            setGraphic(row);
            setTooltip(Buttons.tooltip(TEXTS.get("bundle.sha", file.sha256())));
            setAccessibleText(file.name() + " " + Format.size(file.bytes()) + " " + TEXTS.get("bundle.sha", file.sha256()));
        }
    }
}
