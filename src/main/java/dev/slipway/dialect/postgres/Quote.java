package dev.slipway.dialect.postgres;

import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Quoting as the server's own quote_ident and quote_literal do it (PostgreSQL 18 manual, Lexical Structure and String Functions). */
public final class Quote {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Every keyword that is not an unreserved one (PostgreSQL 18 manual, appendix C): quote_ident quotes exactly these. */
    private static final Set<String> KEYWORDS = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between bigint binary bit"
            + " boolean both case cast char character check coalesce collate collation column concurrently constraint create cross"
            + " current_catalog current_date current_role current_schema current_time current_timestamp current_user dec decimal default"
            + " deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest"
            + " group grouping having ilike in initially inner inout int integer intersect interval into is isnull join json json_array"
            + " json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value lateral"
            + " leading least left like limit localtime localtimestamp merge_action national natural nchar none normalize not notnull"
            + " null nullif numeric offset on only or order out outer overlaps overlay placing position precision primary real references"
            + " returning right row select session_user setof similar smallint some substring symmetric system_user table tablesample then"
            + " time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where window with"
            + " xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable")
            .split(" "));

    private Quote() {}

    /** A name as an SQL identifier, quoted only where the server would. */
    public static String identifier(String name) {
        if (PLAIN.matcher(name).matches() && !KEYWORDS.contains(name)) {
            return name;
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Names as a comma-separated list of identifiers. */
    public static String identifiers(List<String> names) {
        return names.stream().map(Quote::identifier).collect(Collectors.joining(", "));
    }

    /** A text as an SQL string literal; holds for standard_conforming_strings = on, which every script sets. */
    public static String literal(String text) {
        return text.indexOf('\\') < 0 ? "'" + text.replace("'", "''") + "'"
                : "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The object's own name, qualified by its schema where it is in one; the parent is left out. */
    public static String qualified(ObjectKey key) {
        return key.schema().isEmpty() ? identifier(key.name()) : identifier(key.schema()) + "." + identifier(key.name());
    }

    /** The relation that owns a column, constraint, trigger, policy or rule. */
    public static String parent(ObjectKey key) {
        return identifier(key.schema()) + "." + identifier(key.parent());
    }

    /** A text on one line of a comment: no line break may end the comment early. */
    public static String comment(String text) {
        return text.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]+", " ");
    }
}
