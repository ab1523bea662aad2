package dev.slipway.ui.kit;

import dev.slipway.model.Problem;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A problem in place: what failed, on which object, what was left behind, what to do; and its text to copy. */
public final class ErrorState extends VBox {
    private static final Texts TEXTS = Texts.of(ErrorState.class);

    /** @param ways on from here, such as trying again */
    public ErrorState(Problem problem, List<Command> ways) {
        super(12);
        getStyleClass().add("error-state");
        setMaxWidth(640);
        setMaxHeight(USE_PREF_SIZE);

        Label what = Words.heading(problem.what());
        what.setWrapText(true);
        what.setGraphic(AppIcon.BAD.node(18, Tone.BAD));
        what.setGraphicTextGap(8);

        var facts = new GridPane(16, 6);
        addFact(facts, TEXTS.get("error.object"), problem.object(), true);
        addFact(facts, TEXTS.get("error.leftBehind"), problem.leftBehind(), false);
        addFact(facts, TEXTS.get("error.remedy"), problem.remedy(), false);

        var row = new HBox(8);
        row.setAlignment(Pos.CENTER_LEFT);
        ways.forEach(way -> row.getChildren().add(Buttons.of(way)));
        row.getChildren().add(Buttons.of(Command.of("error.copy", TEXTS.get("error.copy"), AppIcon.COPY,
                () -> CopiedText.put(problem.line()))));
        getChildren().addAll(what, facts, row);
        setAccessibleText(problem.line());
    }

    public ErrorState(Problem problem) {
        this(problem, List.of());
    }

    private static void addFact(GridPane facts, String name, String value, boolean code) {
        if (value.isBlank()) {
            return;
        }
        Label caption = Words.muted(name);
        caption.setMinWidth(USE_PREF_SIZE);
        Label text = code ? Words.code(value) : Words.body(value);
        text.setWrapText(true);
        facts.addRow(facts.getRowCount(), caption, text);
        GridPane.setValignment(caption, javafx.geometry.VPos.TOP);
    }
}
