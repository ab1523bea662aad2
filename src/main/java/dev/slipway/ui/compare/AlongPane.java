package dev.slipway.ui.compare;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Comparing.Followed;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What had to follow the last choice, each with its reason, until it is closed or something else is chosen. */
final class AlongPane extends VBox {
    private static final Texts TEXTS = Texts.of(AlongPane.class);
    /** More would push the list away; the tooltip has them all. */
    private static final int MOST = 4;

    private final Label title = Words.body("");
    private final VBox lines = new VBox(2);

    AlongPane(CompareModel model) {
        super(4);
        setId("along");
        setPadding(new Insets(8, 12, 8, 16));
        getStyleClass().add("along");
        title.getStyleClass().add("strong");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close = Buttons.icon(Command.of("compare.along.close", TEXTS.get("along.close"), AppIcon.CLOSE, () -> setVisible(false)));
        var head = new HBox(8, title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, lines);
        managedProperty().bind(visibleProperty());
        model.bench().comparing().followedProperty().subscribe(this::show);
    }

    private void show(Followed followed) {
        List<String> reasons = followed.reasons().values().stream().filter(reason -> !reason.isEmpty()).distinct().toList();
        setVisible(!followed.reasons().isEmpty());
        title.setText(TEXTS.get(followed.taken() ? "along.taken" : "along.left", Format.count(followed.reasons().size(), "other")));
        List<Label> told = new ArrayList<>(reasons.stream().limit(MOST).map(AlongPane::line).toList());
        if (reasons.size() > MOST) {
            Label more = Words.muted(TEXTS.get("along.more", Format.count(reasons.size() - MOST)));
            more.setTooltip(Buttons.tooltip(String.join("\n", reasons)));
            told.add(more);
        }
        lines.getChildren().setAll(told);
    }

    private static Label line(String reason) {
        Label line = Words.muted(reason);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.setTooltip(Buttons.tooltip(reason));
        return line;
    }
}
