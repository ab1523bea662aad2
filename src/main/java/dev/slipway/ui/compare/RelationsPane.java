package dev.slipway.ui.compare;

import dev.slipway.model.ObjectKey;
import dev.slipway.ui.compare.Relations.Related;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the object depends on and what depends on it, beside each other; Return or a double click leads to one that differs. */
final class RelationsPane extends HBox {
    private static final Texts TEXTS = Texts.of(RelationsPane.class);
    private static final int ROW = 26;

    private final ListView<Related> needs = list("relations.needs");
    private final ListView<Related> neededBy = list("relations.neededBy");
    private final Consumer<ObjectKey> goTo;

    /** @param goTo looks at another object's difference */
    RelationsPane(Consumer<ObjectKey> goTo) {
        super(1);
        this.goTo = goTo;
        needs.setId("needs");
        neededBy.setId("needed-by");
        getStyleClass().add("relations");
        getChildren().addAll(side("relations.needs", needs), side("relations.neededBy", neededBy));
    }

    void show(Relations relations) {
        show(needs, relations.needs());
        show(neededBy, relations.neededBy());
    }

    private static void show(ListView<Related> list, List<Related> related) {
        list.getItems().setAll(related);
    }

    private static VBox side(String key, ListView<Related> list) {
        var head = new HBox(Words.caption(TEXTS.get(key)));
        head.getStyleClass().add("relations-head");
        VBox.setVgrow(list, Priority.ALWAYS);
        var side = new VBox(head, list);
        side.setPrefWidth(0);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }

    private ListView<Related> list(String key) {
        var list = new ListView<Related>();
        list.getStyleClass().add("quiet-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(TEXTS.get(key));
        list.setPlaceholder(Words.muted(TEXTS.get("relations.none")));
        list.setCellFactory(owner -> new Cell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                follow(list);
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                follow(list);
            }
        });
        return list;
    }

    private void follow(ListView<Related> list) {
        Related chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.change().isPresent()) {
            goTo.accept(chosen.object());
        }
    }

    private static final class Cell extends ListCell<Related> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Related related, boolean empty) {
            super.updateItem(related, empty);
            if (empty || related == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            var sign = new Label(related.change().map(Change::sign).orElse(" "));
            sign.getStyleClass().add("change-sign");
            related.change().ifPresent(change -> sign.getStyleClass().add(change.tone().styleClass()));
            var name = new Label(related.what().qualified());
            name.setMinWidth(0);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            Label state = Words.muted(related.what().kind().word() + related.change().map(change -> " · " + change.tone().word())
                    .orElse(""));
            state.setMinWidth(USE_PREF_SIZE);
            var row = new HBox(8, sign, name, state);
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
            String words = related.what().described() + ", " + related.change().map(change -> change.tone().word())
                    .orElse(TEXTS.get("relations.same"));
            setAccessibleText(words);
            setTooltip(Buttons.tooltip(related.change().isPresent() ? words + "\n" + TEXTS.get("relations.follow") : words));
        }
    }
}
