package dev.slipway.ui.compare;

import dev.slipway.model.ObjectKey;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final int MOST = 5;

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
        Button close = Buttons.icon(Command.of("compare.along.close", TEXTS.get("along.close"), AppIcon.CLOSE, () -> show(model, Map.of())));
        var head = new HBox(8, title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, lines);
        managedProperty().bind(visibleProperty());
        model.bench().comparing().cameAlongProperty().subscribe(along -> show(model, along));
    }

    private void show(CompareModel model, Map<ObjectKey, String> along) {
        setVisible(!along.isEmpty());
        if (along.isEmpty()) {
            return;
        }
        boolean taken = along.keySet().stream().anyMatch(key -> model.comparison().filter(now -> now.chosen().contains(key)).isPresent());
        title.setText(TEXTS.get(taken ? "along.taken" : "along.left", Format.count(along.size(), "other")));
        List<Label> told = new ArrayList<>();
        along.values().stream().distinct().limit(MOST).forEach(reason -> told.add(line(reason)));
        long reasons = along.values().stream().distinct().count();
        if (reasons > MOST) {
            Label more = Words.muted(TEXTS.get("along.more", Format.count(reasons - MOST)));
            more.setTooltip(Buttons.tooltip(String.join("\n", along.values().stream().distinct().toList())));
            told.add(more);
        }
        lines.getChildren().setAll(told);
    }

    private static Label line(String reason) {
        Label line = Words.muted(reason);
        line.setMinWidth(0);
        line.setTooltip(Buttons.tooltip(reason));
        return line;
    }
}
