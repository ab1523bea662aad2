package dev.slipway.dialect.mysql.script;

/** Walks over a text token by token, by the lexical rules of MySQL. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
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

    void skip(int characters) {
        at += characters;
    }

    boolean startsWith(String start) {
        return text.startsWith(start, at);
    }

    /** Skips blanks and line ends; says whether there were any. */
    boolean skipSpace() {
        int before = at;
        while (!atEnd() && Character.isWhitespace(peek())) {
            at++;
        }
        return at > before;
    }

    /** A comment to the end of the line: {@code #}, or two dashes with a blank, a control character or nothing after them. */
    boolean atLineComment() {
        if (startsWith("--")) {
            return at + 2 >= text.length() || text.charAt(at + 2) <= ' ';
        }
        return peek() == '#';
    }

    /** A comment in slashes that holds nothing for any server; others hold code for some. */
    boolean atBlockComment() {
        return startsWith("/*") && (!startsWith("/*!") && !startsWith("/*M!") || startsWith("/*M!999999"));
    }

    /** Skips the comment, which does not nest; false when it is never closed. */
    boolean blockComment() {
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? text.length() : close + 2;
        return close >= 0;
    }

    /** The rest of the line, which is skipped, its end not. */
    String line() {
        int newline = text.indexOf('\n', at);
        int to = newline < 0 ? text.length() : newline;
        String line = text.substring(at, to);
        at = to;
        return line.strip();
    }

    /**
     * Skips a string or a quoted name; a doubled quote inside reads as the end of one and the beginning of another.
     *
     * @param escapes whether a backslash takes the next character with it
     * @return false when it is never closed
     */
    boolean quoted(boolean escapes) {
        char quote = peek();
        at++;
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (c == '\\' && escapes && quote != '`') {
                at++;
            } else if (c == quote) {
                return true;
            }
        }
        at = text.length();
        return false;
    }

    /** The word that begins here, which is not skipped; empty where none does. */
    String word() {
        int to = at;
        while (to < text.length() && isWordPart(text.charAt(to))) {
            to++;
        }
        return text.substring(at, to);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
