package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The log, newest at the end and in sight, with a filter. */
final class LogPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(LogPane.class);
    private final FilteredList<LogLine> shown;
    private final ListView<LogLine> list;

    LogPane(ObservableList<LogLine> lines) {
        shown = new FilteredList<>(lines);
        list = new ListView<>(shown);
        list.getStyleClass().addAll("quiet-list", "log");
        list.setFixedCellSize(24);
        list.setAccessibleText(TEXTS.get("log.title"));
        list.setPlaceholder(Words.muted(TEXTS.get("log.none")));
        list.setCellFactory(view -> new Cell());
        var filter = new TextField();
        filter.setPromptText(TEXTS.get("log.filter"));
        filter.setAccessibleText(TEXTS.get("log.filter"));
        filter.setPrefWidth(200);
        filter.textProperty().subscribe(text -> shown.setPredicate(line -> line.matches(text)));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(8, Words.caption(TEXTS.get("log.title")), spring, filter);
        head.getStyleClass().add("pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        setCenter(list);
    }

    /** Brings the end into sight, unless somebody reads elsewhere. */
    void follow() {
        if (!shown.isEmpty() && list.getSelectionModel().isEmpty()) {
            list.scrollTo(shown.size() - 1);
        }
    }

    private static final class Cell extends ListCell<LogLine> {
        private final Label at = Words.code("");
        private final Label where = Words.muted("");
        private final Label text = new Label();
        private final HBox row = new HBox(12, at, where, text);

        Cell() {
            at.getStyleClass().add("log-time");
            at.setMinWidth(72);
            at.setAlignment(Pos.CENTER_RIGHT);
            where.setMinWidth(112);
            where.setPrefWidth(112);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            at.setText(Format.duration(line.at()));
            where.setText(line.where());
            text.setText(line.text());
            boolean marked = line.tone() != Tone.NEUTRAL && line.tone() != Tone.ACCENT;
            text.setGraphic(marked ? line.tone().icon().node(12, line.tone()) : null);
            text.getStyleClass().setAll("label");
            if (line.tone() == Tone.ACCENT) {
                text.getStyleClass().add("strong");
            }
            setGraphic(row);
            setTooltip(line.text().length() > 80 ? dev.slipway.ui.kit.Buttons.tooltip(line.text()) : null);
            setAccessibleText(at.getText() + " " + line.where() + " " + line.text());
        }
    }
}
