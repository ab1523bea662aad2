package dev.slipway.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One sentence that keeps nobody from going on and deserves a look. */
public final class WarningLine extends HBox {
    public WarningLine(String sentence) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("callout", "slim", Tone.WARN.styleClass(), "warning-line");
        Label words = Words.body(sentence);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Tone.WARN.icon().node(16, Tone.WARN), words);
        setAccessibleText(Tone.WARN.word() + ": " + sentence);
    }
}
