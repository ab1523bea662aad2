package dev.slipway.jdbc;

import java.util.regex.Pattern;

/** Hides passwords in any text that may be shown or logged. When in doubt it hides more, not less. */
public final class Redaction {
    private static final String MASK = "••••";
    /** {@code PASSWORD 'it''s'}, {@code password = E'..'}, also dollar quoted; before the bare form, which would stop at a blank. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?i)(\\b(?:pg)?(?:password|passwd|pwd)\\b\\s*[=:]?\\s*)(?:E?'(?:[^'\\\\]|''|\\\\.)*'?|\"[^\"]*\"?|(\\$\\w*\\$).*?(?:\\2|$))",
            Pattern.DOTALL);
    private static final Pattern BARE =
            Pattern.compile("(?i)(\\b(?:pg|ssl)?(?:password|passwd|pwd)\\s*[=:]\\s*)(?!••••)[^\\s&;,'\"]+");
    /** {@code //user:password@host}; a password may itself hold an at sign, so the last one before the path ends it. */
    private static final Pattern LOGIN = Pattern.compile("(//[^\\s/:@]*:)[^\\s/]*(@)");

    private Redaction() {}

    public static String redact(String text) {
        String hidden = QUOTED.matcher(text).replaceAll("$1" + MASK);
        hidden = BARE.matcher(hidden).replaceAll("$1" + MASK);
        return LOGIN.matcher(hidden).replaceAll("$1" + MASK + "$2");
    }
}
