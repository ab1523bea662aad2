package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the latencies of a workload onto a canvas, each line with a pattern of its own. */
final class LatencyPainter extends InkedPen {
    private static final Texts TEXTS = Texts.of(LatencyPainter.class);

    /** Room for the scale at the left, px. */
    static final double SCALE = 60;
    /** Room for the steps' numbers at the top, px. */
    static final double HEAD = 20;
    /** Room for the failures and the time at the bottom, px. */
    static final double FOOT = 40;
    /** Room for the lines' names at the right, px. */
    static final double ENDS = 34;
    private static final double FAILURES = 20;

    /** So few moments are each drawn as a dot, too. */
    private static final int FEW = 40;
    /** Width of a letter of a name, px. */
    private static final double LETTER = 5.6;


    LatencyPainter(GraphicsContext pen, Function<Ink, Color> inks, double width, double height) {
        super(pen, inks, width, height);
    }

    /** @param chosen the point with the line through it */
    record Scene(List<LatencyPoint> points, List<StepBand> bands, Optional<Duration> idleP99, TimeAxis axis, LatencyScale scale,
            Duration now, Optional<LatencyPoint> chosen) {}

    private record Line(String name, Ink ink, double thick, double[] dashes, Function<LatencyPoint, Duration> value) {}

    private static final List<Line> LINES = List.of(
            new Line("p50", Ink.TEXT_QUIET, 1.2, new double[0], LatencyPoint::p50),
            new Line("p95", Ink.HELD, 1.4, new double[] {5, 3}, LatencyPoint::p95),
            new Line("p99", Ink.STRONG, 2.2, new double[0], LatencyPoint::p99));

    void paint(Scene scene) {
        fill(Ink.SURFACE, 0, 0, width, height);
        bands(scene);
        grid(scene);
        scene.idleP99().ifPresent(idle -> idle(scene, idle));
        LINES.forEach(line -> line(scene, line));
        scene.idleP99().ifPresent(idle -> idleName(scene, idle));
        failures(scene);
        scene.chosen().ifPresent(point -> chosen(scene, point));
    }

    private double right() {
        return width - ENDS;
    }

    private double bottom() {
        return height - FOOT;
    }

    private void bands(Scene scene) {
        boolean shaded = false;
        for (StepBand band : scene.bands()) {
            shaded = !shaded;
            double from = Math.max(SCALE, x(scene, TimeAxis.seconds(band.from())));
            double to = Math.min(right(), x(scene, TimeAxis.seconds(band.end(scene.now()))));
            if (to <= SCALE || from >= right()) {
                continue;
            }
            if (shaded) {
                fill(Ink.BAND, from, 0, to - from, bottom());
            }
            stroke(Ink.LINE, Math.round(from) + 0.5, 0, Math.round(from) + 0.5, bottom());
            if (to - from > 14) {
                text(Ink.TEXT_QUIET, band.label(), from + 4, HEAD / 2, to - from - 6);
            }
        }
    }

    private void grid(Scene scene) {
        pen.setTextAlign(TextAlignment.RIGHT);
        for (LatencyScale.Tick tick : scene.scale().ticks()) {
            double y = Math.round(HEAD + tick.y()) + 0.5;
            stroke(Ink.LINE, SCALE, y, right(), y);
            text(Ink.TEXT_QUIET, tick.label(), SCALE - 6, y, SCALE - 10);
        }
        text(Ink.TEXT_QUIET, TEXTS.get("latency.failed"), SCALE - 6, bottom() + FAILURES / 2 + 3, SCALE - 8);
        pen.setTextAlign(TextAlignment.CENTER);
        for (TimeAxis.Tick tick : scene.axis().ticks(84)) {
            text(Ink.TEXT_QUIET, tick.label(), Math.max(SCALE + tick.x(), SCALE + 10), height - 9, 80);
        }
        pen.setTextAlign(TextAlignment.LEFT);
    }

    private void idle(Scene scene, Duration idle) {
        double y = Math.round(HEAD + scene.scale().y(idle)) + 0.5;
        pen.setLineDashes(2, 4);
        stroke(Ink.STRONG, SCALE, y, right(), y);
        pen.setLineDashes();
    }

    /** On a ground of its own, since the lines cross it. */
    private void idleName(Scene scene, Duration idle) {
        double line = HEAD + scene.scale().y(idle);
        double y = line < HEAD + 16 ? line + 10 : line - 9;
        String name = TEXTS.get("latency.idle", Format.duration(idle));
        fill(Ink.SURFACE, SCALE + 3, y - 7, name.length() * LETTER + 6, 14);
        text(Ink.TEXT_QUIET, name, SCALE + 6, y, 220);
    }

    private void line(Scene scene, Line line) {
        clip(SCALE, 0, right() - SCALE, bottom(), () -> curve(scene, line));
        name(scene, line);
    }

    private void curve(Scene scene, Line line) {
        pen.setStroke(color(line.ink()));
        pen.setLineWidth(line.thick());
        pen.setLineDashes(line.dashes());
        pen.beginPath();
        boolean drawing = false;
        for (LatencyPoint point : scene.points()) {
            if (point.count() == 0) {
                // Nothing came back: a gap, not a nought.
                drawing = false;
                continue;
            }
            double x = x(scene, point.middle());
            double y = HEAD + scene.scale().y(line.value().apply(point));
            if (drawing) {
                pen.lineTo(x, y);
            } else {
                pen.moveTo(x, y);
            }
            drawing = true;
        }
        pen.stroke();
        pen.setFill(color(line.ink()));
        if (scene.points().size() < FEW) {
            // A single half second makes no line.
            scene.points().stream().filter(point -> point.count() > 0).forEach(point ->
                    pen.fillOval(x(scene, point.middle()) - 2, HEAD + scene.scale().y(line.value().apply(point)) - 2, 4, 4));
        }
    }

    /** At the end of the line; names that would lie on one another give way upwards. */
    private void name(Scene scene, Line line) {
        visible(scene).reduce((before, after) -> after).ifPresent(last -> {
            double y = HEAD + scene.scale().y(line.value().apply(last));
            for (Line below : LINES.subList(0, LINES.indexOf(line))) {
                double other = HEAD + scene.scale().y(below.value().apply(last));
                y = Math.min(y, other - 11 * (LINES.indexOf(line) - LINES.indexOf(below)));
            }
            text(line.ink(), line.name(), right() + 6, y, ENDS);
        });
    }

    private static Stream<LatencyPoint> visible(Scene scene) {
        return scene.points().stream().filter(point -> point.count() > 0 && point.middle() >= scene.axis().start()
                && point.middle() <= scene.axis().end());
    }

    private void failures(Scene scene) {
        stroke(Ink.LINE, SCALE, bottom() + 0.5, right(), bottom() + 0.5);
        pen.setLineWidth(1.5);
        for (LatencyPoint point : scene.points()) {
            double x = x(scene, point.middle());
            if (point.failed() > 0 && x >= SCALE && x <= right()) {
                double y = bottom() + FAILURES / 2 + 3;
                stroke(Ink.WAITING, x - 3, y - 3, x + 3, y + 3);
                stroke(Ink.WAITING, x - 3, y + 3, x + 3, y - 3);
            }
        }
        pen.setLineWidth(1);
    }

    private void chosen(Scene scene, LatencyPoint point) {
        double x = Math.round(x(scene, point.middle())) + 0.5;
        if (x < SCALE || x > right()) {
            return;
        }
        stroke(Ink.FOCUS, x, 0, x, bottom());
        for (Line line : LINES) {
            if (point.count() > 0) {
                pen.setFill(color(line.ink()));
                pen.fillOval(x - 3, HEAD + scene.scale().y(line.value().apply(point)) - 3, 6, 6);
            }
        }
    }

    private static double x(Scene scene, double seconds) {
        return SCALE + scene.axis().x(seconds);
    }
}
