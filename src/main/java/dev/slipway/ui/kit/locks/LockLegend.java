package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Texts;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What the bars of the timeline mean. */
public final class LockLegend extends HBox {
    public LockLegend() {
        getStyleClass().add("lock-legend");
        Texts texts = Texts.of(LockLegend.class);
        for (LockBar.Kind kind : LockBar.Kind.values()) {
            var swatch = new Region();
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            swatch.getStyleClass().addAll("swatch", name);
            getChildren().add(new Label(texts.get("locks.kind." + name), swatch));
        }
    }
}
