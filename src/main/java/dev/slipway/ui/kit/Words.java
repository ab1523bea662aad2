package dev.slipway.ui.kit;

import javafx.scene.control.Label;

/** Labels by their place in the hierarchy of text. */
public final class Words {
    private Words() {}

    /** 20 px, one a screen. */
    public static Label title(String text) {
        return styled(text, "title");
    }

    /** 14 px, heads a part of a screen. */
    public static Label heading(String text) {
        return styled(text, "heading");
    }

    /** Running text that wraps. */
    public static Label body(String text) {
        Label label = styled(text, "body");
        label.setWrapText(true);
        return label;
    }

    /** Quieter than the text around it. */
    public static Label muted(String text) {
        return styled(text, "muted");
    }

    /** 11 px, names what stands below or beside it. */
    public static Label caption(String text) {
        return styled(text, "caption");
    }

    /** Code, identifiers, hashes. */
    public static Label code(String text) {
        return styled(text, "code");
    }

    /** In the colour of a tone. */
    public static Label toned(String text, Tone tone) {
        Label label = styled(text, "toned");
        label.getStyleClass().add(tone.styleClass());
        return label;
    }

    private static Label styled(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
