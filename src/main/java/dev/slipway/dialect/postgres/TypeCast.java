package dev.slipway.dialect.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The expression that turns a column's values into another type (PostgreSQL 18, pg_cast and the manual on type conversion). */
public final class TypeCast {
    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "name", "\"char\"", "xml");
    /** Built-in types between which every cast is made directly. */
    private static final List<Set<String>> FAMILIES = List.of(NUMBERS, Set.of("json", "jsonb"), Set.of("bit", "bit varying"),
            Set.of("inet", "cidr"), Set.of("macaddr", "macaddr8"), Set.of("integer", "bit"), Set.of("bigint", "bit"),
            Set.of("integer", "boolean"), Set.of("interval", "time without time zone"), Set.of("numeric", "money"),
            Set.of("time with time zone", "time without time zone"),
            Set.of("timestamp with time zone", "timestamp without time zone", "date"), Set.of("smallint", "integer", "bigint", "oid"));
    /** Built-in casts that go one way only. */
    private static final Map<String, Set<String>> ONE_WAY = Map.of(
            "jsonb", Set.of("boolean", "smallint", "integer", "bigint", "numeric", "real", "double precision"),
            "integer", Set.of("money"), "bigint", Set.of("money"),
            "timestamp without time zone", Set.of("time without time zone"),
            "timestamp with time zone", Set.of("time without time zone", "time with time zone"));

    private TypeCast() {}

    /**
     * The expression for USING. Types without a cast between them go by way of their text, and the server refuses a value that the other
     * type does not read. A value becomes a list of one, and a list of one a value.
     */
    public static String of(String column, String from, String to) {
        String value = Quote.identifier(column);
        boolean fromList = from.endsWith("[]");
        boolean toList = to.endsWith("[]");
        if (fromList == toList) {
            String list = fromList ? "[]" : "";
            String between = between(element(from), element(to));
            return value + (between.isEmpty() ? "" : "::" + between + list) + "::" + to;
        }
        String one = cast(fromList ? value + "[1]" : value, element(from), element(to));
        if (fromList) {
            // A text can hold the empty list as well, other types have nothing but null for it.
            String few = TEXTS.contains(TypeFacts.base(to)) ? " = 1" : " < 2";
            return "CASE WHEN cardinality(" + value + ")" + few + " THEN " + one + " ELSE " + value + "::text::" + to + " END";
        }
        String written = TEXTS.contains(TypeFacts.base(from)) ? " WHEN " + value + " LIKE '{%}' THEN " + value + "::" + to : "";
        return "CASE" + written + " WHEN " + value + " IS NOT NULL THEN ARRAY[" + one + "] END";
    }

    private static String cast(String value, String from, String to) {
        String between = between(from, to);
        return value + (between.isEmpty() ? "" : "::" + between) + "::" + to;
    }

    private static String element(String type) {
        return type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
    }

    /** The type that a value goes by way of, empty where the server casts directly. */
    private static String between(String from, String to) {
        String a = TypeFacts.base(from);
        String b = TypeFacts.base(to);
        if (!isBuiltIn(a) || !isBuiltIn(b)) {
            return "text";
        }
        boolean direct = a.equals(b) || TEXTS.contains(a) || TEXTS.contains(b) || ONE_WAY.getOrDefault(a, Set.of()).contains(b)
                || FAMILIES.stream().anyMatch(family -> family.contains(a) && family.contains(b));
        if (direct) {
            return "";
        }
        boolean truth = a.equals("boolean") && NUMBERS.contains(b) || b.equals("boolean") && NUMBERS.contains(a);
        return truth ? "integer" : "text";
    }

    /** The server prints its own types without a schema when the search path is empty. */
    private static boolean isBuiltIn(String type) {
        return !type.contains(".");
    }
}
