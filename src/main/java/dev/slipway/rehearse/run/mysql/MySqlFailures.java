package dev.slipway.rehearse.run.mysql;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.run.StatementFailure.Said;
import dev.slipway.rehearse.run.StatementFailure.ServerObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What MySQL and MariaDB say of a statement that failed (MySQL 9 manual, "Server Error Message Reference"). */
public final class MySqlFailures {
    /** Lock wait timeout, deadlock, and NOWAIT. */
    private static final Set<Integer> LOST_LOCK = Set.of(1205, 1213, 3572);
    /** The server quotes values of rows: {@code Duplicate entry 'a@b.c' for key}, {@code Incorrect integer value: 'x' for column}. */
    private static final Pattern ROW_VALUES = Pattern.compile(
            "(?s)((?:[Dd]uplicate entry|value:?) ')(?:.*(' (?:for|at row) )|.*('$))|(partition for value ).*");
    private static final Pattern NEAR = Pattern.compile("(?s).* near '(.*)' at line (\\d+)");
    private static final int SQL_SHOWN = 300;
    private static final String NAME = "`((?:[^`]|``)*)`";
    private static final Pattern FOREIGN_KEY = Pattern.compile("(?s).*foreign key constraint fails \\(" + NAME + "\\." + NAME
            + ", CONSTRAINT " + NAME + ".*");
    private static final Pattern CHECK = Pattern.compile("(?s)CONSTRAINT `(?:.*\\.)?(.*)` failed for " + NAME + "\\." + NAME + ".*");
    private static final Pattern KEY = Pattern.compile("(?s)Duplicate entry .* for key '(?:(.*)\\.)?(.*)'");
    private static final Pattern COLUMN = Pattern.compile("(?s)Column '(.*)' cannot be null.*");

    private MySqlFailures() {}

    /** Whether a session lost a fight for a lock against another one. */
    public static boolean isLostLock(SQLException failure) {
        return LOST_LOCK.contains(failure.getErrorCode());
    }

    static StatementFailure of(Side side, Script script, ScriptItem.Sent statement, Optional<PreparedTexts.Inner> inner,
            SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        String state = failure.getErrorCode() == 0 ? String.valueOf(failure.getSQLState())
                : failure.getSQLState() + " (error " + failure.getErrorCode() + ")";
        String detail = inner.map(i -> "Prepared from: " + shown(i.sql())).orElse("");
        Said said = new Said(masked(message), state, detail, "", object(message));
        ScriptItem.Sent where = inner.map(PreparedTexts.Inner::setBy).orElse(statement);
        int index = inner.map(i -> i.indexInSetter(index(i.sql(), message))).orElseGet(() -> index(statement.sql(), message));
        int character = where.sql().codePointCount(0, Math.min(index, where.sql().length())) + 1;
        return StatementFailure.of(side, script.positionIn(where, character), where.step(), said, failure);
    }

    /** Where in the statement the server stopped reading, from 0; its beginning when the failure is not about the syntax. */
    private static int index(String sql, String message) {
        Matcher near = NEAR.matcher(message);
        if (!near.matches()) {
            return 0;
        }
        // The rest of the statement from there on, up to 80 characters. The line is that of the word after it, which was read already.
        String rest = near.group(1);
        if (sql.endsWith(rest)) {
            return sql.length() - rest.length();
        }
        int lineEnd = -1;
        for (int number = 0; number < Integer.parseInt(near.group(2)) && lineEnd < sql.length(); number++) {
            int newline = sql.indexOf('\n', lineEnd + 1);
            lineEnd = newline < 0 ? sql.length() : newline;
        }
        return Math.max(0, sql.lastIndexOf(rest, lineEnd));
    }

    /** The message without the values of rows. */
    static String masked(String message) {
        return ROW_VALUES.matcher(message).replaceAll(m -> m.group(4) != null ? "$4…" : m.group(2) != null ? "$1…$2" : "$1…$3");
    }

    private static String shown(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() > SQL_SHOWN ? line.substring(0, SQL_SHOWN) + " …" : line;
    }

    private static ServerObject object(String message) {
        for (Pattern pattern : List.of(FOREIGN_KEY, CHECK, KEY, COLUMN)) {
            Matcher m = pattern.matcher(message);
            if (m.matches()) {
                return pattern == FOREIGN_KEY ? new ServerObject(m.group(1), m.group(2), "", m.group(3))
                        : pattern == CHECK ? new ServerObject(m.group(2), m.group(3), "", m.group(1))
                        : pattern == KEY ? new ServerObject("", m.group(1) == null ? "" : m.group(1), "", m.group(2))
                        : new ServerObject("", "", m.group(1), "");
            }
        }
        return ServerObject.NONE;
    }
}
