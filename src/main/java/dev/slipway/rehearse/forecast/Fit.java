package dev.slipway.rehearse.forecast;

import dev.slipway.rehearse.event.StepForecast.Range;
import java.time.Duration;
import java.util.List;

/**
 * A line through measured points, t = a + b·n, where n is what the time grows with. The points are weighted by one over the square of
 * their time, so that relative errors count. With points of one size, a is what any step takes; so it is with two, and the line need
 * not meet both; from three on a is fitted, too. Neither a nor b is below zero.
 *
 * @param error the largest relative distance of a point from the line, 0.1 for a tenth
 * @param sizes at how many sizes was measured
 * @param largest n of the largest
 * @param overhead seconds that any step takes; by so much the times of one and the same step differ as well
 */
record Fit(double a, double b, double error, int sizes, double largest, double overhead) {
    /** Sizes that differ by less are one. */
    private static final double SAME_SIZE = 1.2;
    /** What a single size leaves open even where nothing is extrapolated; with several sizes it is their error, and this much. */
    private static final double SPREAD_OF_ONE = 1.25;
    private static final double SPREAD_OF_MORE = 1.1;
    /** Caches and disks do not grow with the table: ten times the size widens the range by a quarter on each side. */
    private static final double SPREAD_PER_SIZE = 0.1;

    /** @param n rows, bytes or n log n; 0 for what does not grow @param seconds how long it took */
    record Point(double n, double seconds) {}

    /** @param overhead seconds that any step takes, however small its table is */
    static Fit of(List<Point> points, double overhead) {
        double largest = points.stream().mapToDouble(Point::n).max().orElse(0);
        int sizes = sizes(points);
        double least = points.stream().mapToDouble(Point::seconds).min().orElse(0);
        double a = Math.min(overhead, least / 2);
        double b = slope(points, a);
        if (sizes >= 3) {
            double[] line = line(points);
            a = Math.max(0, line[0]);
            b = line[0] < 0 ? slope(points, 0) : Math.max(0, line[1]);
        }
        if (b == 0) {
            a = points.stream().mapToDouble(Point::seconds).average().orElse(0);
        }
        double finalA = a;
        double finalB = b;
        double error = points.stream().filter(p -> p.seconds() > 0)
                .mapToDouble(p -> Math.abs(finalA + finalB * p.n() - p.seconds()) / p.seconds()).max().orElse(0);
        return new Fit(a, b, error, sizes, largest, overhead);
    }

    private static int sizes(List<Point> points) {
        int sizes = 0;
        double last = 0;
        for (double n : points.stream().mapToDouble(Point::n).sorted().toArray()) {
            if (sizes == 0 || n > last * SAME_SIZE) {
                sizes++;
                last = n;
            }
        }
        return sizes;
    }

    private static double weight(Point p) {
        return 1 / Math.max(1e-12, p.seconds() * p.seconds());
    }

    private static double slope(List<Point> points, double a) {
        double up = points.stream().mapToDouble(p -> weight(p) * p.n() * (p.seconds() - a)).sum();
        double down = points.stream().mapToDouble(p -> weight(p) * p.n() * p.n()).sum();
        return down == 0 ? 0 : Math.max(0, up / down);
    }

    /** Weighted least squares. */
    private static double[] line(List<Point> points) {
        double w = points.stream().mapToDouble(Fit::weight).sum();
        double n = points.stream().mapToDouble(p -> weight(p) * p.n()).sum() / w;
        double t = points.stream().mapToDouble(p -> weight(p) * p.seconds()).sum() / w;
        double up = points.stream().mapToDouble(p -> weight(p) * (p.n() - n) * (p.seconds() - t)).sum();
        double down = points.stream().mapToDouble(p -> weight(p) * (p.n() - n) * (p.n() - n)).sum();
        double b = down == 0 ? 0 : up / down;
        return new double[] {t - b * n, b};
    }

    /** How long it takes at another size. */
    Range at(double n) {
        double likely = a + b * n;
        double farther = largest == 0 || n == 0 || b == 0 ? 1 : Math.max(n / largest, largest / n);
        double spread = (sizes > 1 ? SPREAD_OF_MORE + error : SPREAD_OF_ONE) * Math.pow(farther, SPREAD_PER_SIZE);
        return new Range(duration(Math.max(0, likely / spread - overhead)), duration(likely), duration(likely * spread + overhead));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
