package dev.slipway.dialect.mysql.script;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.ScriptLines;
import dev.slipway.dialect.script.ScriptPosition;
import dev.slipway.dialect.script.StatementKind;
import dev.slipway.dialect.script.StepHeading;
import dev.slipway.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pass over a script. A statement ends at the delimiter, wherever that stands outside of strings, names and comments: bodies of
 * programs need another one, and code in version comments is split as if the comment were not there.
 */
final class MySqlScriptReader {
    /** Words that the client takes for commands of its own at the beginning of a statement. Some read files or start programs. */
    private static final Set<String> COMMANDS = Set.of("CHARSET", "CLEAR", "CONNECT", "EDIT", "EGO", "EXIT", "GO", "HELP", "NOPAGER",
            "NOTEE", "NOWARNING", "PAGER", "PRINT", "PROMPT", "QUERY_ATTRIBUTES", "QUIT", "REHASH", "RESETCONNECTION", "SOURCE", "STATUS",
            "SYSTEM", "TEE", "WARNINGS");
    private static final Pattern SQL_MODE = Pattern.compile("(?is)\\bsql_mode\\s*:?=\\s*(.*)");

    private final String fileName;
    private final String text;
    private final Cursor cursor;
    private final List<ScriptItem> items = new ArrayList<>();
    private final List<StepHeading> headings = new ArrayList<>();
    private String delimiter = ";";
    private boolean escapes = true;
    private int start = -1;
    private int end;
    private int step;
    private ScriptPosition known = new ScriptPosition(0, 1, 1);

    MySqlScriptReader(String fileName, String text) {
        this.fileName = fileName;
        this.text = text;
        this.cursor = new Cursor(text);
    }

    Script read() {
        while (!cursor.atEnd()) {
            if (!cursor.skipSpace()) {
                readPart();
            }
        }
        endStatement();
        return new Script(fileName, text, items, headings);
    }

    private void readPart() {
        int at = cursor.at();
        if (cursor.startsWith(delimiter)) {
            endStatement();
            cursor.skip(delimiter.length());
        } else if (cursor.atLineComment()) {
            comment(cursor.line());
        } else if (cursor.atBlockComment()) {
            if (!cursor.blockComment()) {
                throw refuse(at, "this comment is never closed", "Close it with */");
            }
        } else if (cursor.peek() == '\\') {
            backslash(at);
        } else if (start < 0 && command(at)) {
            return;
        } else {
            start = start < 0 ? at : start;
            token(at);
            end = cursor.at();
        }
    }

    private void token(int at) {
        char c = cursor.peek();
        String word = cursor.word();
        if (c == '\'' || c == '"' || c == '`') {
            if (!cursor.quoted(escapes)) {
                throw refuse(at, "this " + (c == '`' ? "name" : "string") + " is never closed", "Close it with " + c);
            }
        } else {
            // A delimiter such as $$ may follow a word without a blank, and $ may be part of a word.
            int cut = word.indexOf(delimiter);
            cursor.skip(Math.max(1, cut > 0 ? cut : word.length()));
        }
    }

    /** Reads a command of the client; there is only one that may stand in a plan. */
    private boolean command(int at) {
        String word = cursor.word().toUpperCase(Locale.ROOT);
        if (word.equals("DELIMITER")) {
            cursor.skip(word.length());
            String[] words = cursor.line().split("\\s+");
            if (words[0].isEmpty() || words[0].contains("\\")) {
                throw refuse(at, "DELIMITER needs characters, none of them a backslash", "Write for example DELIMITER $$");
            }
            delimiter = words[0];
            return true;
        }
        if (word.equals("USE")) {
            throw refuse(at, "USE would leave the database that the script is for", "Take it away, and the name of the database with it");
        }
        if (COMMANDS.contains(word) || cursor.startsWith("?")) {
            throw refuse(at, "the client would take " + (word.isEmpty() ? "?" : word) + " for a command of its own",
                    "Use only SQL and DELIMITER");
        }
        return false;
    }

    private void backslash(int at) {
        if (!cursor.startsWith("\\g") && !cursor.startsWith("\\G")) {
            throw refuse(at, "a command of the client begins here", "Use only SQL and DELIMITER");
        }
        endStatement();
        cursor.skip(2);
    }

    private void comment(String line) {
        if (start < 0) {
            StepHeading.of(line, position(cursor.at()).line()).ifPresent(heading -> {
                step = heading.number();
                headings.add(heading);
            });
        }
    }

    private void endStatement() {
        if (start < 0) {
            return;
        }
        String sql = text.substring(start, end);
        items.add(new ScriptItem.Statement(sql, kind(sql), position(start), step));
        Matcher mode = SQL_MODE.matcher(sql);
        if (sql.regionMatches(true, 0, "SET", 0, 3) && mode.find()) {
            escapes = !mode.group(1).toUpperCase(Locale.ROOT).contains("NO_BACKSLASH_ESCAPES");
        }
        start = -1;
    }

    /** DDL commits what is open and stands in no transaction of its own; a statement that fails has done nothing, and may be sent again. */
    private static StatementKind kind(String sql) {
        String[] words = sql.toUpperCase(Locale.ROOT).split("[\\s;]+", 4);
        return switch (words[0]) {
            case "BEGIN" -> StatementKind.BEGIN;
            case "START" -> words.length > 1 && words[1].equals("TRANSACTION") ? StatementKind.BEGIN : StatementKind.ORDINARY;
            case "COMMIT" -> StatementKind.COMMIT;
            case "ROLLBACK" -> sql.toUpperCase(Locale.ROOT).matches("(?s).*\\sTO\\s.*") ? StatementKind.ORDINARY : StatementKind.ROLLBACK;
            default -> StatementKind.ORDINARY;
        };
    }

    private ScriptPosition position(int offset) {
        known = offset >= known.offset() ? ScriptLines.positionAfter(text, known, offset) : ScriptLines.positionAt(text, offset);
        return known;
    }

    private ProblemException refuse(int offset, String what, String remedy) {
        return new ProblemException("The script cannot be read, " + what, fileName + ":" + position(offset), remedy);
    }
}
