package dev.slipway.ui.kit;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Grey bars in the place of rows that are still being read. They do not move: waiting explains nothing. */
public final class Skeleton extends VBox {
    private static final double[] WIDTHS = {0.62, 0.48, 0.71, 0.55, 0.38, 0.66, 0.51};

    /** @param rows how many bars, each as high as a row */
    public Skeleton(int rows) {
        getStyleClass().add("skeleton");
        setAccessibleText(Texts.of(Skeleton.class).get("skeleton.reading"));
        for (int row = 0; row < rows; row++) {
            var bar = new Region();
            bar.getStyleClass().add("bar");
            double share = WIDTHS[row % WIDTHS.length];
            bar.maxWidthProperty().bind(widthProperty().multiply(share));
            getChildren().add(bar);
        }
    }
}
