package dev.slipway.diff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers inside SQL text, with strings left alone. */
final class IdentifierText {
    /** A string, a quoted identifier, or a word. */
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

    private IdentifierText() {}

    /** The text with one identifier replaced by another, quoted where it has to be. */
    static String replace(String text, String from, String to) {
        Matcher matcher = TOKEN.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String token = matcher.group();
            boolean match = token.equals(from) || token.equals('"' + from.replace("\"", "\"\"") + '"');
            matcher.appendReplacement(result, Matcher.quoteReplacement(match ? written(to) : token));
        }
        return matcher.appendTail(result).toString();
    }

    private static String written(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
