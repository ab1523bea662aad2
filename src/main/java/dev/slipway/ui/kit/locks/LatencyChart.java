package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;

/**
 * Latencies of a workload over time (p50, p95, p99), the steps behind them and what failed below. Arrows go from moment to moment, as
 * the mouse does; wheel, + and − zoom, Shift+wheel pans, 0 fits again.
 */
public final class LatencyChart extends TimeCanvas {
    private static final Texts TEXTS = Texts.of(LatencyChart.class);

    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
    private List<LatencyPoint> points = List.of();
    private List<StepBand> bands = List.of();
    private Optional<Duration> idleP99 = Optional.empty();
    private Optional<LatencyPoint> chosen = Optional.empty();

    public LatencyChart() {
        super("latency");
        getStyleClass().add("latency-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(320, 110);
        setOnMouseMoved(event -> choose(nearest(event.getX())));
        setOnMouseExited(event -> choose(Optional.empty()));
        setOnMousePressed(event -> requestFocus());
        describe();
    }

    /**
     * Replaces what is shown.
     *
     * @param newIdleP99 how it was without the plan, for a line to compare with
     * @param newNow how long the run has lasted
     */
    public void show(List<LatencyPoint> newPoints, List<StepBand> newBands, Optional<Duration> newIdleP99, Duration newNow) {
        points = List.copyOf(newPoints);
        bands = List.copyOf(newBands);
        idleP99 = newIdleP99;
        setNow(newNow);
        chosen = chosen.filter(points::contains);
        describe();
        requestLayout();
    }

    /** The moment below the mouse, or the one chosen by an arrow, in words; empty for none. */
    public ReadOnlyStringProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** What the picture shows, in words. */
    public String summary() {
        Optional<LatencyPoint> worst = points.stream().filter(point -> point.count() > 0).max(Comparator.comparing(LatencyPoint::p99));
        long failed = points.stream().mapToLong(LatencyPoint::failed).sum();
        return worst.map(point -> TEXTS.get("latency.summary", words(point), Format.count(failed))).orElse(TEXTS.get("latency.none"));
    }

    private String words(LatencyPoint point) {
        Duration middle = point.from().plus(point.to()).dividedBy(2);
        String step = bands.stream().filter(band -> band.from().compareTo(middle) <= 0 && band.end(now()).compareTo(middle) >= 0)
                .findFirst().map(band -> TEXTS.get("latency.step", band.title())).orElse("");
        String came = point.count() == 0 ? TEXTS.get("latency.nothing") : TEXTS.get("latency.reading", Format.duration(point.p50()),
                Format.duration(point.p95()), Format.duration(point.p99()), Format.count(point.count()));
        String failed = point.failed() == 0 ? "" : TEXTS.get("latency.errors", errors(point.errors()));
        return TEXTS.get("latency.at", Format.duration(point.from()), came) + failed + step;
    }

    /** By SQLSTATE: {@code 55P03 × 2}. */
    private static String errors(Map<String, Long> errors) {
        return new TreeMap<>(errors).entrySet().stream().map(error -> error.getKey() + " × " + error.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    protected double computePrefHeight(double width) {
        return 180;
    }

    @Override
    protected void layoutChildren() {
        canvas().setWidth(Math.max(1, getWidth()));
        canvas().setHeight(Math.max(1, getHeight()));
        double room = Math.max(1, getHeight() - LatencyPainter.HEAD - LatencyPainter.FOOT);
        new LatencyPainter(canvas().getGraphicsContext2D(), this::ink, canvas().getWidth(), canvas().getHeight()).paint(
                new LatencyPainter.Scene(points, bands, idleP99, axis(), LatencyScale.of(points, room), now(), chosen));
    }

    @Override
    double timeLeft() {
        return LatencyPainter.SCALE;
    }

    @Override
    double timeWidth() {
        return Math.max(1, getWidth() - LatencyPainter.SCALE - LatencyPainter.ENDS);
    }

    private Optional<LatencyPoint> nearest(double x) {
        double seconds = axis().secondsAt(x - LatencyPainter.SCALE);
        return points.stream().min(Comparator.comparing(point -> Math.abs(point.middle() - seconds)));
    }

    private void choose(Optional<LatencyPoint> point) {
        if (!point.equals(chosen)) {
            chosen = point;
            describe();
            requestLayout();
        }
    }

    private void describe() {
        reading.set(chosen.map(this::words).orElse(""));
        setAccessibleText(chosen.map(this::words).orElseGet(this::summary));
    }

    @Override
    boolean pressed(KeyCode key) {
        switch (key) {
            case LEFT -> beside(-1);
            case RIGHT -> beside(1);
            case HOME -> choose(points.stream().findFirst());
            case END -> choose(points.stream().reduce((before, after) -> after));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void beside(int step) {
        if (!points.isEmpty()) {
            int at = chosen.map(points::indexOf).orElse(step > 0 ? -1 : points.size());
            choose(Optional.of(points.get(Math.clamp(at + step, 0, points.size() - 1))));
        }
    }
}
