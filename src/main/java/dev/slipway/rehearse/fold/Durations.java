package dev.slipway.rehearse.fold;

import java.time.Duration;
import java.util.Locale;

/** Durations for people: three digits at most, the same in every locale. */
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
        return duration.toHours() > 0 ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
