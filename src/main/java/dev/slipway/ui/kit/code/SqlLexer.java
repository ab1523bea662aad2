package dev.slipway.ui.kit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts PostgreSQL scripts into what is highlighted. Facts: PostgreSQL 18 manual, chapter 4.1 "Lexical Structure"
 * (nested comments, dollar quotes, escape strings); lines that begin with a backslash are commands of psql. Never
 * fails: what is not closed reaches to the end. Pure, linear in the length.
 */
final class SqlLexer {
    /** What a token is. Words that are no keyword are no token. */
    enum Kind {
        KEYWORD, TYPE, STRING, NUMBER, COMMENT, META;

        String styleClass() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From {@code start} to before {@code end}. */
    record Token(int start, int end, Kind kind) {}

    private static final Set<String> KEYWORDS = Set.of(
            ("add all alter always analyze and any array as asc attach before begin between by cache"
            + " cascade case cast check cluster collate column comment commit concurrently constraint copy create cross current cycle"
            + " database declare default deferrable deferred delete desc detach disable distinct do domain drop each else elsif enable end"
            + " enum exception exclude execute exists extension false fetch finalize first for force foreign from full function generated"
            + " grant group having identity if immediate immutable in include increment index inherit initially inner insert instead into"
            + " invoker is isolation join key language last lateral left like limit local lock logged loop materialized maxvalue minvalue"
            + " modify natural new no not notify nothing null nulls of off offset old on only or order outer over overriding owned owner"
            + " partition perform plpgsql policy primary privileges procedure public raise range recursive references refresh reindex"
            + " rename replace reset restrict return returning returns revoke right role rollback row rows savepoint schema security select"
            + " sequence session set setof share show stable start statement statistics storage stored strict table tablespace temp"
            + " temporary then to transaction trigger true truncate type union unique unlogged until update using vacuum valid validate"
            + " values view volatile when where while window with within without work").split(" "));
    private static final Set<String> TYPES = Set.of(("bigint bigserial bit bool boolean bytea char character cidr citext date daterange"
            + " decimal double float inet int int2 int4 int8 integer interval json jsonb macaddr money name numeric oid precision real"
            + " record regclass serial smallint smallserial text time timestamp timestamptz timetz tsquery tsrange tstzrange tsvector uuid"
            + " varchar varying void xml zone").split(" "));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(String text) {
        this.text = text;
    }

    /** The tokens in order, not overlapping. */
    static List<Token> tokens(String text) {
        var lexer = new SqlLexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '-' && follows("--")) {
            take(Kind.COMMENT, endOfLine());
        } else if (c == '/' && follows("/*")) {
            take(Kind.COMMENT, endOfBlockComment());
        } else if (c == '\\' && startsLine()) {
            take(Kind.META, endOfLine());
        } else if (c == '\'') {
            take(Kind.STRING, endOfQuoted(at, '\'', false));
        } else if (c == '"') {
            at = endOfQuoted(at, '"', false);
        } else if (c == '$') {
            dollar();
        } else if (Character.isDigit(c)) {
            take(Kind.NUMBER, endOfNumber());
        } else if (Character.isLetter(c) || c == '_') {
            word();
        } else {
            at++;
        }
    }

    private void take(Kind kind, int end) {
        tokens.add(new Token(at, end, kind));
        at = end;
    }

    private boolean follows(String wanted) {
        return text.startsWith(wanted, at);
    }

    private boolean startsLine() {
        int before = at - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** Block comments nest. */
    private int endOfBlockComment() {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            if (text.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return text.length();
    }

    /** A doubled quote stands for itself; so does one behind a backslash in an escape string. */
    private int endOfQuoted(int open, char quote, boolean escapes) {
        int i = open + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (escapes && c == '\\') {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return text.length();
    }

    /** A dollar quote; its body is read as SQL, since it is nearly always a function's. {@code $1} is a parameter. */
    private void dollar() {
        int end = at + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean tag = end < text.length() && text.charAt(end) == '$' && (end == at + 1 || !Character.isDigit(text.charAt(at + 1)));
        if (tag) {
            take(Kind.STRING, end + 1);
        } else {
            take(Kind.NUMBER, end);
        }
    }

    private int endOfNumber() {
        int i = at;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '.' || text.charAt(i) == '_')) {
            i++;
        }
        return i;
    }

    private void word() {
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_' || text.charAt(end) == '$')) {
            end++;
        }
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        boolean quoteFollows = end < text.length() && text.charAt(end) == '\'';
        if (quoteFollows && (word.equals("e") || word.equals("b") || word.equals("x"))) {
            take(Kind.STRING, endOfQuoted(end, '\'', word.equals("e")));
        } else if (KEYWORDS.contains(word)) {
            take(Kind.KEYWORD, end);
        } else if (TYPES.contains(word)) {
            take(Kind.TYPE, end);
        } else {
            at = end;
        }
    }
}
