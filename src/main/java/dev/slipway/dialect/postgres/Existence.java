package dev.slipway.dialect.postgres;

import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.View;
import java.util.ArrayList;
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
                    + " WHERE format_type(t.trftype, NULL) = " + Quote.literal(key.name()) + " AND l.lanname = " + Quote.literal(key.signature()) + ")";
            case DEFAULT_PRIVILEGES -> throw new IllegalArgumentException("default privileges are granted and revoked, not made: " + key.described());
            case USER_MAPPING -> "EXISTS (SELECT FROM pg_catalog.pg_user_mappings WHERE srvname = " + Quote.literal(key.parent())
                    + " AND usename = " + Quote.literal(key.name()) + ")";
            case CAST -> "EXISTS (SELECT FROM pg_catalog.pg_cast WHERE '(' || format_type(castsource, NULL) || ' AS ' || format_type(casttarget, NULL)"
                    + " || ')' = " + Quote.literal(key.name()) + ")";
        };
    }

    /** The oid of the relation, null where it is not there. */
    public static String oid(ObjectKey relation) {
        return "to_regclass(" + Quote.literal(Quote.qualified(relation)) + ")";
    }

    private static String owner(ObjectKey child) {
        return "to_regclass(" + Quote.literal(Quote.parent(child)) + ")";
    }

    private static String relation(ObjectKey key, String kinds) {
        return "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + oid(key) + " AND relkind IN (" + kinds + "))";
    }

    private static String type(ObjectKey key, String kind) {
        return "EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype(" + Quote.literal(Quote.qualified(key)) + ") AND typtype = '" + kind + "')";
    }

    private static String routine(ObjectKey key, String kinds) {
        return "EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure(" + Quote.literal(Quote.qualified(key) + "(" + key.signature() + ")")
                + ") AND prokind IN (" + kinds + "))";
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
                + " AND pg_get_constraintdef(oid) IN (" + Quote.literal(definition) + ", " + Quote.literal(definition + " NOT VALID") + "))";
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
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.attrelid = " + owner(column)
                + " AND a.attname = " + Quote.literal(column.name()) + " AND NOT a.attisdropped AND format_type(a.atttypid, a.atttypmod) = "
                + Quote.literal(type) + " AND " + collated + ")";
    }

    /** Whether a column refuses nulls. */
    public static String columnIsNotNull(ObjectKey column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + owner(column) + " AND attname = " + Quote.literal(column.name())
                + " AND attnotnull)";
    }

    /** Whether a column is generated from exactly this expression; an empty expression asks for a column that is not generated. */
    public static String columnIsGenerated(ObjectKey column, String expression) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                + " WHERE a.attrelid = " + owner(column) + " AND a.attname = " + Quote.literal(column.name()) + " AND NOT a.attisdropped AND "
                + (expression.isEmpty() ? "a.attgenerated = ''"
                        : "a.attgenerated <> '' AND pg_get_expr(d.adbin, d.adrelid) = " + Quote.literal(expression)) + ")";
    }

    /** Whether a column is an identity column. */
    public static String columnIsIdentity(ObjectKey column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + owner(column) + " AND attname = " + Quote.literal(column.name())
                + " AND attidentity <> '')";
    }

    /** Whether a view's query is printed exactly so. */
    public static String viewIs(ObjectKey view, String query) {
        return "rtrim(pg_get_viewdef(" + oid(view) + "), E'; \\n') IS NOT DISTINCT FROM " + Quote.literal(query);
    }

    /** Whether a routine is printed exactly so. */
    public static String routineIs(ObjectKey key, String definition) {
        return "rtrim(pg_get_functiondef(to_regprocedure(" + Quote.literal(Quote.qualified(key) + "(" + key.signature() + ")")
                + ")), E'\\n') IS NOT DISTINCT FROM " + Quote.literal(definition);
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
                + " AND (SELECT array_agg(attname::text ORDER BY attname::text COLLATE \"C\") FROM pg_catalog.pg_attribute WHERE attrelid = " + oid(child)
                + " AND attnum > 0 AND NOT attisdropped AND NOT attislocal) IS NOT DISTINCT FROM " + texts(inherited);
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
        return "EXISTS (SELECT FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = " + oid(table)
                + " AND s.srvname = " + Quote.literal(server) + ")";
    }

    /** Whether a table is kept by this access method; empty asks for heap, which a partitioned table does not name. */
    public static String accessMethodIs(ObjectKey table, String method) {
        return "coalesce((SELECT a.amname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_am a ON a.oid = c.relam WHERE c.oid = " + oid(table)
                + "), 'heap') = " + Quote.literal(method.isEmpty() ? "heap" : method);
    }

    /** Whether a foreign table tells its wrapper exactly these options. */
    public static String foreignOptionsAre(ObjectKey table, List<String> options) {
        return "EXISTS (SELECT FROM pg_catalog.pg_foreign_table WHERE ftrelid = " + oid(table) + " AND " + sameOptions("ftoptions", options) + ")";
    }

    /** Whether a column of a foreign table tells the wrapper exactly these options. */
    public static String columnForeignOptionsAre(ObjectKey column, List<String> options) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + owner(column) + " AND attname = " + Quote.literal(column.name())
                + " AND " + sameOptions("attfdwoptions", options) + ")";
    }

    private static String sameOptions(String column, List<String> options) {
        return "ARRAY(SELECT unnest(" + column + ") ORDER BY 1) = ARRAY[" + options.stream().map(Quote::literal).collect(Collectors.joining(", "))
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
        return "pg_get_partkeydef(" + oid(table) + ") IS NOT DISTINCT FROM " + (partitionKey.isEmpty() ? "NULL" : Quote.literal(partitionKey));
    }

    /** Whether the object is there with the content that this one has, as far as the catalogue can be asked in one expression. */
    public static String sameAs(SchemaObject object) {
        return switch (object) {
            case Table table -> exists(table.key());
            case Sequence sequence -> exists(sequence.key());
            case Constraint constraint -> constraintIs(constraint.key(), constraint.definition());
            case Index index -> indexIs(index);
            case View view -> viewIs(view.key(), view.query()) + " AND " + resultIs(view);
            case Routine routine -> routineIs(routine.key(), routine.definition());
            case EnumType type -> enumIs(type.key(), type.labels());
            case Definition definition -> definitionIs(definition);
        };
    }

    private static String resultIs(View view) {
        String list = view.columns().stream().map(c -> Quote.literal(c.name() + " " + c.type())).collect(Collectors.joining(", "));
        return "(SELECT array_agg(attname || ' ' || format_type(atttypid, atttypmod) ORDER BY attnum) FROM pg_catalog.pg_attribute WHERE attrelid = "
                + oid(view.key()) + " AND attnum > 0 AND NOT attisdropped) IS NOT DISTINCT FROM " + (list.isEmpty() ? "NULL" : "ARRAY[" + list + "]::text[]");
    }

    /** Whether an object known by its definition is there with this definition; empty where the catalogue cannot be asked that simply. */
    public static String definitionIs(Definition d) {
        return switch (d.key().kind()) {
            case TRIGGER -> triggerIs(d);
            case RULE -> "EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = " + owner(d.key()) + " AND rulename = " + Quote.literal(d.key().name())
                    + " AND rtrim(pg_get_ruledef(oid), '; ') = " + Quote.literal(d.statement()) + ")";
            case STATISTICS -> "EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = " + Quote.literal(d.key().name())
                    + " AND stxnamespace = to_regnamespace(" + Quote.literal(Quote.identifier(d.key().schema())) + ") AND pg_get_statisticsobjdef(oid) = "
                    + Quote.literal(d.statement()) + ")";
            case COMPOSITE_TYPE -> compositeIs(d);
            case DOMAIN -> domainIs(d);
            case EXTENSION -> extensionIs(d);
            case OPERATOR_FAMILY -> OperatorDdl.familyIs(d);
            case COLLATION -> collationIs(d);
            case EVENT_TRIGGER -> eventTriggerIs(d);
            case SERVER -> optionsAre("pg_foreign_server", "srvoptions", "srvname", d, "srvversion IS NOT DISTINCT FROM " + textOrNull(d.setting("version")));
            case FOREIGN_DATA_WRAPPER -> optionsAre("pg_foreign_data_wrapper", "fdwoptions", "fdwname", d, "nullif(fdwhandler::regproc::text, '-')"
                    + " IS NOT DISTINCT FROM " + textOrNull(d.setting("handler")) + " AND nullif(fdwvalidator::regproc::text, '-') IS NOT DISTINCT FROM "
                    + textOrNull(d.setting("validator")));
            case USER_MAPPING -> optionsAre("pg_user_mappings", "umoptions", "usename", d, "srvname = " + Quote.literal(d.key().parent()));
            default -> "";
        };
    }

    /** The text is put together as introspection does it, in a way that knows the columns of PostgreSQL 14 to 18. */
    private static String collationIs(Definition d) {
        return "EXISTS (SELECT FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace WHERE n.nspname = "
                + Quote.literal(d.key().schema()) + " AND c.collname = " + Quote.literal(d.key().name())
                + " AND format('CREATE COLLATION %I.%I (provider = %s', n.nspname, c.collname, CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu'"
                + " ELSE 'builtin' END) || coalesce(', locale = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale',"
                + " CASE WHEN c.collcollate = c.collctype THEN c.collcollate END)), '') || CASE WHEN c.collcollate <> c.collctype"
                + " THEN format(', lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype) ELSE '' END"
                + " || CASE WHEN NOT c.collisdeterministic THEN ', deterministic = false' ELSE '' END || ')' = " + Quote.literal(d.statement()) + ")";
    }

    /** A partition's copy of its parent's trigger is told by its state. */
    private static String triggerIs(Definition d) {
        String found = "EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = " + owner(d.key()) + " AND tgname = " + Quote.literal(d.key().name());
        String state = switch (d.setting("enabled")) {
            case "DISABLE" -> "D";
            case "ENABLE REPLICA" -> "R";
            case "ENABLE ALWAYS" -> "A";
            default -> "O";
        };
        return found + (d.statement().isEmpty() ? " AND tgenabled = '" + state + "')" : " AND pg_get_triggerdef(oid) = " + Quote.literal(d.statement()) + ")");
    }

    private static String eventTriggerIs(Definition d) {
        return "EXISTS (SELECT FROM pg_catalog.pg_event_trigger e WHERE e.evtname = " + Quote.literal(d.key().name())
                + " AND format('CREATE EVENT TRIGGER %I ON %s', e.evtname, e.evtevent) || coalesce(' WHEN TAG IN ('"
                + " || (SELECT string_agg(quote_literal(t), ', ' ORDER BY t) FROM unnest(e.evttags) t) || ')', '')"
                + " || format(' EXECUTE FUNCTION %s()', e.evtfoid::regproc) = " + Quote.literal(d.statement()) + ")";
    }

    /** An extension that has no way to the version counts as done: there is nothing a script could do about it. */
    private static String extensionIs(Definition d) {
        String name = Quote.literal(d.key().name());
        String version = Quote.literal(d.setting("version"));
        return "(NOT EXISTS (SELECT FROM pg_catalog.pg_extension e, pg_catalog.pg_extension_update_paths(e.extname) p WHERE e.extname = " + name
                + " AND p.source = e.extversion AND p.target = " + version + " AND p.path IS NOT NULL AND e.extversion <> " + version + ")"
                + (d.setting("schema").isEmpty() ? "" : " AND EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = " + name
                + " AND extnamespace = to_regnamespace(" + Quote.literal(Quote.identifier(d.setting("schema"))) + "))") + ")";
    }

    private static String compositeIs(Definition d) {
        String list = DefinitionDdl.attributes(d).entrySet().stream().map(a -> Quote.literal(a.getKey() + "=" + a.getValue())).collect(Collectors.joining(", "));
        return "(SELECT array_agg(quote_ident(a.attname) || '=' || format_type(a.atttypid, a.atttypmod)"
                + " || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END ORDER BY a.attnum)"
                + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.attrelid = " + oid(d.key()) + " AND a.attnum > 0 AND NOT a.attisdropped) IS NOT DISTINCT FROM "
                + (list.isEmpty() ? "NULL" : "ARRAY[" + list + "]::text[]");
    }

    private static String domainIs(Definition d) {
        String base = d.statement().substring(d.statement().indexOf(" AS ") + " AS ".length());
        int collate = base.indexOf(" COLLATE ");
        return "EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype(" + Quote.literal(Quote.qualified(d.key()))
                + ") AND format_type(typbasetype, typtypmod) = " + Quote.literal(collate < 0 ? base : base.substring(0, collate))
                + " AND typdefault IS NOT DISTINCT FROM " + (d.setting("default").isEmpty() ? "NULL" : Quote.literal(d.setting("default")))
                + " AND typnotnull = " + !d.setting("not null").isEmpty() + ") AND " + domainConstraintsAre(d);
    }

    private static String domainConstraintsAre(Definition d) {
        List<String> wanted = new ArrayList<>(d.settings().stream().filter(s -> s.startsWith("constraint ")).map(s -> s.substring("constraint ".length()))
                .sorted().toList());
        String list = wanted.stream().map(Quote::literal).collect(Collectors.joining(", "));
        return "(SELECT array_agg(x ORDER BY x COLLATE \"C\") FROM (SELECT quote_ident(conname) || '=' || pg_get_constraintdef(oid) AS x"
                + " FROM pg_catalog.pg_constraint WHERE contype = 'c' AND contypid = to_regtype(" + Quote.literal(Quote.qualified(d.key()))
                + ")) c) IS NOT DISTINCT FROM " + (list.isEmpty() ? "NULL" : "ARRAY[" + list + "]::text[]");
    }

    private static String textOrNull(String text) {
        return text.isEmpty() ? "NULL" : Quote.literal(text);
    }

    private static String optionsAre(String catalogue, String column, String nameColumn, Definition d, String rest) {
        List<String> options = d.settings().stream().filter(s -> s.startsWith("option ")).map(s -> s.substring("option ".length())).toList();
        return "EXISTS (SELECT FROM pg_catalog." + catalogue + " WHERE " + nameColumn + " = " + Quote.literal(d.key().name())
                + " AND " + sameOptions(column, options) + " AND " + rest + ")";
    }
}
