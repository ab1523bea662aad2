package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * A drawing over the time of a run. It fits the whole run and grows with it until the user zooms (wheel, + and −) or pans (Shift+wheel);
 * 0 fits again.
 */
abstract class TimeCanvas extends InkedCanvas {
    private static final Texts TEXTS = Texts.of(TimeCanvas.class);
    private static final double ZOOM = 1.25;

    private final String name;
    private Duration now = Duration.ZERO;
    private @Nullable TimeAxis chosenAxis;

    /** @param name what its commands' names begin with */
    TimeCanvas(String name) {
        this.name = name;
        setOnScroll(this::scrolled);
        setOnKeyPressed(this::keyPressed);
    }

    /** Where the time begins, px from the left. */
    abstract double timeLeft();

    /** Room for the time, px. */
    abstract double timeWidth();

    /** What a key does that neither zooms nor fits. Returns whether it is known. */
    abstract boolean pressed(KeyCode key);

    /** What the wheel does left of the time, where it does not zoom. */
    void scrolledBeside(double px) {}

    /** Zooming, for the stage that shows this control to offer. */
    public final List<Command> commands() {
        return List.of(
                Command.of(name + ".zoomIn", TEXTS.get(name + ".zoomIn"), AppIcon.ZOOM_IN, () -> zoom(1 / ZOOM, timeWidth() / 2)),
                Command.of(name + ".zoomOut", TEXTS.get(name + ".zoomOut"), AppIcon.ZOOM_OUT, () -> zoom(ZOOM, timeWidth() / 2)),
                Command.of(name + ".fit", TEXTS.get(name + ".fit"), AppIcon.FIT, this::fit));
    }

    /** Shows the whole run and follows it again. */
    public final void fit() {
        chosenAxis = null;
        requestLayout();
    }

    /** How long the run has lasted. */
    final Duration now() {
        return now;
    }

    final void setNow(Duration newNow) {
        now = newNow;
    }

    final TimeAxis axis() {
        return chosenAxis == null ? TimeAxis.fitting(TimeAxis.seconds(now), timeWidth()) : chosenAxis.on(timeWidth());
    }

    final void pan(double px) {
        chosenAxis = axis().pan(px, most());
        requestLayout();
    }

    private double most() {
        return Math.max(0.1, TimeAxis.seconds(now) * 1.04);
    }

    private void zoom(double factor, double x) {
        chosenAxis = axis().zoom(factor, x, most());
        requestLayout();
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown()) {
            pan(-(event.getDeltaX() + event.getDeltaY()));
        } else if (event.getX() < timeLeft()) {
            scrolledBeside(event.getDeltaY());
        } else if (event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM, event.getX() - timeLeft());
        }
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoom(1 / ZOOM, timeWidth() / 2);
            case MINUS, SUBTRACT -> zoom(ZOOM, timeWidth() / 2);
            case DIGIT0, NUMPAD0 -> fit();
            default -> known = pressed(event.getCode());
        }
        if (known) {
            event.consume();
        }
    }
}
