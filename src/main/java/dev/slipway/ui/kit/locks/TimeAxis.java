package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which stretch of time lies over which stretch of pixels.
 *
 * @param start left end, seconds since the beginning of the run
 * @param end right end, seconds, after {@code start}
 * @param width px between them, above 0
 */
record TimeAxis(double start, double end, double width) {
    /** As far as one can zoom in, seconds. */
    static final double LEAST = 0.02;
    private static final double[] STEPS =
            {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400,
            43200, 86400};

    TimeAxis {
        if (!(end > start) || !(width > 0)) {
            throw new IllegalArgumentException("an axis has a length: " + start + " to " + end + " s on " + width + " px");
        }
    }

    /** Everything from the beginning to {@code seconds}, with a little room at the right. */
    static TimeAxis fitting(double seconds, double width) {
        return new TimeAxis(0, Math.max(0.1, seconds * 1.04), width);
    }

    double x(Duration time) {
        return x(seconds(time));
    }

    double x(double seconds) {
        return (seconds - start) / (end - start) * width;
    }

    double secondsAt(double x) {
        return start + x / width * (end - start);
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** @param factor below 1 zooms in; the moment below {@code x} stays where it is */
    TimeAxis zoom(double factor, double x, double most) {
        double length = Math.clamp((end - start) * factor, LEAST, Math.max(LEAST, most));
        double anchor = secondsAt(x);
        double from = anchor - x / width * length;
        return new TimeAxis(from, from + length, width).within(most);
    }

    /** Shows what lies {@code px} further right. */
    TimeAxis pan(double px, double most) {
        double by = px / width * (end - start);
        return new TimeAxis(start + by, end + by, width).within(most);
    }

    /** The same stretch on another width. */
    TimeAxis on(double newWidth) {
        return new TimeAxis(start, end, newWidth);
    }

    /** Moved so that nothing before the beginning or after {@code most} seconds is shown, where that is possible. */
    private TimeAxis within(double most) {
        double length = Math.min(end - start, Math.max(LEAST, most));
        double from = Math.clamp(start, 0, Math.max(0, most - length));
        return new TimeAxis(from, from + length, width);
    }

    /** A place on the axis and what is written there. */
    record Tick(double x, String label) {}

    /** Round moments, at least {@code gap} px apart. */
    List<Tick> ticks(double gap) {
        double least = gap / width * (end - start);
        double step = STEPS[STEPS.length - 1];
        for (double candidate : STEPS) {
            if (candidate >= least) {
                step = candidate;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(start / step - 1e-9); i * step <= end; i++) {
            ticks.add(new Tick(x(i * step), label(i * step, step)));
        }
        return ticks;
    }

    private static String label(double seconds, double step) {
        if (seconds == 0) {
            return "0 s";
        }
        if (seconds >= 60 && step >= 1) {
            return Format.duration(Duration.ofSeconds(Math.round(seconds)));
        }
        if (step >= 1) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 1 && step < 0.1) {
            return Math.round(seconds * 1000) + " ms";
        }
        int digits = step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f s", seconds);
    }
}
