package dev.slipway.random;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names and texts that break whatever does not quote. Quoted here by hand, since the product's own quoting is what is judged.
 *
 * @param kinds for each name which kind of hostile it is; zero for a plain one
 */
record HostileNames(List<Integer> kinds) {
    private static final int MAX_BYTES = 63;
    private static final List<String> NAMES = List.of("plain", "select", "Upper Case", "quo\"te", "dot.ted.name", "apo'strophe",
            "new\nline", "back\\slash", "$$", "$body$", "ship 🚢", "\u202Ertl\u202C שלום", "-- comment", "/* open", "semi;colon",
            ":variable", ":'x'", "%I %s",
            "tab\there", "\\gset", "é".repeat(40), "user", "{}", "a,b)", " ");
    private static final List<String> TEXTS = List.of("plain", "it's", "'; DROP TABLE x; --", "$$ $body$", "back\\slash \\",
            "two\nlines\r\nor three", ":x :'y'", "\\gset", "🚢 \u202E", "/* open", "BEGIN; COMMIT;", "");

    static final int KINDS = NAMES.size();

    /** The quoted name of that number, different from the names of other numbers. */
    String name(int number) {
        return quoted(NAMES.get(kinds.get(number % kinds.size()) % KINDS), String.valueOf(number));
    }

    private static String quoted(String name, String number) {
        String whole = name;
        while (whole.getBytes(StandardCharsets.UTF_8).length + number.length() > MAX_BYTES) {
            whole = whole.substring(0, whole.length() - 1);
        }
        return '"' + (whole + number).replace("\"", "\"\"") + '"';
    }

    /** A text of that number as a literal. */
    static String literal(int number) {
        return '\'' + TEXTS.get(number % TEXTS.size()).replace("'", "''") + '\'';
    }
}
