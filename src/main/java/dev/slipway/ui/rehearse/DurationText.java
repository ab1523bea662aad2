package dev.slipway.ui.rehearse;

import dev.slipway.ui.kit.Format;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 200 ms}, {@code 5 s}, {@code 4 min 10 s}, {@code 2 h}, {@code 1 d}. */
final class DurationText {
    private static final Pattern PART = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*(ms|min|m|h|s|d)\\s*");
    private static final double MOST_SECONDS = 30 * 24 * 3600.0;

    private DurationText() {}

    /** What was meant; empty when it is no duration above zero and of at most 30 days. A number alone counts seconds. */
    static Optional<Duration> parse(String text) {
        String rest = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (rest.matches("\\d+(\\.\\d+)?")) {
            rest += " s";
        }
        double seconds = 0;
        Matcher part = PART.matcher(rest);
        int end = 0;
        while (part.find() && part.start() == end) {
            seconds += Double.parseDouble(part.group(1)) * unit(part.group(2));
            end = part.end();
        }
        boolean whole = end == rest.length() && end > 0;
        return whole && seconds >= 0.001 && seconds <= MOST_SECONDS ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                : Optional.empty();
    }

    /** As short as it can be read again: {@code 5 s}, not {@code 5.0 s}. */
    static String write(Duration duration) {
        return Format.limit(duration);
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 0.001;
            case "s" -> 1;
            case "m", "min" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
    }
}
