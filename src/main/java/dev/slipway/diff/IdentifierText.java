package dev.slipway.diff;

import dev.slipway.dialect.mysql.SqlText;
import dev.slipway.dialect.postgres.Quote;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers inside SQL text as the server prints it, with strings left alone. */
final class IdentifierText {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    /** A string with the type it is cast to, a qualified name, or a name. */
    private static final Pattern TOKEN = Pattern.compile("(?<string>'(?:[^']|'')*')(?<cast>::" + NAME + "(?:\\." + NAME + ")?(?:\\[\\])?)?"
            + "|(?<qualifier>" + NAME + ")(?<dot>\\.)(?=(?<qualified>" + NAME + "))|" + NAME);

    /** A result of a query that is nothing but a column: it has a line of its own. */
    private static final Pattern RESULT = Pattern.compile("(?m)^( *(?:SELECT (?:DISTINCT )?)?(?:" + NAME + "\\.)?(" + NAME + "))(?=,?$)");
    private static final String OLD_NAME = "\u0000";

    private IdentifierText() {}

    /** The text with one identifier replaced by another, quoted where it has to be. */
    static String replace(String text, String from, String to) {
        if (text.indexOf('`') >= 0) {
            return SqlText.renamed(text, from, to);
        }
        String old = Quote.identifier(from);
        return each(text, t -> t.group("string") != null ? t.group()
                : t.group("qualifier") != null ? (t.group("qualifier").equals(old) ? Quote.identifier(to) : t.group("qualifier")) + "."
                : t.group().equals(old) ? Quote.identifier(to) : t.group());
    }

    /** The query with one column replaced by another, under the former name where it is a result. */
    static String replaceInQuery(String query, String from, String to) {
        String old = Quote.identifier(from);
        String named = RESULT.matcher(query).replaceAll(r -> Matcher.quoteReplacement(r.group(2).equals(old)
                ? r.group() + " AS " + OLD_NAME : r.group()));
        return replace(named, from, to).replace(OLD_NAME, old);
    }

    /** The text with one qualified name replaced by another, in {@code 'name'::regclass} too. */
    static String replaceQualified(String text, String fromSchema, String from, String toSchema, String to) {
        String before = Quote.identifier(fromSchema) + "." + Quote.identifier(from);
        String after = Quote.identifier(toSchema) + "." + Quote.identifier(to);
        Pattern exact = Pattern.compile("(?<![\\p{L}\\p{N}_$\".])" + Pattern.quote(before) + "(?![\\p{L}\\p{N}_$\"])");
        Matcher strings = TOKEN.matcher(text);
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (strings.find()) {
            if (strings.group("string") != null) {
                result.append(exact.matcher(text.substring(end, strings.start())).replaceAll(Matcher.quoteReplacement(after)));
                boolean named = "::regclass".equals(strings.group("cast"));
                result.append(named && unquoted(strings.group("string")).equals(before) ? Quote.literal(after) : strings.group("string"));
                end = strings.end("string");
            }
        }
        return result.append(exact.matcher(text.substring(end)).replaceAll(Matcher.quoteReplacement(after))).toString();
    }

    /** The text with names of one schema put into another, in {@code 'name'::regclass} too. */
    static String replaceQualifier(String text, String from, String to) {
        String old = Quote.identifier(from);
        return each(text, t -> {
            if (t.group("string") != null) {
                String name = unquoted(t.group("string"));
                String cast = t.group("cast") == null ? "" : replaceQualifier(t.group("cast"), from, to);
                return (cast.equals("::regclass") && name.startsWith(old + ".") ? Quote.literal(Quote.identifier(to)
                        + name.substring(old.length()))
                        : t.group("string")) + cast;
            }
            return t.group("qualifier") != null && t.group("qualifier").equals(old) ? Quote.identifier(to) + "." : t.group();
        });
    }

    /** The text with one string of a type replaced by another, also inside of a list of them. */
    static String replaceString(String text, String type, String from, String to) {
        return each(text, t -> {
            String string = t.group("string");
            if (string != null && ("::" + type + "[]").equals(t.group("cast"))) {
                return Quote.literal(ListText.replace(unquoted(string), from, to)) + t.group("cast");
            }
            return string != null && unquoted(string).equals(from) && ("::" + type).equals(t.group("cast"))
                    ? Quote.literal(to) + t.group("cast") : t.group();
        });
    }

    /** The text with one string replaced by another, whatever its type. */
    static String replaceString(String text, String from, String to) {
        return each(text, t -> t.group("string") != null && t.group("cast") == null && unquoted(t.group("string")).equals(from)
                ? Quote.literal(to) : t.group());
    }

    private static String unquoted(String literal) {
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    private static String each(String text, Function<MatchResult, String> replacement) {
        return TOKEN.matcher(text).replaceAll(t -> Matcher.quoteReplacement(replacement.apply(t)));
    }
}
