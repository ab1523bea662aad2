package dev.slipway.diff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an array as PostgreSQL prints it (manual, Array Input and Output Syntax). */
final class ListText {
    private static final Pattern ELEMENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|[^{},\"]+");
    private static final Pattern PLAIN = Pattern.compile("[^\\s{},\"\\\\]+");

    private ListText() {}

    /** The list with each element of one text replaced by another. */
    static String replace(String list, String from, String to) {
        return ELEMENT.matcher(list).replaceAll(e -> {
            String element = e.group(1) == null ? e.group() : e.group(1).replaceAll("\\\\(.)", "$1");
            return Matcher.quoteReplacement(element.equals(from) ? written(to) : e.group());
        });
    }

    private static String written(String element) {
        boolean plain = PLAIN.matcher(element).matches() && !element.equalsIgnoreCase("NULL");
        return plain ? element : "\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
