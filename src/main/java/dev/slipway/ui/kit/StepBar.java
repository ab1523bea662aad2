package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * One bar for a whole made of parts, each as wide as its share of the work: done parts are filled, the running one is
 * filled as far as it is, failed ones say so by colour and pattern. With one part it is a plain progress bar.
 */
public final class StepBar extends Pane {
    /** How a part stands. */
    public enum State { WAITING, RUNNING, DONE, FAILED }

    /**
     * One part.
     *
     * @param name for the tooltip and screen readers
     * @param weight share of the whole in any unit, above 0
     * @param fraction how much of a running part is done, 0 to 1; negative when unknown
     */
    public record Part(String name, double weight, State state, double fraction) {
        public Part {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("a part has a weight above 0, not " + weight);
            }
        }

        double filled() {
            return switch (state) {
                case WAITING -> 0;
                case RUNNING -> Math.clamp(fraction, 0, 1);
                case DONE, FAILED -> 1;
            };
        }
    }

    private static final double GAP = 2;
    private final List<Cell> cells = new ArrayList<>();
    private List<Part> parts = List.of();

    public StepBar() {
        getStyleClass().add("step-bar");
        setAccessibleRole(javafx.scene.AccessibleRole.PROGRESS_INDICATOR);
    }

    /** A bar of one part that follows a fraction of 0 to 1, negative while unknown. */
    public static StepBar following(String name, ObservableValue<? extends Number> fraction) {
        var bar = new StepBar();
        fraction.subscribe(value -> {
            double now = value.doubleValue();
            bar.show(List.of(new Part(name, 1, now >= 1 ? State.DONE : State.RUNNING, now)));
        });
        return bar;
    }

    /** Replaces what is shown. */
    public void show(List<Part> newParts) {
        parts = List.copyOf(newParts);
        while (cells.size() > parts.size()) {
            getChildren().remove(cells.removeLast());
        }
        while (cells.size() < parts.size()) {
            var cell = new Cell();
            cells.add(cell);
            getChildren().add(cell);
        }
        for (int i = 0; i < parts.size(); i++) {
            cells.get(i).show(parts.get(i));
        }
        setAccessibleText(Format.percent(fraction()));
        requestLayout();
    }

    /** How much of the whole is done, 0 to 1. */
    public double fraction() {
        double all = parts.stream().mapToDouble(Part::weight).sum();
        return all == 0 ? 0 : parts.stream().mapToDouble(part -> part.weight() * part.filled()).sum() / all;
    }

    @Override
    protected void layoutChildren() {
        double all = parts.stream().mapToDouble(Part::weight).sum();
        double room = getWidth() - GAP * Math.max(0, parts.size() - 1);
        double x = 0;
        for (int i = 0; i < parts.size(); i++) {
            double width = Math.max(1, room * parts.get(i).weight() / all);
            cells.get(i).resizeRelocate(snapPositionX(x), 0, snapSizeX(width), getHeight());
            x += width + GAP;
        }
    }

    /** The track of one part and its filling. */
    private static final class Cell extends HBox {
        private final Region filling = new Region();
        private final Tooltip name = Buttons.tooltip("");
        private double filled;

        Cell() {
            Tooltip.install(this, name);
            getStyleClass().add("part");
            filling.getStyleClass().add("filling");
            filling.setManaged(false);
            getChildren().add(filling);
        }

        void show(Part part) {
            filled = part.filled();
            for (State state : State.values()) {
                pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass(state.name().toLowerCase(java.util.Locale.ROOT)),
                        state == part.state());
            }
            name.setText(part.name());
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            filling.resizeRelocate(0, 0, snapSizeX(getWidth() * filled), getHeight());
        }
    }
}
