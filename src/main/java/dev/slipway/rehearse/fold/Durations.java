package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.Quantity;
import java.time.Duration;
import java.util.Locale;

/** Durations and other quantities for people: few digits, the same in every locale. */
public final class Durations {
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

    private Durations() {}

    public static String words(Quantity quantity) {
        return switch (quantity.unit()) {
            case NANOSECONDS -> words(quantity.duration());
            case BYTES -> size(quantity.amount());
            case PIECES -> String.valueOf(quantity.amount());
            case THOUSANDTHS -> String.format(Locale.ROOT, "%.1f times", quantity.amount() / 1000.0);
        };
    }

    private static String size(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 1000 && unit < SIZES.length - 1) {
            left /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", left, SIZES[unit]);
    }

    public static String words(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return duration.toHours() > 0 ? duration.toHours() + " h" + rest(duration.toMinutesPart(), "min")
                : duration.toMinutes() + " min" + rest(duration.toSecondsPart(), "s");
    }

    private static String rest(int part, String unit) {
        return part == 0 ? "" : " " + part + " " + unit;
    }
}
