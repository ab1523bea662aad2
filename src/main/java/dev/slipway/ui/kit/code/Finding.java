package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Tone;
import java.util.List;

/**
 * Something known about a line of a script.
 *
 * @param line from 1
 * @param column from 1; 0 when it concerns the whole line
 * @param severity {@link Tone#CRITICAL} to {@link Tone#INFO}, or {@link Tone#GOOD}
 * @param message one sentence: "takes ACCESS EXCLUSIVE on shop.orders, rewrites 1.2 M rows"
 * @param fixes what can be done about it at once; usually none or one
 */
public record Finding(int line, int column, Tone severity, String message, List<Command> fixes) {
    public Finding {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not " + line);
        }
        fixes = List.copyOf(fixes);
    }

    /** A finding about a whole line without a fix. */
    public static Finding of(int line, Tone severity, String message) {
        return new Finding(line, 0, severity, message, List.of());
    }
}
