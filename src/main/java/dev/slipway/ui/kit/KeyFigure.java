package dev.slipway.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The number that matters, 28 px, with its name above and its context below. */
public final class KeyFigure extends VBox {
    private final Label value;
    private final Label context;

    /**
     * @param name what the number is: "worst lock"
     * @param value with its unit: "180 ms"
     * @param context what it is to be held against: "limit 1 s"; may be empty
     */
    public KeyFigure(String name, String value, String context, Tone tone) {
        super(2);
        getStyleClass().addAll("key-figure", tone.styleClass());
        this.value = new Label(value);
        this.value.getStyleClass().add("figure");
        this.value.setMinWidth(USE_PREF_SIZE);
        this.context = Words.muted(context);
        this.context.managedProperty().bind(this.context.textProperty().isNotEmpty());
        getChildren().addAll(Words.caption(name), this.value, this.context);
    }
}
