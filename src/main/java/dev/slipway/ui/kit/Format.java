package dev.slipway.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers are written in the window and in reports: the same in every locale. */
public final class Format {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String[] SIZE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Format() {}

    /** With thousands separators: {@code 1,204,331}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and its noun, with a plain s when it is not one: {@code 1 step}, {@code 14 steps}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** In the unit that suits it: {@code 0 ms}, {@code 180 ms}, {@code 1.8 s}, {@code 48 s}, {@code 4 min 10 s}, {@code 2 h 5 min}. */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "−" + duration(duration.negated());
        }
        long millis = duration.toMillis();
        if (millis == 0 && !duration.isZero()) {
            return "< 1 ms";
        }
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return parts(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 24 * 60 ? parts(minutes / 60, "h", minutes % 60, "min") : parts(minutes / 1440, "d", minutes % 1440 / 60, "h");
    }

    /** The same for a limit, which somebody set: {@code 5 s} and not {@code 5.0 s}. */
    public static String limit(Duration limit) {
        return duration(limit).replace(".0 s", " s");
    }

    private static String parts(long big, String bigUnit, long small, String smallUnit) {
        return small == 0 ? big + " " + bigUnit : big + " " + bigUnit + " " + small + " " + smallUnit;
    }

    /** Decimal units, as disks and servers count: {@code 512 B}, {@code 1.2 GB}, {@code 34 MB}. */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        // 999.5 and not 1000: what would be rounded up to 1000 is written in the next unit.
        while (Math.abs(value) >= 999.5 && unit < SIZE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String pattern = unit > 0 && Math.abs(value) < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, pattern, value, SIZE_UNITS[unit]);
    }

    /** @param perSecond things a second; {@code 18,400/s} */
    public static String rate(double perSecond) {
        return perSecond < 9.95 ? String.format(Locale.ROOT, "%.1f/s", perSecond) : count(Math.round(perSecond)) + "/s";
    }

    /** @param fraction 0 to 1; only a whole one is written as 100 % */
    public static String percent(double fraction) {
        long shown = Math.round(fraction * 100);
        return (shown >= 100 && fraction < 1 ? 99 : shown) + " %";
    }

    /** How long ago: {@code just now}, {@code 5 min ago}, {@code 3 days ago}; show {@link #exact} on hover. */
    public static String ago(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 45) {
            return "just now";
        }
        if (seconds < 3_600) {
            return Math.max(1, Math.round(seconds / 60.0)) + " min ago";
        }
        if (seconds < 86_400) {
            return count(seconds / 3_600, "hour") + " ago";
        }
        return count(seconds / 86_400, "day") + " ago";
    }

    /** To the second, in that zone: {@code 2026-11-20 14:02:31}. */
    public static String exact(Instant time, ZoneId zone) {
        return EXACT.format(time.atZone(zone));
    }
}
