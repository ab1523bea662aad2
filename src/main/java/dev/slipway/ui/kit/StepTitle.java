package dev.slipway.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;

/**
 * A step's title on two lines, so that a narrow column cuts off neither what is done nor to what: the verb small, below it the
 * object with what follows it.
 *
 * @param verb empty where the title names no object with its schema
 */
public record StepTitle(String verb, String object) {
    /** Height of a row that shows one, px. */
    public static final double ROW = 42;

    /** The first word with a dot in it is the object: titles name objects with their schema. */
    public static StepTitle of(String title) {
        int word = 0;
        for (int at = 0; at <= title.length(); at++) {
            if (at == title.length() || title.charAt(at) == ' ') {
                if (word > 0 && title.substring(word, at).indexOf('.') > 0) {
                    return new StepTitle(title.substring(0, word - 1), title.substring(word));
                }
                word = at + 1;
            }
        }
        return new StepTitle("", title);
    }

    /** Both lines; for a cell of a list or a table that is {@link #ROW} high. */
    public VBox node() {
        var whole = new Label(object);
        whole.getStyleClass().add("step-object");
        // A long name tells its kin apart at the end.
        whole.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        whole.setMinWidth(0);
        var box = new VBox(whole);
        if (!verb.isEmpty()) {
            var what = new Label(verb);
            what.getStyleClass().add("step-verb");
            what.setMinWidth(0);
            box.getChildren().addFirst(what);
        }
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        return box;
    }
}
