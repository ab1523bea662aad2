package dev.slipway.dialect.postgres.script;

import java.util.OptionalInt;

/** Walks over a text token by token, by the lexical rules of PostgreSQL (manual, chapter 4.1). */
final class ScriptCursor {
    private final String text;
    private int at;
    private String tag = "$$";
    private boolean continued;

    ScriptCursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    void next() {
        at++;
    }

    boolean startsWith(String start) {
        return text.startsWith(start, at);
    }

    void skipByteOrderMark() {
        if (startsWith("\uFEFF")) {
            at++;
        }
    }

    /** Skips blanks and line ends; says whether there were any. */
    boolean skipSpace() {
        int before = at;
        while (!atEnd() && Character.isWhitespace(peek())) {
            at++;
        }
        return at > before;
    }

    /** The rest of the line, which is skipped, its end not. */
    String line() {
        int newline = text.indexOf('\n', at);
        int to = newline < 0 ? text.length() : newline;
        String line = text.substring(at, to);
        at = to;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** A psql command with its arguments: to the end of the line, for psql knows no comments there. */
    String commandLine() {
        return line().strip();
    }

    /** Skips a comment, others nested in it included; gives where it was opened when it is never closed. */
    OptionalInt blockComment() {
        int open = at;
        int depth = 0;
        do {
            if (startsWith("/*")) {
                depth++;
                at += 2;
            } else if (startsWith("*/")) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && !atEnd());
        return depth > 0 ? OptionalInt.of(open) : OptionalInt.empty();
    }

    /**
     * Skips a string, the parts that continue it on later lines included: they inherit the meaning of the backslash.
     *
     * @param escapes whether a backslash escapes, as in E''
     * @return false when it is never closed
     */
    boolean string(boolean escapes) {
        int parts = 0;
        do {
            at++;
            continued = parts++ > 0;
            if (!skipTo('\'', escapes)) {
                return false;
            }
        } while (skipToContinuation());
        return true;
    }

    /** Whether the string that was skipped last had more than one part. */
    boolean wasContinued() {
        return continued;
    }

    boolean quotedName() {
        at++;
        return skipTo('"', false);
    }

    private boolean skipTo(char quote, boolean escapes) {
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (escapes && c == '\\') {
                at++;
            } else if (c == quote) {
                if (atEnd() || peek() != quote) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    /** Goes to the quote that continues a string, when only blanks, line comments and at least one line end stand between. */
    private boolean skipToContinuation() {
        int after = at;
        boolean newline = false;
        while (!atEnd()) {
            if (peek() == '\'' && newline) {
                return true;
            } else if (startsWith("--")) {
                line();
            } else if (Character.isWhitespace(peek())) {
                newline |= peek() == '\n' || peek() == '\r';
                at++;
            } else {
                break;
            }
        }
        at = after;
        return false;
    }

    /** Skips a dollar quoted string, or a lone dollar; false when the string is never closed. */
    boolean dollar() {
        int close = at + 1;
        while (close < text.length() && isNamePart(text.charAt(close)) && text.charAt(close) != '$') {
            close++;
        }
        boolean quote = close < text.length() && text.charAt(close) == '$' && !Character.isDigit(text.charAt(at + 1));
        if (!quote) {
            at++;
            return true;
        }
        tag = text.substring(at, close + 1);
        int end = text.indexOf(tag, close + 1);
        at = end < 0 ? text.length() : end + tag.length();
        return end >= 0;
    }

    /** The tag of the dollar quoted string that was skipped last. */
    String lastTag() {
        return tag;
    }

    void number() {
        while (!atEnd() && (isNamePart(peek()) || peek() == '.') && peek() != '$') {
            at++;
        }
    }

    String name() {
        String name = nameAhead();
        at += name.length();
        return name;
    }

    /** The name that begins here, which is not skipped. */
    String nameAhead() {
        int to = at;
        while (to < text.length() && isNamePart(text.charAt(to))) {
            to++;
        }
        return text.substring(at, to);
    }

    static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '$';
    }
}
