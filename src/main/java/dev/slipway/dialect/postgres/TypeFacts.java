package dev.slipway.dialect.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of PostgreSQL's types without asking a server. */
public final class TypeFacts {
    private static final Pattern SIZED = Pattern.compile("(character varying|character|numeric|bit varying|varchar|time.*|timestamp.*|interval)\\((\\d+)(?:,(\\d+))?\\)(.*)");
    private static final Set<String> PLAIN_STORAGE = Set.of("integer", "bigint", "smallint", "boolean", "date", "real", "double precision", "uuid", "oid",
            "name", "\"char\"", "timestamp without time zone", "timestamp with time zone", "time without time zone", "interval", "money");
    private static final Map<String, String> FILLERS = Map.ofEntries(Map.entry("smallint", "0"), Map.entry("integer", "0"), Map.entry("bigint", "0"),
            Map.entry("numeric", "0"), Map.entry("real", "0"), Map.entry("double precision", "0"), Map.entry("money", "'0'"),
            Map.entry("text", "''"), Map.entry("character varying", "''"), Map.entry("character", "''"), Map.entry("name", "''"),
            Map.entry("boolean", "false"), Map.entry("date", "'epoch'"), Map.entry("timestamp without time zone", "'epoch'"),
            Map.entry("timestamp with time zone", "'epoch'"), Map.entry("time without time zone", "'00:00'"), Map.entry("interval", "'0'"),
            Map.entry("uuid", "'00000000-0000-0000-0000-000000000000'"), Map.entry("json", "'null'"), Map.entry("jsonb", "'null'"),
            Map.entry("bytea", "''"), Map.entry("inet", "'0.0.0.0'"));

    private TypeFacts() {}

    /** The expression that turns a column's value into another type; types of the user's own are reached by way of text. */
    public static String cast(String column, String from, String to) {
        boolean builtIn = isBuiltIn(from) && isBuiltIn(to);
        String text = from.endsWith("[]") ? "text[]" : "text";
        return Quote.identifier(column) + (builtIn ? "" : "::" + text) + "::" + to;
    }

    /** The server prints its own types without a schema when the search path is empty. */
    private static boolean isBuiltIn(String type) {
        return !type.contains(".");
    }

    /** The type's name without its modifier: {@code numeric} of {@code numeric(10,2)}. */
    public static String base(String type) {
        return type.replaceAll("\\(\\d+(,-?\\d+)?\\)", "").strip();
    }

    /** The storage a type's columns have unless told otherwise (PostgreSQL 18 manual, pg_type.typstorage). */
    static String defaultStorage(String type) {
        String base = base(type);
        if (base.endsWith("[]")) {
            return "EXTENDED";
        }
        if (base.equals("numeric") || base.equals("inet") || base.equals("cidr")) {
            return "MAIN";
        }
        return PLAIN_STORAGE.contains(base) ? "PLAIN" : "EXTENDED";
    }

    /**
     * Whether the server changes the type without writing the table anew (PostgreSQL 18 manual, ALTER TABLE, Notes: binary coercible types,
     * and modifiers that only widen).
     */
    public static boolean keepsRows(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        String a = base(from);
        String b = base(to);
        if (a.equals("character varying") && (to.equals("text") || to.equals("character varying"))) {
            return true;
        }
        if (a.equals("text") && to.equals("character varying")) {
            return true;
        }
        return a.equals(b) && widens(from, to);
    }

    private static boolean widens(String from, String to) {
        Matcher f = SIZED.matcher(from);
        Matcher t = SIZED.matcher(to);
        if (!f.matches()) {
            return false;
        }
        if (!t.matches()) {
            return !f.group(1).equals("character");
        }
        if (f.group(1).equals("character")) {
            return false;
        }
        int scaleFrom = f.group(3) == null ? 0 : Integer.parseInt(f.group(3));
        int scaleTo = t.group(3) == null ? 0 : Integer.parseInt(t.group(3));
        return Integer.parseInt(t.group(2)) >= Integer.parseInt(f.group(2)) && scaleFrom == scaleTo;
    }

    /** Whether every value of one type is a value of the other, so that nothing is lost on the way. */
    public static boolean losesNothing(String from, String to) {
        if (keepsRows(from, to)) {
            return true;
        }
        String a = base(from);
        String b = base(to);
        boolean integers = Set.of("smallint", "integer", "bigint").contains(a);
        return switch (to) {
            case "integer" -> a.equals("smallint");
            case "bigint" -> integers;
            case "numeric" -> integers;
            case "text", "character varying" -> !a.startsWith("character") || a.equals("character varying");
            case "jsonb" -> false;
            default -> a.equals("character") && b.equals("character") && widensLength(from, to);
        };
    }

    private static boolean widensLength(String from, String to) {
        Matcher f = SIZED.matcher(from);
        Matcher t = SIZED.matcher(to);
        return f.matches() && t.matches() && Integer.parseInt(t.group(2)) >= Integer.parseInt(f.group(2));
    }

    /** A value that every column of the type takes, to fill a NOT NULL column whose values are gone; empty for types without one. */
    public static Optional<String> filler(String type) {
        if (type.endsWith("[]")) {
            return Optional.of("'{}'");
        }
        return Optional.ofNullable(FILLERS.get(base(type)));
    }
}
