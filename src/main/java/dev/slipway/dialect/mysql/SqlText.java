package dev.slipway.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes apart what SHOW CREATE prints, with strings, names in backquotes and brackets left whole. */
public final class SqlText {
    private static final Pattern VERSION = Pattern.compile("M?!\\d*");

    private SqlText() {}

    /** Where the string or name ends that begins at this quote; the place after its closing quote. */
    private static int quoteEnd(String text, int at) {
        char quote = text.charAt(at);
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                if (i + 1 >= text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        return text.length();
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }

    /** The place after the bracket that closes the one at this place. */
    public static int bracketEnd(String text, int at) {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isQuote(c)) {
                i = quoteEnd(text, i);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            i++;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** A text that begins with an expression in brackets, without the second pair that MySQL puts around it. */
    public static String bracketedOnce(String text) {
        if (!text.startsWith("((")) {
            return text;
        }
        int end = bracketEnd(text, 0);
        return bracketEnd(text, 1) == end - 1 ? bracketedOnce(text.substring(1, end - 1) + text.substring(end)) : text;
    }

    /** The items of a list, separated by commas outside of brackets. */
    public static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < list.length()) {
            char c = list.charAt(i);
            if (isQuote(c)) {
                i = quoteEnd(list, i);
            } else if (c == '(') {
                i = bracketEnd(list, i);
            } else {
                if (c == ',') {
                    items.add(list.substring(start, i).strip());
                    start = i + 1;
                }
                i++;
            }
        }
        String last = list.substring(start).strip();
        if (!last.isEmpty()) {
            items.add(last);
        }
        return items;
    }

    /** The words of a text: separated by blanks, each with the strings, names and brackets that hang on it. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                char c = text.charAt(i);
                i = isQuote(c) ? quoteEnd(text, i) : c == '(' ? bracketEnd(text, i) : i + 1;
            }
            words.add(text.substring(start, i));
        }
        return words;
    }

    /** The text with what stands in version comments as if it stood there without them, and white space made one blank. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        int i = 0;
        int open = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isQuote(c)) {
                int end = quoteEnd(text, i);
                plain.append(text, i, end);
                i = end;
            } else if (text.startsWith("/*!", i) || text.startsWith("/*M!", i)) {
                var version = VERSION.matcher(text).region(i + 2, text.length());
                i = version.lookingAt() ? version.end() : i + 3;
                open++;
            } else if (open > 0 && text.startsWith("*/", i)) {
                i += 2;
                open--;
            } else {
                boolean blank = Character.isWhitespace(c);
                if (!blank || !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(blank ? ' ' : c);
                }
                i++;
            }
        }
        return plain.toString().strip();
    }

    /** The text without the name of one database before the names of its objects. */
    public static String withoutDatabase(String text, String database) {
        String mark = Quote.name(database) + ".";
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '`' && text.startsWith(mark, i)) {
                i += mark.length();
            } else if (isQuote(c)) {
                int end = quoteEnd(text, i);
                result.append(text, i, end);
                i = end;
            } else {
                result.append(c);
                i++;
            }
        }
        return result.toString();
    }

    /** The text with one name in backquotes replaced by another. */
    public static String renamed(String text, String from, String to) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int end = isQuote(text.charAt(i)) ? quoteEnd(text, i) : i + 1;
            String part = text.substring(i, end);
            result.append(part.equals(Quote.name(from)) ? Quote.name(to) : part);
            i = end;
        }
        return result.toString();
    }

    /** The names in backquotes that a text holds, in order. */
    public static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isQuote(c)) {
                int end = quoteEnd(text, i);
                if (c == '`' && end - i >= 2) {
                    names.add(Quote.unquoteName(text.substring(i, end)));
                }
                i = end;
            } else {
                i++;
            }
        }
        return names;
    }
}
