package dev.slipway.ui.approve;

import dev.slipway.plan.Hazard;
import dev.slipway.rehearse.EvidenceSummary.SideMeasure;
import dev.slipway.rehearse.fold.ForecastText;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.SeverityTone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Everything about the step that is chosen: its hazards as planned, its locks and rewrites as measured, what it loses. */
final class StepDetails extends ScrollPane {
    private static final Texts TEXTS = Texts.of(StepDetails.class);
    private final VBox content = new VBox(8);

    StepDetails() {
        content.getStyleClass().add("step-details");
        setContent(content);
        setFitToWidth(true);
        setMinHeight(96);
        setAccessibleText(TEXTS.get("details.title"));
        show(Optional.empty());
    }

    void show(Optional<StepRow> row) {
        content.getChildren().setAll(row.map(StepDetails::of).orElseGet(() -> List.of(Words.muted(TEXTS.get("details.none")))));
        setVvalue(0);
    }

    private static List<Node> of(StepRow row) {
        List<Node> nodes = new ArrayList<>();
        Label title = Words.heading(TEXTS.get("details.step", String.valueOf(row.step().number()), row.step().title()));
        title.setWrapText(true);
        nodes.add(title);
        var facts = new GridPane(16, 6);
        row.step().effects().hazards().forEach(hazard -> fact(facts, hazard(hazard), Words.body(hazard.effect() + ". " + hazard.remedy())));
        row.measure().ifPresent(measure -> {
            side(facts, "up", measure.up());
            side(facts, "down", measure.down());
        });
        row.forecast().forEach(foretold -> fact(facts, Words.muted(TEXTS.get("details.forecast." + foretold.side())),
                Words.body(ForecastText.range(foretold) + " (" + ForecastText.basis(foretold) + ")")));
        if (!row.loses().isEmpty()) {
            fact(facts, Words.muted(TEXTS.get("details.loses")), Words.body(row.loses()));
        }
        if (facts.getChildren().isEmpty()) {
            nodes.add(Words.muted(TEXTS.get("details.quiet")));
        }
        nodes.add(facts);
        return nodes;
    }

    private static void side(GridPane facts, String side, SideMeasure measure) {
        if (!measure.locks().isEmpty()) {
            fact(facts, Words.muted(TEXTS.get("details.locks." + side)), Words.body(measure.locks().stream()
                    .map(lock -> Format.duration(lock.held()) + " " + lock.mode() + " on " + lock.relation())
                    .collect(Collectors.joining("\n"))));
        }
        if (!measure.rewritten().isEmpty()) {
            fact(facts, Words.muted(TEXTS.get("details.rewritten." + side)), Words.body(String.join(", ", measure.rewritten())));
        }
    }

    private static Node hazard(Hazard hazard) {
        return new Badge(SeverityTone.of(hazard.severity()));
    }

    private static void fact(GridPane facts, Node name, Label value) {
        if (name instanceof Label label) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        facts.addRow(facts.getRowCount(), name, value);
        GridPane.setValignment(name, VPos.TOP);
    }
}
