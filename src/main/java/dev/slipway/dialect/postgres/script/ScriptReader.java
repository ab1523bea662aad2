package dev.slipway.dialect.postgres.script;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.ScriptLines;
import dev.slipway.dialect.script.ScriptPosition;
import dev.slipway.dialect.script.StepHeading;
import dev.slipway.model.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One pass over a script. Splits like psql's own lexer (psqlscan.l) with standard_conforming_strings on. */
final class ScriptReader {
    private final String fileName;
    private final String text;
    private final ScriptCursor cursor;
    private final PsqlCommands commands;
    private final List<ScriptItem> items = new ArrayList<>();
    private final List<StepHeading> headings = new ArrayList<>();
    private final Deque<Integer> parentheses = new ArrayDeque<>();
    private final AtomicBody body = new AtomicBody();
    private int brackets;
    private int start = -1;
    private int end;
    private int step;
    private ScriptPosition known = new ScriptPosition(0, 1, 1);

    ScriptReader(String fileName, String text) {
        this.fileName = fileName;
        this.text = text;
        this.cursor = new ScriptCursor(text);
        this.commands = new PsqlCommands(this::refuse);
    }

    Script read() {
        cursor.skipByteOrderMark();
        while (!cursor.atEnd()) {
            if (!cursor.skipSpace()) {
                readPart();
            }
        }
        requireClosed();
        if (start >= 0) {
            items.add(statement());
        }
        commands.requireBalanced();
        return new Script(fileName, text, items, headings);
    }

    private void readPart() {
        int at = cursor.at();
        if (cursor.startsWith("--")) {
            comment(cursor.line());
        } else if (cursor.startsWith("/*")) {
            cursor.blockComment().ifPresent(open -> refuse(open, "this comment is never closed", "Close it with */"));
        } else if (cursor.peek() == '\\') {
            command(at);
        } else {
            if (start < 0 && cursor.peek() != ';') {
                start = at;
            }
            token(at);
        }
    }

    private void token(int at) {
        char c = cursor.peek();
        switch (c) {
            case '\'' -> quoted(at, cursor.string(false), "string", "'");
            case '"' -> quoted(at, cursor.quotedName(), "quoted name", "\"");
            case '$' -> quoted(at, cursor.dollar(), "dollar quoted string", cursor.lastTag());
            case ';' -> semicolon();
            case ':' -> colon(at);
            default -> {
                if (ScriptCursor.isNameStart(c)) {
                    word(at);
                } else if (Character.isDigit(c)) {
                    cursor.number();
                } else {
                    bracket(c, at);
                    cursor.next();
                }
            }
        }
        if (start >= 0) {
            end = cursor.at();
        }
    }

    private void quoted(int at, boolean closed, String what, String with) {
        if (!closed) {
            throw refuse(at, "this " + what + " is never closed", "Close it with " + with);
        }
    }

    private void word(int at) {
        String word = cursor.name();
        body.word(word, !parentheses.isEmpty());
        if (word.equalsIgnoreCase("e") && cursor.startsWith("'")) {
            quoted(at, cursor.string(true), "string", "'");
            if (cursor.wasContinued()) {
                throw refuse(at, "this E'' string goes on on another line, where psql and the server read backslashes differently",
                        "Write it as one string");
            }
        }
    }

    private void bracket(char c, int at) {
        switch (c) {
            case '(' -> parentheses.push(at);
            case ')' -> parentheses.poll();
            case '[' -> brackets++;
            case ']' -> brackets = Math.max(0, brackets - 1);
            default -> { }
        }
    }

    private void semicolon() {
        if (start >= 0 && parentheses.isEmpty() && !body.open()) {
            items.add(statement());
        }
        cursor.next();
    }

    /** psql replaces {@code :name} where a variable of that name is set; nothing of ours relies on it, so it is refused. */
    private void colon(int at) {
        cursor.next();
        if (cursor.startsWith(":") || cursor.startsWith("=")) {
            cursor.next();
            return;
        }
        if (cursor.atEnd()) {
            return;
        }
        char c = cursor.peek();
        boolean slice = brackets > 0 && (Character.isDigit(c) || (ScriptCursor.isNameStart(c) && !commands.mayBeSet(cursor.nameAhead())));
        if (!slice && (c == '\'' || c == '"' || c == '{' || ScriptCursor.isNamePart(c))) {
            throw refuse(at, "psql would put a variable in here", "Write the value itself; in an array slice put a space after the colon");
        }
    }

    private void comment(String line) {
        if (start < 0) {
            StepHeading.of(line, position(cursor.at() - 1).line()).ifPresent(heading -> {
                step = heading.number();
                headings.add(heading);
            });
        }
    }

    private void command(int at) {
        ScriptPosition position = position(at);
        String line = cursor.commandLine();
        if (commands.endsQuery(line, position)) {
            if (start < 0) {
                throw refuse(at, "\\gset has no query before it", "Put the query before \\gset");
            }
            requireClosed();
            ScriptItem.Statement query = statement();
            commands.columnsOf(query.sql());
            items.add(new ScriptItem.Query(query.sql(), query.kind(), query.position(), query.step()));
        } else if (start >= 0) {
            throw refuse(at, "a psql command stands inside a statement", "End the statement before it with a semicolon");
        } else {
            commands.read(line, position, step).ifPresent(items::add);
        }
    }

    private ScriptItem.Statement statement() {
        String sql = text.substring(start, end);
        ScriptPosition position = position(start);
        List<String> words = List.copyOf(body.words());
        if (!words.isEmpty() && words.getFirst().equals("COPY") && words.contains("STDIN")) {
            throw refuse(start, "COPY FROM STDIN reads data out of the script", "Write INSERT statements instead");
        }
        body.reset();
        brackets = 0;
        start = -1;
        return new ScriptItem.Statement(sql, KindOfStatement.of(words), position, step);
    }

    private void requireClosed() {
        if (!parentheses.isEmpty()) {
            throw refuse(parentheses.peek(), "this parenthesis is never closed", "Close it with )");
        }
        if (body.open()) {
            throw refuse(start, "this statement's BEGIN ATOMIC body is never closed", "Close it with END");
        }
    }

    private ScriptPosition position(int offset) {
        known = offset >= known.offset() ? ScriptLines.positionAfter(text, known, offset) : ScriptLines.positionAt(text, offset);
        return known;
    }

    private ProblemException refuse(int offset, String what, String remedy) {
        return refuse(position(offset), what, remedy);
    }

    private ProblemException refuse(ScriptPosition at, String what, String remedy) {
        throw new ProblemException("The script cannot be read, " + what, fileName + ":" + at, remedy);
    }
}
