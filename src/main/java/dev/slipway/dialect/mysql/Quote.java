package dev.slipway.dialect.mysql;

/** Names and texts inside SQL (MySQL 9 manual, "Schema Object Names" and "String Literals"), for an SQL mode with backslash escapes. */
public final class Quote {
    private Quote() {}

    /** A name in backquotes. */
    public static String name(String raw) {
        return '`' + raw.replace("`", "``") + '`';
    }

    /** A text in single quotes. */
    public static String text(String raw) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\'' -> quoted.append("''");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\0' -> quoted.append("\\0");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    /** A text in single quotes that keeps its lines, for scripts that people read. */
    public static String lines(String raw) {
        return text(raw).replace("\\n", "\n");
    }

    /** The raw text of a name in backquotes. */
    public static String unquoteName(String quoted) {
        return quoted.startsWith("`") ? quoted.substring(1, quoted.length() - 1).replace("``", "`") : quoted;
    }

    /** The raw text of a string literal as the server prints it. */
    public static String unquoteText(String quoted) {
        StringBuilder raw = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\' || c == '\'') {
                i++;
                char next = quoted.charAt(i);
                raw.append(c == '\'' ? '\'' : escaped(next));
            } else {
                raw.append(c);
            }
        }
        return raw.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> '\0';
            case 'Z' -> '\u001a';
            case 'b' -> '\b';
            default -> letter;
        };
    }

    /** A text that fits on one line of a comment. */
    public static String comment(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
