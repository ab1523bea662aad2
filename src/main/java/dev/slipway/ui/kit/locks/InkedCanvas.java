package dev.slipway.ui.kit.locks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** A drawing over time whose colours come from the style sheets, so that it follows the theme. */
abstract class InkedCanvas extends Region {
    private static final StyleablePropertyFactory<InkedCanvas> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Map<Ink, StyleableProperty<Color>> inks = new EnumMap<>(Ink.class);
    private final Canvas canvas = new Canvas();

    InkedCanvas() {
        for (Ink ink : Ink.values()) {
            StyleableProperty<Color> property = FACTORY.createStyleableColorProperty(
                    this, ink.name(), ink.cssName(), drawing -> drawing.inks.get(ink), Color.GRAY);
            inks.put(ink, property);
            ((javafx.beans.Observable) property).addListener(changed -> requestLayout());
        }
        getStyleClass().add("inked");
        setFocusTraversable(true);
        getChildren().add(canvas);
        focusedProperty().addListener((seen, before, after) -> requestLayout());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    final Canvas canvas() {
        return canvas;
    }

    final Color ink(Ink ink) {
        return inks.get(ink).getValue();
    }
}
