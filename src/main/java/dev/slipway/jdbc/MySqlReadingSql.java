package dev.slipway.jdbc;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells whether a statement for MySQL or MariaDB only reads. Those sent to production are our own and few, so that whatever is not
 * plainly one of them is refused: comments may hold statements there, and a semicolon may begin another one.
 */
final class MySqlReadingSql {
    private static final Pattern READING = Pattern.compile("\\s*(?:select|show|rollback)\\b.*", Pattern.DOTALL);
    private static final Pattern WRITING = Pattern.compile("/\\*|\\binto\\s+(?:out|dump)file\\b|\\bfor\\s+update\\b|\\bget_lock\\b");

    private MySqlReadingSql() {}

    static boolean holdsFor(String sql) {
        String lower = sql.toLowerCase(Locale.ROOT);
        String unquoted = lower.replaceAll("`(?:[^`]|``)*`|'[^'\\\\]*'", "x");
        return lower.indexOf('\\') < 0 && READING.matcher(lower).matches()
                && !WRITING.matcher(unquoted).find() && unquoted.indexOf(';') < 0;
    }
}
