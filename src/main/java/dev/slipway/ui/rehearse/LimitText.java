package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.Quantity.Unit;
import dev.slipway.ui.kit.Format;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits as people type them: durations, sizes such as {@code 16 GB}, factors such as {@code 10 ×}, and plain numbers. */
final class LimitText {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt]?)b");
    private static final Pattern FACTOR = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*[×x*]?");
    private static final Map<String, Double> SIZES = Map.of("", 1.0, "k", 1e3, "m", 1e6, "g", 1e9, "t", 1e12);
    private static final double MOST_BYTES = 1e15;
    private static final double MOST_TIMES = 1e6;
    private static final int MOST_DIGITS = 9;

    private LimitText() {}

    /** What was meant; empty when it is no such limit, or a senseless one. */
    static Optional<Quantity> parse(Unit unit, String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT).replace(",", "");
        return switch (unit) {
            case NANOSECONDS -> DurationText.parse(typed).map(Quantity::of);
            case BYTES -> {
                Matcher size = SIZE.matcher(typed);
                yield size.matches() ? Optional.of(Double.parseDouble(size.group(1)) * SIZES.get(size.group(2)))
                        .filter(bytes -> bytes >= 1 && bytes <= MOST_BYTES)
                        .map(bytes -> Quantity.bytes(Math.round(bytes))) : Optional.empty();
            }
            case THOUSANDTHS -> {
                Matcher factor = FACTOR.matcher(typed);
                yield factor.matches() ? Optional.of(Double.parseDouble(factor.group(1))).filter(times -> times >= 1 && times <= MOST_TIMES)
                        .map(Quantity::times) : Optional.empty();
            }
            case PIECES -> typed.matches("\\d{1," + MOST_DIGITS + "}") ? Optional.of(Quantity.pieces(Long.parseLong(typed)))
                    : Optional.empty();
        };
    }

    /** As short as it can be read again. */
    static String write(Quantity limit) {
        return switch (limit.unit()) {
            case NANOSECONDS -> DurationText.write(limit.duration());
            case BYTES -> Format.size(limit.amount());
            case THOUSANDTHS -> times(limit.amount() / 1000.0) + " ×";
            case PIECES -> Format.count(limit.amount());
        };
    }

    private static String times(double factor) {
        return factor == Math.rint(factor) ? String.valueOf(Math.round(factor)) : String.valueOf(factor);
    }
}
