package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.Tone;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The whole document as a narrow strip with a mark for each difference; a click leads there. */
final class OverviewStrip extends Pane {
    /**
     * A stretch of the document.
     *
     * @param from its beginning, 0 to 1
     * @param to its end, 0 to 1
     */
    record Stretch(double from, double to, Tone tone) {}

    private static final double LEAST_HEIGHT = 3;

    private final Region window = new Region();
    private List<Stretch> stretches = List.of();
    private double windowFrom;
    private double windowTo = 1;

    /** @param goTo receives the place that was clicked, 0 to 1 */
    OverviewStrip(DoubleConsumer goTo) {
        getStyleClass().add("overview-strip");
        setAccessibleRole(AccessibleRole.SCROLL_BAR);
        window.getStyleClass().add("window");
        getChildren().add(window);
        setOnMousePressed(event -> goTo.accept(Math.clamp(event.getY() / getHeight(), 0, 1)));
        setOnMouseDragged(event -> goTo.accept(Math.clamp(event.getY() / getHeight(), 0, 1)));
    }

    void show(List<Stretch> newStretches) {
        stretches = List.copyOf(newStretches);
        getChildren().setAll(window);
        for (Stretch stretch : stretches) {
            var mark = new Region();
            mark.getStyleClass().addAll("mark", stretch.tone().styleClass());
            getChildren().add(mark);
        }
        requestLayout();
    }

    /** The part of the document that can be seen, 0 to 1. */
    void showWindow(double from, double to) {
        windowFrom = from;
        windowTo = to;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        window.setVisible(windowTo - windowFrom < 1);
        window.resizeRelocate(1, windowFrom * height, getWidth() - 1, Math.max(8, (windowTo - windowFrom) * height));
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            double top = Math.min(height - LEAST_HEIGHT, stretch.from() * height);
            double tall = Math.max(LEAST_HEIGHT, (stretch.to() - stretch.from()) * height);
            getChildren().get(i + 1).resizeRelocate(4, Math.floor(top), getWidth() - 7, Math.ceil(tall));
        }
    }
}
