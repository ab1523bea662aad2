package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Fonts;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws the timeline onto a canvas; draws only what can be seen. */
final class LockPainter extends InkedPen {
    private static final Texts TEXTS = Texts.of(LockPainter.class);

    /** Room for the relations' names at the left, px. */
    static final double NAMES = 196;
    /** Room for the steps and the time at the top, px. */
    static final double HEAD = 44;
    /** Room for the number of waiters at the bottom, px. */
    static final double FOOT = 36;
    private static final double STEPS = 22;
    private static final double HATCH = 5;
    private static final double LEAST_BAR = 2;
    /** Width of a capital letter in a bar, px. */
    private static final double LETTER = 7;

    private final Font names = Font.font(Fonts.MONO, 12);

    LockPainter(GraphicsContext pen, Function<Ink, Color> inks, double width, double height) {
        super(pen, inks, width, height);
    }

    /**
     * @param bars all of them, for counting the waiters
     * @param scroll px of lanes above the first visible one
     * @param chosen the bar with the focus ring
     */
    record Scene(List<LockBar> bars, List<LockLanes.Lane> lanes, List<StepBand> bands, TimeAxis axis, Duration now, boolean live,
            double scroll, @Nullable LockBar chosen) {}

    void paint(Scene scene) {
        fill(Ink.SURFACE, 0, 0, width, height);
        bands(scene);
        grid(scene);
        // Clips are dear to draw: one for all names and one for all bars, and none for a single one.
        clip(0, HEAD, NAMES, height - HEAD - FOOT, () -> names(scene));
        clip(NAMES, HEAD, width - NAMES, height - HEAD - FOOT, () -> visible(scene, (lane, top) -> {
            lineBelow(lane, top);
            lane.bars().forEach(placed -> bar(scene, placed.bar(), top + placed.y()));
        }));
        waiters(scene);
        now(scene);
        stroke(Ink.LINE, 0, HEAD - 0.5, width, HEAD - 0.5);
        stroke(Ink.LINE, NAMES - 0.5, 0, NAMES - 0.5, height);
    }

    private void bands(Scene scene) {
        clip(NAMES, 0, width - NAMES, height, () -> {
            boolean shaded = false;
            for (StepBand band : scene.bands()) {
                double from = NAMES + scene.axis().x(band.from());
                double to = NAMES + scene.axis().x(band.end(scene.now()));
                shaded = !shaded;
                if (to < NAMES || from > width) {
                    continue;
                }
                if (shaded) {
                    fill(Ink.BAND, from, 0, to - from, height);
                }
                stroke(Ink.LINE, Math.round(from) + 0.5, 0, Math.round(from) + 0.5, height - FOOT);
                double left = Math.max(from, NAMES);
                if (to - left > 14) {
                    text(Ink.TEXT_QUIET, band.label(), left + 5, STEPS / 2, to - left - 8);
                }
            }
        });
    }

    private void grid(Scene scene) {
        text(Ink.TEXT_QUIET, TEXTS.get("locks.steps"), 12, STEPS / 2, NAMES - 20);
        text(Ink.TEXT_QUIET, TEXTS.get("locks.time"), 12, STEPS + (HEAD - STEPS) / 2, NAMES - 20);
        clip(NAMES, 0, width - NAMES, height, () -> {
            for (TimeAxis.Tick tick : scene.axis().ticks(84)) {
                double x = Math.round(NAMES + tick.x()) + 0.5;
                stroke(Ink.LINE, x, STEPS + 14, x, height - FOOT);
                pen.setTextAlign(x < NAMES + 20 ? TextAlignment.LEFT : TextAlignment.CENTER);
                text(Ink.TEXT_QUIET, tick.label(), x < NAMES + 20 ? x + 4 : x, STEPS + (HEAD - STEPS) / 2 - 2, 80);
                pen.setTextAlign(TextAlignment.LEFT);
            }
        });
    }

    private interface AtLane {
        void draw(LockLanes.Lane lane, double top);
    }

    private void visible(Scene scene, AtLane drawing) {
        for (LockLanes.Lane lane : scene.lanes()) {
            double top = HEAD + lane.top() - scene.scroll();
            if (top + lane.height() >= HEAD && top <= height - FOOT) {
                drawing.draw(lane, top);
            }
        }
    }

    private void names(Scene scene) {
        int prefix = commonSchema(scene.lanes());
        visible(scene, (lane, top) -> {
            pen.setFont(names);
            pen.setFill(color(Ink.TEXT));
            pen.fillText(shortened(lane.relation().substring(prefix)), 12, top + LockLanes.PADDING + LockLanes.BAR / 2);
            lineBelow(lane, top);
        });
    }

    private void lineBelow(LockLanes.Lane lane, double top) {
        double y = Math.round(top + lane.height()) - 0.5;
        stroke(Ink.LINE, 0, y, width, y);
    }

    private void bar(Scene scene, LockBar bar, double y) {
        double from = NAMES + scene.axis().x(bar.from());
        double to = NAMES + scene.axis().x(bar.end(scene.now()));
        if (to < NAMES || from > width) {
            return;
        }
        double left = Math.max(from, NAMES - 4);
        double wide = Math.max(LEAST_BAR, Math.min(to, width + 4) - left);
        Color writing = switch (bar.kind()) {
            case HELD -> solid(Ink.HELD, left, y, wide);
            case HELD_STRONG -> {
                Color onBar = solid(Ink.STRONG, left, y, wide);
                // A line along the top, so that it is told from the weaker lock without its colour.
                fill(Ink.TEXT, left, y, wide, 2);
                yield onBar;
            }
            case OTHER -> outlined(Ink.OTHER, Ink.SURFACE, left, y, wide, 0);
            case WAITING -> outlined(Ink.WAITING, Ink.WAITING_SOFT, left, y, wide, HATCH);
        };
        String length = Format.duration(bar.end(scene.now()).minus(bar.from()));
        String words = bar.mode() + "  " + length;
        // What does not fit is left to the tooltip: first the mode, then all of it.
        String shown = wide > words.length() * LETTER + 12 ? words : length;
        if (wide > shown.length() * LETTER + 12) {
            pen.setFont(small);
            pen.setFill(writing);
            double start = Math.max(left, NAMES) + 6;
            pen.fillText(shown, start, y + LockLanes.BAR / 2 + 0.5, left + wide - 4 - start);
        }
        if (bar.equals(scene.chosen())) {
            pen.setStroke(color(Ink.FOCUS));
            pen.setLineWidth(2);
            pen.strokeRoundRect(left - 2, y - 2, wide + 4, LockLanes.BAR + 4, 5, 5);
            pen.setLineWidth(1);
        }
    }

    private Color solid(Ink ink, double x, double y, double wide) {
        pen.setFill(color(ink));
        pen.fillRoundRect(x, y, wide, LockLanes.BAR, 3, 3);
        return color(Ink.ON_BAR);
    }

    private Color outlined(Ink edge, Ink ground, double x, double y, double wide, double hatch) {
        fill(ground, x, y, wide, LockLanes.BAR);
        if (hatch > 0) {
            pen.setStroke(color(edge).deriveColor(0, 1, 1, 0.4));
            // Hatched from fixed places on the canvas, so that the pattern stands still while the bar grows.
            for (double at = Math.floor((x - LockLanes.BAR) / hatch) * hatch; at < x + wide; at += hatch) {
                double from = Math.max(at, x);
                double to = Math.min(at + LockLanes.BAR, x + wide);
                if (from < to) {
                    pen.strokeLine(from, y + LockLanes.BAR - (from - at), to, y + LockLanes.BAR - (to - at));
                }
            }
        }
        pen.setStroke(color(edge));
        pen.strokeRect(Math.round(x) + 0.5, y + 0.5, Math.max(1, wide - 1), LockLanes.BAR - 1);
        return color(Ink.TEXT);
    }

    /** One column every few pixels, as high as there are waiters; the greatest number is written. */
    private void waiters(Scene scene) {
        double top = height - FOOT;
        fill(Ink.SURFACE, 0, top, width, FOOT);
        stroke(Ink.LINE, 0, top + 0.5, width, top + 0.5);
        int columns = (int) ((width - NAMES) / 3);
        int[] counts = new int[Math.max(0, columns)];
        int most = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = LockLanes.waitersAt(scene.bars(), scene.axis().secondsAt(i * 3 + 1.5), scene.now());
            most = Math.max(most, counts[i]);
        }
        text(Ink.TEXT_QUIET, TEXTS.get(most == 0 ? "locks.noWaiters" : "locks.waiters", most), 12, top + FOOT / 2, NAMES - 20);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double tall = (FOOT - 10) * counts[i] / most;
                fill(Ink.WAITING, NAMES + i * 3.0, height - 3 - tall, 3, tall);
            }
        }
    }

    private void now(Scene scene) {
        double x = NAMES + scene.axis().x(scene.now());
        if (scene.live() && x >= NAMES && x <= width) {
            pen.setStroke(color(Ink.NOW));
            pen.setLineWidth(1.5);
            pen.strokeLine(x, STEPS, x, height - FOOT);
            pen.setLineWidth(1);
            pen.setFill(color(Ink.NOW));
            pen.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {STEPS, STEPS, STEPS + 6}, 3);
        }
    }

    /** The schema and its dot are left out where all relations are of one: how many characters that is. */
    private static int commonSchema(List<LockLanes.Lane> lanes) {
        long schemas = lanes.stream().map(lane -> lane.relation().substring(0, lane.relation().indexOf('.') + 1)).distinct().count();
        return schemas == 1 ? lanes.getFirst().relation().indexOf('.') + 1 : 0;
    }

    /** Long names keep their end, which tells them apart. */
    private static String shortened(String name) {
        int room = 24;
        return name.length() <= room ? name : "…" + name.substring(name.length() - room + 1);
    }
}
