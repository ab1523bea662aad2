package dev.slipway.rehearse.event;

import dev.slipway.plan.Severity;

/**
 * Something a run found at a place of a script.
 *
 * @param line from 1; 0 when it concerns the script as a whole
 * @param column in characters, from 1; 0 when the line as a whole is meant
 * @param step the step the place belongs to, 0 for none
 * @param sqlState the server's error code, empty when the server did not report it
 * @param detail what the server adds, values of rows masked; or empty
 * @param hint what helps, or empty
 */
public record Finding(Side side, int line, int column, int step, Severity severity, String message, String sqlState,
        String detail, String hint) {
    /** A finding that the server has no part in. */
    public static Finding of(Side side, int line, int step, Severity severity, String message, String hint) {
        return new Finding(side, line, 0, step, severity, message, "", "", hint);
    }

    /** File, line and column as compilers write them. */
    public String place() {
        return side.fileName() + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
    }
}
