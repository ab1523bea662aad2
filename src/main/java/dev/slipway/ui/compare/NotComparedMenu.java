package dev.slipway.ui.compare;

import dev.slipway.model.SeenObject;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Comparison;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was seen in either schema and is not compared: told by name, never dropped in silence. */
final class NotComparedMenu extends MenuButton {
    private static final Texts TEXTS = Texts.of(NotComparedMenu.class);
    private static final int ROW = 24;
    private static final int MOST_ROWS = 12;

    NotComparedMenu(CompareModel model) {
        getStyleClass().add("worded");
        setGraphic(AppIcon.INFO.node(14));
        setMinWidth(USE_PREF_SIZE);
        model.bench().comparing().comparisonProperty().subscribe(this::name);
    }

    private void name(Optional<Comparison> now) {
        List<SeenObject> seen = now.map(comparison -> comparison.diff().notCompared()).orElse(List.of());
        String words = TEXTS.get("notCompared.menu", Format.count(seen.size()));
        // Where there is nothing to say the room is for something else.
        setText(seen.isEmpty() ? Format.count(0) : words);
        setAccessibleText(words);
        setTooltip(Buttons.tooltip(words));
        getItems().clear();
        if (seen.isEmpty()) {
            getItems().add(new CustomMenuItem(Words.muted(TEXTS.get("notCompared.none")), false));
            return;
        }
        var list = new ListView<SeenObject>();
        list.getItems().setAll(seen);
        list.setFixedCellSize(ROW);
        list.setPrefSize(380, ROW * Math.min(MOST_ROWS, seen.size()) + 4.0);
        list.setAccessibleText(words);
        list.setCellFactory(owner -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable SeenObject item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.kind() + "   " + item.name());
            }
        });
        getItems().add(new CustomMenuItem(new VBox(6, Words.caption(TEXTS.get("notCompared.what")), list), false));
    }
}
