package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.RehearsalEvent.CheckAnswered;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What was asked of staging and compared, with what came out of each. */
final class ChecksPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(ChecksPane.class);
    private final ListView<CheckAnswered> list = new ListView<>();
    private final Label title = Words.caption("");

    ChecksPane() {
        list.getStyleClass().addAll("quiet-list", "checks");
        list.setFixedCellSize(24);
        list.setAccessibleText(TEXTS.get("checks.title"));
        list.setPlaceholder(Words.muted(TEXTS.get("checks.none")));
        list.setCellFactory(view -> new Cell());
        var head = new HBox(title);
        head.getStyleClass().add("pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        setCenter(list);
    }

    /** Adds what is new; the list only grows while a run lasts. */
    void show(List<CheckAnswered> checks) {
        List<CheckAnswered> items = list.getItems();
        if (items.size() <= checks.size() && items.equals(checks.subList(0, items.size()))) {
            items.addAll(checks.subList(items.size(), checks.size()));
        } else {
            list.getItems().setAll(checks);
        }
        title.setText(count(checks));
        if (!items.isEmpty() && list.getSelectionModel().isEmpty()) {
            list.scrollTo(items.size() - 1);
        }
    }

    /** How many came out how; what none came out as is not mentioned. */
    static String count(List<CheckAnswered> checks) {
        Map<Outcome, Long> counts = checks.stream().collect(Collectors.groupingBy(CheckAnswered::outcome, Collectors.counting()));
        String told = Arrays.stream(Outcome.values()).filter(counts::containsKey)
                .map(outcome -> TEXTS.get("checks." + outcome, Format.count(counts.get(outcome)))).collect(Collectors.joining(", "));
        return told.isEmpty() ? TEXTS.get("checks.title") : TEXTS.get("checks.count", told);
    }

    private static final class Cell extends ListCell<CheckAnswered> {
        private final Label name = new Label();
        private final Label detail = Words.muted("");
        private final HBox row = new HBox(8, name, detail);

        Cell() {
            row.setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(USE_PREF_SIZE);
            name.setGraphicTextGap(8);
        }

        @Override
        protected void updateItem(@Nullable CheckAnswered check, boolean empty) {
            super.updateItem(check, empty);
            if (empty || check == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Tone tone = LogText.tone(check.outcome());
            name.setText(Character.toUpperCase(check.name().charAt(0)) + check.name().substring(1));
            name.setGraphic(tone.icon().node(14, tone));
            detail.setText(check.detail());
            setGraphic(row);
            setTooltip(Buttons.tooltip(check.phase().title() + ": " + check.name() + "\n" + check.detail()));
            setAccessibleText(check.outcome().name().toLowerCase(java.util.Locale.ROOT) + ": " + check.name() + ", " + check.detail());
        }
    }
}
