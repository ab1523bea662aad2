package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.RehearsalEvent.WorkloadBegan;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.kit.locks.LatencyChart;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The latencies of the workload over time, with what failed by SQLSTATE. */
final class LatencyPane extends BorderPane {
    private static final Texts TEXTS = Texts.of(LatencyPane.class);

    private final LatencyChart chart = new LatencyChart();
    private final Label source = Words.caption("");
    private final Label reading = Words.muted("");
    private final HBox errors = new HBox(6);
    private final Label none = Words.muted(TEXTS.get("load.none"));
    private Map<String, Long> shownErrors = Map.of();

    LatencyPane() {
        source.setId("load-source");
        source.setMinWidth(0);
        reading.textProperty().bind(chart.readingProperty());
        reading.setMinWidth(0);
        errors.setAlignment(Pos.CENTER_LEFT);
        errors.setMinWidth(Region.USE_PREF_SIZE);
        errors.setId("load-errors");
        var middle = new StackPane(source, reading);
        middle.setAlignment(Pos.CENTER_LEFT);
        source.visibleProperty().bind(reading.textProperty().isEmpty());
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinWidth(0);
        var head = new HBox(8, middle, errors);
        chart.commands().forEach(command -> head.getChildren().add(Buttons.icon(command)));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        head.visibleProperty().bind(chart.visibleProperty());
        setTop(head);
        setCenter(new StackPane(chart, none));
        chart.setVisible(false);
    }

    void show(RunPicture picture) {
        LoadPicture load = picture.felt().load();
        chart.setVisible(load.began().isPresent());
        none.setVisible(load.began().isEmpty());
        load.began().ifPresent(began -> source.setText(words(began)));
        chart.show(load.points(), picture.locks().bands(), load.idleP99(), picture.locks().since(picture.state().elapsed()));
        if (!load.errors().equals(shownErrors)) {
            shownErrors = load.errors();
            errors.getChildren().setAll(shownErrors.entrySet().stream().<Node>map(error ->
                    new Badge(Tone.BAD, TEXTS.get("load.error", error.getKey(), Format.count(error.getValue())))).toList());
        }
    }

    private static String words(WorkloadBegan began) {
        String rate = began.perSecond() == 0 ? TEXTS.get("load.asFastAsPossible") : TEXTS.get("load.rate", Format.rate(began.perSecond()));
        return TEXTS.get("load.source", began.source(), Format.count(began.statements().size(), "script"),
                Format.count(began.sessions(), "session"), rate);
    }
}
