package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which latency lies at which height: logarithmic in whole decades, since a lock makes of milliseconds seconds.
 *
 * @param least at the bottom, seconds, a power of ten
 * @param most at the top, seconds, a higher power of ten
 * @param height px between them
 */
record LatencyScale(double least, double most, double height) {
    private static final double SHORTEST = 0.0001;
    /** Height of a name, px. */
    private static final double NAME = 15;

    /** The decades that hold all of these, and at least two. */
    static LatencyScale of(List<LatencyPoint> points, double height) {
        double low = times(points).min(Double::compare).orElse(0.001);
        double high = times(points).max(Double::compare).orElse(0.1);
        double least = Math.pow(10, Math.floor(Math.log10(Math.max(SHORTEST, low)) + 1e-9));
        double most = Math.pow(10, Math.ceil(Math.log10(Math.max(SHORTEST, high)) - 1e-9));
        return new LatencyScale(least, Math.max(most, least * 100), height);
    }

    private static Stream<Double> times(List<LatencyPoint> points) {
        return points.stream().filter(point -> point.count() > 0).flatMap(point -> Stream.of(point.p50(), point.p99()))
                .map(TimeAxis::seconds);
    }

    /** Px below the top. */
    double y(Duration latency) {
        double seconds = Math.clamp(TimeAxis.seconds(latency), least, most);
        return height * (1 - Math.log10(seconds / least) / Math.log10(most / least));
    }

    /** A power of ten on the scale. */
    record Tick(double y, String label) {}

    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        int decades = (int) Math.round(Math.log10(most / least));
        // As many decades are left out as it takes for their names not to touch.
        int step = Math.max(1, (int) Math.ceil(NAME * decades / Math.max(1, height)));
        for (int i = 0; i <= decades; i += step) {
            Duration at = Duration.ofNanos(Math.round(least * Math.pow(10, i) * 1e9));
            ticks.add(new Tick(y(at), at.toNanos() < 1_000_000 ? at.toNanos() / 1e6 + " ms" : Format.limit(at)));
        }
        return ticks;
    }
}
