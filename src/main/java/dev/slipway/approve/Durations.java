package dev.slipway.approve;

import java.time.Duration;
import java.util.Locale;

/** Durations for people: {@code 180 ms}, {@code 1.8 s}, {@code 4 min 10 s}, {@code 2 h 5 min}. */
public final class Durations {
    private Durations() {}

    public static String words(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = duration.toSeconds();
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
