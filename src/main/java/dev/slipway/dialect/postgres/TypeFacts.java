package dev.slipway.dialect.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of PostgreSQL's types without asking a server. */
public final class TypeFacts {
    private static final Pattern SIZED = Pattern.compile(
            "(character varying|character|numeric|bit varying|varchar|time.*|timestamp.*|interval)\\((\\d+)(?:,(\\d+))?\\)(.*)");
    private static final Set<String> PLAIN_STORAGE = Set.of("integer", "bigint", "smallint", "boolean", "date", "real", "double precision",
            "uuid", "oid",
            "name", "\"char\"", "timestamp without time zone", "timestamp with time zone", "time without time zone", "interval", "money");
    private static final Set<String> TEXTS = Set.of("text", "character varying");
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    /** The decimal digits of the largest value. */
    private static final Map<String, Integer> DIGITS = Map.of("smallint", 5, "integer", 10, "bigint", 19);
    private static final Set<String> LENGTHS = Set.of("character varying", "character");
    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Map<String, String> FILLERS = Map.ofEntries(Map.entry("smallint", "0"), Map.entry("integer", "0"),
            Map.entry("bigint", "0"),
            Map.entry("numeric", "0"), Map.entry("real", "0"), Map.entry("double precision", "0"), Map.entry("money", "'0'"),
            Map.entry("text", "''"), Map.entry("character varying", "''"), Map.entry("character", "''"), Map.entry("name", "''"),
            Map.entry("boolean", "false"), Map.entry("date", "'epoch'"), Map.entry("timestamp without time zone", "'epoch'"),
            Map.entry("timestamp with time zone", "'epoch'"), Map.entry("time without time zone", "'00:00'"), Map.entry("interval", "'0'"),
            Map.entry("uuid", "'00000000-0000-0000-0000-000000000000'"), Map.entry("json", "'null'"), Map.entry("jsonb", "'null'"),
            Map.entry("bytea", "''"), Map.entry("inet", "'0.0.0.0'"));

    private TypeFacts() {}

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

    /**
     * Like {@link #keepsRows} in a session whose time zone is UTC, as the scripts' are: a time without a zone is stored as the moment it
     * is in UTC, so the server leaves the rows as they are (PostgreSQL 12 release notes, ALTER TABLE; a limit on the decimals of seconds
     * makes it look at each row nevertheless).
     */
    public static boolean keepsRowsInUtc(String from, String to) {
        boolean sized = !base(to).equals(to);
        return keepsRows(from, to) || !sized && isTimestamp(base(from)) && isTimestamp(base(to));
    }

    private static boolean isTimestamp(String base) {
        return base.equals("timestamp without time zone") || base.equals("timestamp with time zone");
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

    /**
     * Whether no value is changed on the way from one type to the other: a value that does not fit makes the server refuse instead.
     * Numbers lose decimals that the new type has no place for, and times lose what a date does not hold.
     */
    public static boolean losesNothing(String from, String to) {
        String a = base(from);
        String b = base(to);
        if (keepsRows(from, to) || TEXTS.contains(b) && !a.equals("character") || a.equals("character") && b.equals("character")) {
            return true;
        }
        if (INTEGERS.contains(a)) {
            return INTEGERS.contains(b) || b.equals("numeric");
        }
        if (a.equals("numeric") && b.equals("numeric")) {
            return to.equals("numeric") || !from.equals("numeric") && scale(to) >= scale(from);
        }
        return a.equals("date") && b.startsWith("timestamp") || a.equals("timestamp without time zone")
                && b.equals("timestamp with time zone")
                || a.equals("timestamp with time zone") && b.equals("timestamp without time zone");
    }

    /**
     * Whether the server takes every value of one type as the other: none is too long, too large or not of its form. A value may be
     * rounded on the way, see {@link #losesNothing}.
     */
    public static boolean refusesNothing(String from, String to) {
        if (from.endsWith("[]") && to.endsWith("[]")) {
            return refusesNothing(from.substring(0, from.length() - 2), to.substring(0, to.length() - 2));
        }
        String a = base(from);
        String b = base(to);
        if (keepsRows(from, to) || to.equals("text") || to.equals("character varying") || isMoment(a) && isMoment(b)) {
            return true;
        }
        if (LENGTHS.contains(a) && LENGTHS.contains(b)) {
            return size(from) > 0 && size(to) >= size(from);
        }
        if (DIGITS.containsKey(a) || a.equals("numeric")) {
            return NUMBERS.contains(b) && holds(to, from);
        }
        return a.equals(b) && (a.startsWith("time") || a.equals("interval")) || a.equals("real") && b.equals("double precision")
                || a.equals("jsonb") && b.equals("json");
    }

    /** Whether one exact number has room for another; a value that is rounded may need one digit more. */
    private static boolean holds(String to, String from) {
        if (base(to).equals("real") || base(to).equals("double precision")) {
            return !from.equals("numeric");
        }
        int spare = integerDigits(to) - integerDigits(from);
        return spare > 0 || spare == 0 && base(to).equals("numeric") && scale(to) >= scale(from);
    }

    /** The digits before the decimal point that every value of the type has room for; the type is an exact number. */
    private static int integerDigits(String type) {
        if (type.equals("numeric")) {
            return Integer.MAX_VALUE;
        }
        return base(type).equals("numeric") ? size(type) - scale(type) : DIGITS.getOrDefault(base(type), 0);
    }

    private static int size(String type) {
        Matcher matcher = SIZED.matcher(type);
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    }

    private static int scale(String type) {
        Matcher matcher = SIZED.matcher(type);
        return matcher.matches() && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : 0;
    }

    /**
     * Whether the server casts on assignment. Then a USING clause would be worse than none: an explicit cast cuts a text that is too long,
     * where the assignment refuses it (PostgreSQL 18 manual, Character Types).
     */
    public static boolean isAssignable(String from, String to) {
        String a = base(from);
        String b = base(to);
        if (a.endsWith("[]") != b.endsWith("[]")) {
            return false;
        }
        return a.equals(b) || TEXTS.contains(b) || b.equals("character") && TEXTS.contains(a) || NUMBERS.contains(a) && NUMBERS.contains(b)
                || isMoment(a) && isMoment(b);
    }

    private static boolean isMoment(String base) {
        return base.equals("date") || base.startsWith("timestamp");
    }

    /** Whether a change between the two types reads values by the session's time zone. */
    public static boolean dependsOnTimeZone(String from, String to) {
        String a = base(from);
        String b = base(to);
        return isMoment(a) && isMoment(b) && a.equals("timestamp with time zone") != b.equals("timestamp with time zone");
    }

    /** A value that every column of the type takes, to fill a NOT NULL column whose values are gone; empty for types without one. */
    public static Optional<String> filler(String type) {
        if (type.endsWith("[]")) {
            return Optional.of("'{}'");
        }
        return Optional.ofNullable(FILLERS.get(base(type)));
    }
}
