package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Locks over time, one lane a relation: who held, who waited, in which mode, and how many waited altogether. It fits
 * the whole run and grows with it until the user zooms (wheel, + and −) or pans (drag, Shift+wheel, arrows); 0 fits
 * again. Comma and full stop go from bar to bar, Return reaches the statement of the chosen one.
 */
public final class LockTimeline extends InkedCanvas {
    private static final Texts TEXTS = Texts.of(LockTimeline.class);
    private static final double ZOOM = 1.25;
    private static final double PAN = 60;

    private final ScrollBar scroll = new ScrollBar();
    private final Tooltip tooltip = Buttons.tooltip("");
    private List<LockBar> bars = List.of();
    private List<LockLanes.Lane> lanes = List.of();
    private List<StepBand> bands = List.of();
    private Duration now = Duration.ZERO;
    private boolean live;
    private @Nullable TimeAxis chosenAxis;
    private @Nullable LockBar chosen;
    private @Nullable LockBar hovered;
    private Consumer<LockBar> onBar = bar -> { };
    private double dragX;
    private boolean dragged;

    public LockTimeline() {
        getStyleClass().add("lock-timeline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(480, 160);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.setFocusTraversable(false);
        scroll.valueProperty().addListener((seen, before, after) -> requestLayout());
        getChildren().add(scroll);
        setOnScroll(this::scrolled);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseMoved(event -> hover(barAt(event.getX(), event.getY())));
        setOnMouseExited(event -> hover(Optional.empty()));
        setOnKeyPressed(this::keyPressed);
        describe();
    }

    /**
     * Replaces what is shown. Call it at the pace of the window, not of the events.
     *
     * @param newNow how long the run has lasted
     * @param newLive whether it still runs; unfinished bars then reach to a line at {@code newNow}
     */
    public void show(List<LockBar> newBars, List<StepBand> newBands, Duration newNow, boolean newLive) {
        bars = List.copyOf(newBars);
        bands = List.copyOf(newBands);
        now = newNow;
        live = newLive;
        lanes = LockLanes.of(bars, now);
        describe();
        requestLayout();
    }

    /** What to do when a bar is clicked or chosen by Return. */
    public void setOnBar(Consumer<LockBar> action) {
        onBar = action;
    }

    /** Shows the whole run and follows it again. */
    public void fit() {
        chosenAxis = null;
        requestLayout();
    }

    /** Zooming, for the stage that shows this control to offer. */
    public List<Command> commands() {
        return List.of(
                Command.of("locks.zoomIn", TEXTS.get("locks.zoomIn"), AppIcon.ZOOM_IN, () -> zoom(1 / ZOOM, timeWidth() / 2)),
                Command.of("locks.zoomOut", TEXTS.get("locks.zoomOut"), AppIcon.ZOOM_OUT, () -> zoom(ZOOM, timeWidth() / 2)),
                Command.of("locks.fit", TEXTS.get("locks.fit"), AppIcon.FIT, this::fit));
    }

    /** What the picture shows, in words, for those who cannot see it. */
    public String summary() {
        if (bars.isEmpty()) {
            return TEXTS.get("locks.none");
        }
        long waits = bars.stream().filter(bar -> bar.kind() == LockBar.Kind.WAITING).count();
        LockBar longest = bars.stream().filter(bar -> bar.kind() == LockBar.Kind.HELD_STRONG)
                .max(Comparator.comparing(bar -> bar.end(now).minus(bar.from()))).orElse(bars.getFirst());
        return TEXTS.get("locks.summary", Format.count(lanes.size(), "relation"), Format.count(bars.size(), "lock"),
                Format.count(waits, "wait"), longest.words(now));
    }

    private void describe() {
        setAccessibleText(chosen == null ? summary() : chosen.words(now));
    }

    @Override
    protected double computePrefHeight(double width) {
        return LockPainter.HEAD + LockPainter.FOOT + Math.max(120, LockLanes.height(lanes));
    }

    @Override
    protected void layoutChildren() {
        double room = getHeight() - LockPainter.HEAD - LockPainter.FOOT;
        double wanted = LockLanes.height(lanes);
        boolean scrolls = wanted > room + 1;
        scroll.setVisible(scrolls);
        double barWidth = scrolls ? 10 : 0;
        if (scrolls) {
            scroll.setMax(wanted - room);
            scroll.setVisibleAmount((wanted - room) * room / wanted);
            scroll.setUnitIncrement(28);
            scroll.resizeRelocate(getWidth() - barWidth, LockPainter.HEAD, barWidth, room);
        } else {
            scroll.setMax(0);
            scroll.setValue(0);
        }
        canvas().setWidth(Math.max(1, getWidth() - barWidth));
        canvas().setHeight(Math.max(1, getHeight()));
        new LockPainter(canvas().getGraphicsContext2D(), this::ink, canvas().getWidth(), canvas().getHeight())
                .paint(new LockPainter.Scene(bars, lanes, bands, axis(), now, live, scroll.getValue(), isFocused() ? chosen : null));
    }

    private double timeWidth() {
        return Math.max(1, canvas().getWidth() - LockPainter.NAMES);
    }

    private TimeAxis axis() {
        return chosenAxis == null ? TimeAxis.fitting(TimeAxis.seconds(now), timeWidth()) : chosenAxis.on(timeWidth());
    }

    private double most() {
        return Math.max(0.1, TimeAxis.seconds(now) * 1.04);
    }

    private void zoom(double factor, double x) {
        chosenAxis = axis().zoom(factor, x, most());
        requestLayout();
    }

    private void pan(double px) {
        chosenAxis = axis().pan(px, most());
        requestLayout();
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown()) {
            pan(-(event.getDeltaX() + event.getDeltaY()));
        } else if (event.getX() < LockPainter.NAMES) {
            scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY(), 0, scroll.getMax()));
        } else if (event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM, Math.max(0, event.getX() - LockPainter.NAMES));
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        dragX = event.getX();
        dragged = false;
    }

    private void dragged(MouseEvent event) {
        if (dragged || Math.abs(event.getX() - dragX) > 3) {
            dragged = true;
            pan(dragX - event.getX());
            dragX = event.getX();
        }
    }

    private void released(MouseEvent event) {
        if (!dragged) {
            barAt(event.getX(), event.getY()).ifPresent(bar -> {
                choose(bar);
                onBar.accept(bar);
            });
        }
    }

    private Optional<LockBar> barAt(double x, double y) {
        double inLanes = y - LockPainter.HEAD + scroll.getValue();
        if (x < LockPainter.NAMES || y < LockPainter.HEAD || y > getHeight() - LockPainter.FOOT) {
            return Optional.empty();
        }
        TimeAxis axis = axis();
        // A bar may be a pixel wide: two pixels beside it count as on it.
        double from = axis.secondsAt(x - LockPainter.NAMES - 2);
        double to = axis.secondsAt(x - LockPainter.NAMES + 2);
        return lanes.stream().filter(lane -> inLanes >= lane.top() && inLanes < lane.top() + lane.height())
                .flatMap(lane -> lane.bars().stream()
                        .filter(placed -> inLanes >= lane.top() + placed.y() && inLanes <= lane.top() + placed.y() + LockLanes.BAR))
                .map(LockLanes.Placed::bar)
                .filter(bar -> TimeAxis.seconds(bar.from()) <= to && TimeAxis.seconds(bar.end(now)) >= from)
                .findFirst();
    }

    private void hover(Optional<LockBar> bar) {
        LockBar found = bar.orElse(null);
        if (java.util.Objects.equals(found, hovered)) {
            return;
        }
        hovered = found;
        if (found == null) {
            Tooltip.uninstall(this, tooltip);
            tooltip.hide();
        } else {
            tooltip.setText(found.statement().isEmpty() ? found.words(now) : found.words(now) + "\n" + found.statement());
            Tooltip.install(this, tooltip);
        }
    }

    private void choose(LockBar bar) {
        chosen = bar;
        describe();
        requestLayout();
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
            case LEFT -> pan(-PAN);
            case RIGHT -> pan(PAN);
            case UP -> scroll.decrement();
            case DOWN -> scroll.increment();
            case COMMA -> chooseBeside(-1);
            case PERIOD -> chooseBeside(1);
            case ENTER -> Optional.ofNullable(chosen).ifPresent(onBar);
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void chooseBeside(int step) {
        List<LockBar> order = lanes.stream().flatMap(lane -> lane.bars().stream()).map(LockLanes.Placed::bar).toList();
        if (!order.isEmpty()) {
            int at = chosen == null ? -1 : order.indexOf(chosen);
            choose(order.get(at < 0 && step < 0 ? order.size() - 1 : Math.floorMod(at + step, order.size())));
        }
    }
}
