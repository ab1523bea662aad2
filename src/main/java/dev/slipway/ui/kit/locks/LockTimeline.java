package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Buttons;
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
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Locks over time, one lane a relation: who held, who waited, in which mode, and how many waited altogether. It fits
 * the whole run and grows with it until the user zooms (wheel, + and −) or pans (drag, Shift+wheel, arrows); 0 fits
 * again. Comma and full stop go from bar to bar, Return reaches the statement of the chosen one.
 */
public final class LockTimeline extends TimeCanvas {
    private static final Texts TEXTS = Texts.of(LockTimeline.class);
    private static final double PAN = 60;

    private final ScrollBar scroll = new ScrollBar();
    private final Tooltip tooltip = Buttons.tooltip("");
    private List<LockBar> bars = List.of();
    private List<LockLanes.Lane> lanes = List.of();
    private List<StepBand> bands = List.of();
    private boolean live;
    private @Nullable LockBar chosen;
    private @Nullable LockBar hovered;
    private Consumer<LockBar> onBar = bar -> { };
    private double dragX;
    private boolean dragged;

    public LockTimeline() {
        super("locks");
        getStyleClass().add("lock-timeline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(480, 160);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.setFocusTraversable(false);
        scroll.valueProperty().addListener((seen, before, after) -> requestLayout());
        getChildren().add(scroll);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseMoved(event -> hover(barAt(event.getX(), event.getY())));
        setOnMouseExited(event -> hover(Optional.empty()));
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
        setNow(newNow);
        live = newLive;
        lanes = LockLanes.of(bars, now());
        describe();
        requestLayout();
    }

    /** What to do when a bar is clicked or chosen by Return. */
    public void setOnBar(Consumer<LockBar> action) {
        onBar = action;
    }

    /** What the picture shows, in words, for those who cannot see it. */
    public String summary() {
        if (bars.isEmpty()) {
            return TEXTS.get("locks.none");
        }
        long waits = bars.stream().filter(bar -> bar.kind() == LockBar.Kind.WAITING).count();
        LockBar longest = bars.stream().filter(bar -> bar.kind() == LockBar.Kind.HELD_STRONG)
                .max(Comparator.comparing(bar -> bar.end(now()).minus(bar.from()))).orElse(bars.getFirst());
        return TEXTS.get("locks.summary", Format.count(lanes.size(), "relation"), Format.count(bars.size(), "lock"),
                Format.count(waits, "wait"), longest.words(now()));
    }

    private void describe() {
        setAccessibleText(chosen == null ? summary() : chosen.words(now()));
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
                .paint(new LockPainter.Scene(bars, lanes, bands, axis(), now(), live, scroll.getValue(), isFocused() ? chosen : null));
    }

    @Override
    double timeLeft() {
        return LockPainter.NAMES;
    }

    @Override
    double timeWidth() {
        return Math.max(1, canvas().getWidth() - LockPainter.NAMES);
    }

    @Override
    void scrolledBeside(double px) {
        scroll.setValue(Math.clamp(scroll.getValue() - px, 0, scroll.getMax()));
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
                .filter(bar -> TimeAxis.seconds(bar.from()) <= to && TimeAxis.seconds(bar.end(now())) >= from)
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
            tooltip.setText(found.statement().isEmpty() ? found.words(now()) : found.words(now()) + "\n" + found.statement());
            Tooltip.install(this, tooltip);
        }
    }

    private void choose(LockBar bar) {
        chosen = bar;
        describe();
        requestLayout();
    }

    @Override
    boolean pressed(KeyCode key) {
        switch (key) {
            case LEFT -> pan(-PAN);
            case RIGHT -> pan(PAN);
            case UP -> scroll.decrement();
            case DOWN -> scroll.increment();
            case COMMA -> chooseBeside(-1);
            case PERIOD -> chooseBeside(1);
            case ENTER -> Optional.ofNullable(chosen).ifPresent(onBar);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void chooseBeside(int step) {
        List<LockBar> order = lanes.stream().flatMap(lane -> lane.bars().stream()).map(LockLanes.Placed::bar).toList();
        if (!order.isEmpty()) {
            int at = chosen == null ? -1 : order.indexOf(chosen);
            choose(order.get(at < 0 && step < 0 ? order.size() - 1 : Math.floorMod(at + step, order.size())));
        }
    }
}
