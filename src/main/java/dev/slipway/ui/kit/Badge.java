package dev.slipway.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;

/** A small pill: tone, icon and a word or a count. */
public final class Badge extends Label {
    /** The tone's own word and icon. */
    public Badge(Tone tone) {
        this(tone, tone.word());
    }

    /** @param text what it says beside the tone's icon, such as a count */
    public Badge(Tone tone, String text) {
        super(text, tone.icon().node(12));
        setAlignment(Pos.CENTER);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getStyleClass().setAll("label", "badge", tone.styleClass());
        setAccessibleText(text.equals(tone.word()) ? text : tone.word() + " " + text);
    }

    /** A bare word without the icon, for counts and kinds. */
    public static Badge plain(String text) {
        var badge = new Badge(Tone.NEUTRAL, text);
        badge.setGraphic(null);
        badge.setAccessibleText(text);
        return badge;
    }
}
