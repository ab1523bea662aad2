package dev.slipway.dialect.postgres;

import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ValueSource;
import dev.slipway.model.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Boolean SQL expressions that ask the catalogue whether something is there and what it looks like. They are what makes a
 * script repeatable, and they hold with an empty search path.
 */
public final class Existence {
    private Existence() {}

    /** Whether an object of this key exists. */
    public static String exists(ObjectKey key) {
        return switch (key.kind()) {
            case SCHEMA -> "to_regnamespace(" + Quote.literal(Quote.identifier(key.name())) + ") IS NOT NULL";
            case TABLE -> relation(key, "'r', 'p'");
            case FOREIGN_TABLE -> relation(key, "'f'");
            case SEQUENCE -> relation(key, "'S'");
            case VIEW -> relation(key, "'v'");
            case MATERIALIZED_VIEW -> relation(key, "'m'");
            case INDEX -> relation(key, "'i', 'I'");
            case COLUMN -> "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + owner(key) + " AND attname = "
                    + Quote.literal(key.name()) + " AND NOT attisdropped)";
            // One that is only inherited is its parent's.
            case CONSTRAINT -> "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = " + owner(key) + " AND conname = "
                    + Quote.literal(key.name()) + " AND conislocal)";
            case TRIGGER -> ofRelation("pg_trigger", "tgrelid", "tgname", key);
            case POLICY -> ofRelation("pg_policy", "polrelid", "polname", key);
            case RULE -> ofRelation("pg_rewrite", "ev_class", "rulename", key);
            case ENUM -> type(key, "e");
            case ENUM_VALUE -> "EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype(" + Quote.literal(Quote.parent(key))
                    + ") AND enumlabel = "
                    + Quote.literal(key.name()) + ")";
            case DOMAIN -> type(key, "d");
            case COMPOSITE_TYPE -> type(key, "c");
            case RANGE_TYPE -> type(key, "r");
            case FUNCTION -> routine(key, "'f', 'w'");
            case PROCEDURE -> routine(key, "'p'");
            case AGGREGATE -> routine(key, "'a'");
            case EXTENSION -> named("pg_extension", "extname", key);
            case EVENT_TRIGGER -> named("pg_event_trigger", "evtname", key);
            case LANGUAGE -> named("pg_language", "lanname", key);
            case FOREIGN_DATA_WRAPPER -> named("pg_foreign_data_wrapper", "fdwname", key);
            case SERVER -> named("pg_foreign_server", "srvname", key);
            case PUBLICATION -> named("pg_publication", "pubname", key);
            case STATISTICS -> inSchema("pg_statistic_ext", "stxnamespace", "stxname", key);
            case COLLATION -> inSchema("pg_collation", "collnamespace", "collname", key);
            case CONVERSION -> inSchema("pg_conversion", "connamespace", "conname", key);
            case TEXT_SEARCH_PARSER -> inSchema("pg_ts_parser", "prsnamespace", "prsname", key);
            case TEXT_SEARCH_TEMPLATE -> inSchema("pg_ts_template", "tmplnamespace", "tmplname", key);
            case TEXT_SEARCH_DICTIONARY -> inSchema("pg_ts_dict", "dictnamespace", "dictname", key);
            case TEXT_SEARCH_CONFIGURATION -> inSchema("pg_ts_config", "cfgnamespace", "cfgname", key);
            // to_regtype fails on a shell.
            case BASE_TYPE -> "EXISTS (SELECT FROM pg_catalog.pg_type WHERE typisdefined AND typnamespace = to_regnamespace("
                    + Quote.literal(Quote.identifier(key.schema())) + ") AND typname = " + Quote.literal(key.name()) + ")";
            case SHELL_TYPE -> inSchema("pg_type", "typnamespace", "typname", key);
            case ACCESS_METHOD -> named("pg_am", "amname", key);
            // Another operator that names this one as its negator or commutator leaves a shell without a function.
            case OPERATOR -> "EXISTS (SELECT FROM pg_catalog.pg_operator WHERE oprcode <> 0 AND oid = to_regoperator("
                    + Quote.literal(ObjectDdl.reference(key)) + "))";
            case OPERATOR_CLASS -> OperatorDdl.exists("pg_opclass", "opc", key);
            case OPERATOR_FAMILY -> OperatorDdl.exists("pg_opfamily", "opf", key);
            case TRANSFORM -> "EXISTS (SELECT FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang"
                    + " WHERE format_type(t.trftype, NULL) = " + Quote.literal(key.name()) + " AND l.lanname = "
                    + Quote.literal(key.signature()) + ")";
            case EVENT -> throw new IllegalArgumentException("PostgreSQL has no events: " + key.described());
            case DEFAULT_PRIVILEGES -> throw new IllegalArgumentException("default privileges are granted and revoked, not made: "
                    + key.described());
            case USER_MAPPING -> "EXISTS (SELECT FROM pg_catalog.pg_user_mappings WHERE srvname = " + Quote.literal(key.parent())
                    + " AND usename = " + Quote.literal(key.name()) + ")";
            case CAST -> "EXISTS (SELECT FROM pg_catalog.pg_cast WHERE '(' || format_type(castsource, NULL) || ' AS ' ||"
                    + " format_type(casttarget, NULL)"
                    + " || ')' = " + Quote.literal(key.name()) + ")";
        };
    }

    /** The oid of the relation, null where it is not there. */
    public static String oid(ObjectKey relation) {
        return "to_regclass(" + Quote.literal(Quote.qualified(relation)) + ")";
    }

    static String owner(ObjectKey child) {
        return "to_regclass(" + Quote.literal(Quote.parent(child)) + ")";
    }

    private static String relation(ObjectKey key, String kinds) {
        return "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + oid(key) + " AND relkind IN (" + kinds + "))";
    }

    private static String type(ObjectKey key, String kind) {
        return "EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype(" + Quote.literal(Quote.qualified(key)) + ") AND typtype = '"
                + kind + "')";
    }

    private static String routine(ObjectKey key, String kinds) {
        return "EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = " + routineOid(key) + " AND prokind IN (" + kinds + "))";
    }

    /**
     * The oid of the routine, null where it is not there. Where a type of the user's is among its arguments it is looked for by hand:
     * up to PostgreSQL 15 {@code to_regprocedure} fails on one that is a shell as yet.
     */
    private static String routineOid(ObjectKey key) {
        if (!key.signature().contains(".")) {
            return "to_regprocedure(" + Quote.literal(Quote.qualified(key) + "(" + key.signature() + ")") + ")";
        }
        return "(SELECT p.oid FROM pg_catalog.pg_proc p WHERE p.pronamespace = to_regnamespace("
                + Quote.literal(Quote.identifier(key.schema())) + ") AND p.proname = " + Quote.literal(key.name())
                + " AND oidvectortypes(p.proargtypes) = " + Quote.literal(key.signature()) + ")";
    }

    private static String ofRelation(String catalogue, String relationColumn, String nameColumn, ObjectKey key) {
        return "EXISTS (SELECT FROM pg_catalog." + catalogue + " WHERE " + relationColumn + " = " + owner(key) + " AND " + nameColumn
                + " = " + Quote.literal(key.name()) + ")";
    }

    private static String named(String catalogue, String nameColumn, ObjectKey key) {
        return "EXISTS (SELECT FROM pg_catalog." + catalogue + " WHERE " + nameColumn + " = " + Quote.literal(key.name()) + ")";
    }

    private static String inSchema(String catalogue, String schemaColumn, String nameColumn, ObjectKey key) {
        return "EXISTS (SELECT FROM pg_catalog." + catalogue + " WHERE " + schemaColumn + " = to_regnamespace("
                + Quote.literal(Quote.identifier(key.schema())) + ") AND " + nameColumn + " = " + Quote.literal(key.name()) + ")";
    }

    /** Whether a constraint exists with exactly this definition. */
    public static String constraintIs(ObjectKey key, String definition) {
        return "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = " + owner(key) + " AND conname = " + Quote.literal(key.name())
                + " AND pg_get_constraintdef(oid) IN (" + Quote.literal(definition) + ", " + Quote.literal(definition + " NOT VALID")
                + "))";
    }

    /** Whether existing rows satisfy the constraint for certain. */
    public static String constraintIsValid(ObjectKey key) {
        return "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = " + owner(key) + " AND conname = " + Quote.literal(key.name())
                + " AND convalidated)";
    }

    /** Whether the valid index exists as it is defined. */
    public static String indexIs(Index index) {
        String definition = index.definition();
        return "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = " + oid(index.key()) + " AND indisvalid AND "
                + (index.unique() ? "" : "NOT ") + "indisunique AND right(pg_get_indexdef(indexrelid), "
                + definition.codePointCount(0, definition.length()) + ") = " + Quote.literal(definition) + ")";
    }

    /** Whether an index is attached to one of the whole table, with which it goes, or is not there at all. */
    public static String indexIsAttachedOrGone(ObjectKey index) {
        return "NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + oid(index) + " AND NOT relispartition)";
    }

    /** Whether a column has exactly this type, and no other collation than this (empty: the type's own). */
    public static String columnTypeIs(ObjectKey column, String type, String collation) {
        String collated = collation.isEmpty() ? "a.attcollation = t.typcollation"
                : "a.attcollation = to_regcollation(" + Quote.literal(collation) + ")";
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.attrelid = "
                + owner(column)
                + " AND a.attname = " + Quote.literal(column.name()) + " AND NOT a.attisdropped AND format_type(a.atttypid, a.atttypmod) = "
                + Quote.literal(type) + " AND " + collated + ")";
    }

    /** Whether a column refuses nulls. */
    public static String columnIsNotNull(ObjectKey column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + owner(column) + " AND attname = "
                + Quote.literal(column.name())
                + " AND attnotnull)";
    }

    /**
     * Whether a column is generated from exactly this expression, and kept or not as this says; any other value asks for one that is not.
     */
    public static String columnIsGenerated(ObjectKey column, ValueSource value) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum ="
                + " a.attnum"
                + " WHERE a.attrelid = " + owner(column) + " AND a.attname = " + Quote.literal(column.name())
                + " AND NOT a.attisdropped AND " + (value instanceof ValueSource.Generated(String expression, boolean stored)
                ? "a.attgenerated = '" + (stored ? "s" : "v") + "' AND pg_get_expr(d.adbin, d.adrelid) = " + Quote.literal(expression)
                : "a.attgenerated = ''") + ")";
    }

    /** Whether a column is an identity column. */
    public static String columnIsIdentity(ObjectKey column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + owner(column) + " AND attname = "
                + Quote.literal(column.name())
                + " AND attidentity <> '')";
    }

    /** Whether a view's query is printed exactly so. */
    public static String viewIs(ObjectKey view, String query) {
        return "rtrim(pg_get_viewdef(" + oid(view) + "), E'; \\n') IS NOT DISTINCT FROM " + Quote.literal(query);
    }

    /** Whether a routine is printed exactly so. */
    public static String routineIs(ObjectKey key, String definition) {
        return "rtrim(pg_get_functiondef(" + routineOid(key) + "), E'\\n') IS NOT DISTINCT FROM " + Quote.literal(definition);
    }

    /** Whether an enum has exactly these labels in this order. */
    public static String enumIs(ObjectKey key, List<String> labels) {
        String list = labels.stream().map(Quote::literal).collect(Collectors.joining(", "));
        return "(SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype("
                + Quote.literal(Quote.qualified(key)) + ")) IS NOT DISTINCT FROM "
                + (labels.isEmpty() ? "NULL" : "ARRAY[" + list + "]::text[]");
    }

    /** Whether a table is a partition of, or inherits from, this parent. */
    public static String isChildOf(ObjectKey child, ObjectKey parent) {
        return "EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = " + oid(child) + " AND inhparent = " + oid(parent) + ")";
    }

    /** Whether a table has exactly these parents, in this order, and exactly these columns that are not its own. */
    public static String inheritsExactly(ObjectKey child, List<ObjectKey> parents, List<String> inherited) {
        return "(SELECT array_agg(inhparent::regclass::text ORDER BY inhseqno) FROM pg_catalog.pg_inherits WHERE inhrelid = " + oid(child)
                + ") IS NOT DISTINCT FROM " + texts(parents.stream().map(Quote::qualified).toList())
                + " AND (SELECT array_agg(attname::text ORDER BY attname::text COLLATE \"C\") FROM pg_catalog.pg_attribute WHERE attrelid"
                + " = " + oid(child)
                + " AND attnum > 0 AND NOT attisdropped AND NOT attislocal) IS NOT DISTINCT FROM " + texts(inherited);
    }

    /** Whether exactly these checks of a table are its parents' and not its own as well. */
    public static String inheritsChecks(ObjectKey child, List<String> names) {
        return "(SELECT array_agg(conname::text ORDER BY conname::text COLLATE \"C\") FROM pg_catalog.pg_constraint WHERE conrelid = "
                + oid(child) + " AND contype = 'c' AND NOT conislocal) IS NOT DISTINCT FROM " + texts(names);
    }

    private static String texts(List<String> texts) {
        return texts.isEmpty() ? "NULL" : texts.stream().map(Quote::literal).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    /** Whether a table is a partition with exactly this bound. */
    public static String boundIs(ObjectKey partition, String bound) {
        return "(SELECT pg_get_expr(relpartbound, oid) FROM pg_catalog.pg_class WHERE oid = " + oid(partition) + ") IS NOT DISTINCT FROM "
                + (bound.isEmpty() ? "NULL" : Quote.literal(bound));
    }

    /** Whether a foreign table is one of this server. */
    public static String serverIs(ObjectKey table, String server) {
        return "EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE"
                + " f.ftrelid = " + oid(table)
                + " AND s.srvname = " + Quote.literal(server) + ")";
    }

    /** Whether a table is kept by this access method; empty asks for heap, which a partitioned table does not name. */
    public static String accessMethodIs(ObjectKey table, String method) {
        return "coalesce((SELECT a.amname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_am a ON a.oid = c.relam WHERE c.oid = " + oid(table)
                + "), 'heap') = " + Quote.literal(method.isEmpty() ? "heap" : method);
    }

    /** Whether a foreign table tells its wrapper exactly these options. */
    public static String foreignOptionsAre(ObjectKey table, List<String> options) {
        return "EXISTS (SELECT FROM pg_catalog.pg_foreign_table WHERE ftrelid = " + oid(table) + " AND "
                + sameOptions("ftoptions", options) + ")";
    }

    /** Whether a column of a foreign table tells the wrapper exactly these options. */
    public static String columnForeignOptionsAre(ObjectKey column, List<String> options) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + owner(column) + " AND attname = "
                + Quote.literal(column.name())
                + " AND " + sameOptions("attfdwoptions", options) + ")";
    }

    static String sameOptions(String column, List<String> options) {
        return "ARRAY(SELECT unnest(" + column + ") ORDER BY 1) = ARRAY[" + options.stream().map(Quote::literal)
                .collect(Collectors.joining(", "))
                + "]::text[]";
    }

    /** Whether a table is tied to exactly this composite type; an empty type asks for a table that is not tied to any. */
    public static String ofType(ObjectKey table, String type) {
        return "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + oid(table) + " AND reloftype = "
                + (type.isEmpty() ? "0" : "to_regtype(" + Quote.literal(type) + ")") + ")";
    }

    /** Whether a table is a partition of this one's parent with this one's bound. */
    public static String isPartition(Table partition) {
        return "(" + isChildOf(partition.key(), TableDdl.details(partition).inherits().getFirst()) + " AND "
                + boundIs(partition.key(), TableDdl.details(partition).partitionBound()) + ")";
    }

    /** Whether a table is partitioned by exactly this key; an empty key asks for a table that is not partitioned. */
    public static String partitionedBy(ObjectKey table, String partitionKey) {
        return "pg_get_partkeydef(" + oid(table) + ") IS NOT DISTINCT FROM "
                + (partitionKey.isEmpty() ? "NULL" : Quote.literal(partitionKey));
    }
}
