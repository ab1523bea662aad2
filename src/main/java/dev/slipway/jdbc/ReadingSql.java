package dev.slipway.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether SQL only reads and leaves the session read-only. The server's read-only mode is not enough: it allows VACUUM, REINDEX,
 * CLUSTER, ANALYZE, LOCK, CALL and DO (PostgreSQL source, {@code ClassifyUtilityCommandAsReadOnly}), and every session may lift it
 * (manual, "SET TRANSACTION"). So only statements that begin with a known word pass; when in doubt a statement is refused.
 */
final class ReadingSql {
    private static final Set<String> ALLOWED = Set.of(
            "select", "with", "values", "table", "show", "explain", "declare", "fetch", "move", "close",
            "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "set", "reset", "discard", "deallocate");
    private static final Pattern FIRST_WORD = Pattern.compile("[\\s(]*([a-z]+).*", Pattern.DOTALL);
    private static final Pattern READ_WRITE = Pattern.compile("\\bread\\s+write\\b");
    /** A setting that is named in quotes may be spelled in ways that are not recognised. */
    private static final Pattern SETS_READ_ONLY =
            Pattern.compile("\\s*set\\s+(?:session\\s+|local\\s+)?(?:\"|u&|(?:default_)?transaction_read_only\\b).*", Pattern.DOTALL);
    private static final Pattern CONFIG_CALL = Pattern.compile("\\bset_config\\b");
    private static final Pattern HARMLESS_CONFIG =
            Pattern.compile("\\bset_config\\s*\\(\\s*'(?!\\w*transaction_read_only')\\w+(?:\\.\\w+)?'\\s*,");
    private static final Pattern EXPLAINED_EXECUTION = Pattern.compile("\\s*explain\\b.*\\b(?:execute|call)\\b.*", Pattern.DOTALL);

    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

    private ReadingSql() {}

    static boolean holdsFor(String sql) {
        return statements(sql).stream().allMatch(ReadingSql::isReading);
    }

    private static boolean isReading(String statement) {
        Matcher word = FIRST_WORD.matcher(statement);
        if (!word.matches() || !ALLOWED.contains(word.group(1))) {
            return statement.isBlank();
        }
        boolean transaction = Set.of("begin", "start", "set").contains(word.group(1));
        return !(transaction && READ_WRITE.matcher(statement).find())
                && !SETS_READ_ONLY.matcher(statement).matches()
                && !EXPLAINED_EXECUTION.matcher(statement).matches()
                && count(CONFIG_CALL, statement) == count(HARMLESS_CONFIG, statement);
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    /** The statements in lower case, without comments; the content of dollar-quoted text is left out. */
    private static List<String> statements(String sql) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            int end = partEnd(sql, at);
            String part = sql.substring(at, end);
            if (part.equals(";")) {
                statements.add(statement.toString().toLowerCase(Locale.ROOT));
                statement.setLength(0);
            } else if (part.startsWith("--") || part.startsWith("/*")) {
                statement.append(' ');
            } else {
                statement.append(part.length() > 1 && part.startsWith("$") ? "$$$$" : part);
            }
            at = end;
        }
        statements.add(statement.toString().toLowerCase(Locale.ROOT));
        return statements;
    }

    /** Where the comment, text, quoted name or single character ends that begins there. */
    private static int partEnd(String sql, int at) {
        char first = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            return endAfter(sql, "\n", at + 2);
        }
        if (sql.startsWith("/*", at)) {
            return commentEnd(sql, at);
        }
        if (first == '\'') {
            boolean escapes = at > 0 && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E');
            return textEnd(sql, at, escapes);
        }
        if (first == '"') {
            return endAfter(sql, "\"", at + 1);
        }
        if (first == '$') {
            Matcher dollars = DOLLAR_TAG.matcher(sql).region(at, sql.length());
            return dollars.lookingAt() ? endAfter(sql, dollars.group(), dollars.end()) : at + 1;
        }
        return at + 1;
    }

    private static int endAfter(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    /** PostgreSQL's comments nest. */
    private static int commentEnd(String sql, int at) {
        int depth = 0;
        for (int i = at; i < sql.length() - 1; i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    private static int textEnd(String sql, int at, boolean escapes) {
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && escapes) {
                i++;
            } else if (c == '\'') {
                return i + 1;
            }
        }
        return sql.length();
    }
}
