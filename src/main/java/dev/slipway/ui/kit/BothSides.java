package dev.slipway.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What both ways of a step came to, each on a line after its name; a way with nothing to tell has no line. For a cell of a table of
 * steps.
 */
public final class BothSides extends VBox {
    private static final Texts TEXTS = Texts.of(BothSides.class);

    private final String up;
    private final String down;

    /** Both empty show a dash; the same on both sides is told once. */
    public BothSides(String up, String down) {
        this.up = up;
        this.down = down;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        if (up.isEmpty() && down.isEmpty()) {
            getChildren().add(new Label("–"));
        } else if (up.equals(down)) {
            getChildren().add(line(TEXTS.get("sides.both"), up));
        } else {
            add(TEXTS.get("sides.up"), up);
            add(TEXTS.get("sides.down"), down);
        }
    }

    private void add(String side, String text) {
        if (!text.isEmpty()) {
            getChildren().add(line(side, text));
        }
    }

    private static HBox line(String side, String text) {
        var name = new Label(side);
        name.getStyleClass().add("side-name");
        name.setMinWidth(USE_PREF_SIZE);
        var value = new Label(text);
        value.setMinWidth(0);
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var line = new HBox(name, value);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("side-line");
        return line;
    }

    /** The same in one line. */
    String words() {
        return up.isEmpty() && down.isEmpty() ? TEXTS.get("sides.none")
                : (up.isEmpty() ? "" : TEXTS.get("sides.up") + " " + up) + (up.isEmpty() || down.isEmpty() ? "" : ", ")
                        + (down.isEmpty() ? "" : TEXTS.get("sides.down") + " " + down);
    }
}
