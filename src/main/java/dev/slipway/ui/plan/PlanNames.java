package dev.slipway.ui.plan;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/** Title and author of the plan, edited where they stand: Return or leaving the field keeps, Escape takes back. */
final class PlanNames extends HBox {
    private static final Texts TEXTS = Texts.of(PlanNames.class);

    private final PlanModel model;
    private final TextField title = field("plan-title", "names.title", 236);
    private final TextField author = field("plan-author", "names.author", 118);

    PlanNames(PlanModel model) {
        super(2);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        var by = Words.muted(TEXTS.get("names.by"));
        by.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, by, author);
        visibleProperty().bind(model.planning().planProperty().map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
        model.planning().planProperty().subscribe(now -> show());
    }

    private TextField field(String id, String text, double width) {
        var field = new TextField();
        field.setId(id);
        field.getStyleClass().add("quiet-field");
        field.setPrefWidth(width);
        field.setMinWidth(80);
        field.setAccessibleText(TEXTS.get(text));
        field.setPromptText(TEXTS.get(text));
        field.setTooltip(Buttons.tooltip(TEXTS.get(text)));
        field.setOnAction(event -> keep());
        field.focusedProperty().addListener((seen, was, now) -> {
            if (!now) {
                keep();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
                event.consume();
            }
        });
        return field;
    }

    /** An empty title or author names nothing: it is taken back. */
    private void keep() {
        if (title.getText().isBlank() || author.getText().isBlank()) {
            show();
        } else {
            model.planning().name(title.getText().strip(), author.getText().strip());
        }
    }

    private void show() {
        title.setText(model.plan().map(ScriptedPlan::plan).map(plan -> plan.title()).orElse(""));
        author.setText(model.plan().map(ScriptedPlan::plan).map(plan -> plan.author()).orElse(""));
    }
}
