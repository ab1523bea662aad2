package dev.slipway.ui.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A question over the window: its answers are buttons, the first has the focus, and Escape is "cancel". */
public final class QuestionPane extends VBox {
    private final List<Button> answers;

    /** @param close takes the question away; it is gone before an answer is carried out, which may bring another */
    public QuestionPane(Question question, Runnable close) {
        Texts texts = Texts.of(QuestionPane.class);
        getStyleClass().addAll("overlay", "question");
        setMaxHeight(USE_PREF_SIZE);
        answers = question.answers().stream().map(answer -> button(answer, question.answers().getFirst() == answer, close)).toList();
        var buttons = new HBox(8, Buttons.of(Command.of("question.cancel", texts.get("question.cancel"), AppIcon.CLOSE, close)));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getChildren().addAll(answers.reversed());
        getChildren().addAll(Words.title(question.what()), Words.body(question.why()), buttons);
    }

    private static Button button(Command answer, boolean first, Runnable close) {
        Command closing = Command.of(answer.id(), answer.text(), answer.icon(), () -> {
            close.run();
            answer.run();
        }).blockedBy(answer.blockedBy());
        return first ? Buttons.primary(closing) : Buttons.of(closing);
    }

    @Override
    public void requestFocus() {
        answers.getFirst().requestFocus();
    }
}
