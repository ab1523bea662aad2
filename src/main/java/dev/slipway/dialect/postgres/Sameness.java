package dev.slipway.dialect.postgres;

import static dev.slipway.dialect.postgres.Existence.exists;
import static dev.slipway.dialect.postgres.Existence.oid;

import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Boolean SQL expressions that ask the catalogue whether an object looks as it shall, see {@link Existence}. */
public final class Sameness {
    private Sameness() {}

    /** Whether the object is there with the content that this one has, as far as the catalogue can be asked in one expression. */
    public static String sameAs(SchemaObject object) {
        return switch (object) {
            case Table table -> exists(table.key());
            case Sequence sequence -> exists(sequence.key());
            case Constraint constraint -> Existence.constraintIs(constraint.key(), constraint.definition());
            case Index index -> Existence.indexIs(index);
            case View view -> Existence.viewIs(view.key(), view.query()) + " AND " + resultIs(view);
            case Routine routine -> Existence.routineIs(routine.key(), routine.definition());
            case EnumType type -> Existence.enumIs(type.key(), type.labels());
            case Definition definition -> definitionIs(definition);
        };
    }

    private static String resultIs(View view) {
        String list = view.columns().stream().map(c -> Quote.literal(c.name() + " " + c.type())).collect(Collectors.joining(", "));
        return "(SELECT array_agg(attname || ' ' || format_type(atttypid, atttypmod) ORDER BY attnum) FROM pg_catalog.pg_attribute WHERE"
                + " attrelid = "
                + oid(view.key()) + " AND attnum > 0 AND NOT attisdropped) IS NOT DISTINCT FROM "
                + (list.isEmpty() ? "NULL" : "ARRAY[" + list + "]::text[]");
    }

    /** Whether an object known by its definition is there with this definition; empty where the catalogue cannot be asked that simply. */
    public static String definitionIs(Definition d) {
        return switch (d.key().kind()) {
            case TRIGGER -> triggerIs(d);
            case RULE -> "EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = " + Existence.owner(d.key()) + " AND rulename = "
                    + Quote.literal(d.key().name())
                    + " AND rtrim(pg_get_ruledef(oid), '; ') = " + Quote.literal(d.statement()) + ")";
            case STATISTICS -> "EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxname = " + Quote.literal(d.key().name())
                    + " AND stxnamespace = to_regnamespace(" + Quote.literal(Quote.identifier(d.key().schema()))
                    + ") AND pg_get_statisticsobjdef(oid) = "
                    + Quote.literal(d.statement()) + ")";
            case COMPOSITE_TYPE -> compositeIs(d);
            case DOMAIN -> domainIs(d);
            case EXTENSION -> extensionIs(d);
            case OPERATOR_FAMILY -> OperatorDdl.familyIs(d);
            case COLLATION -> collationIs(d);
            case EVENT_TRIGGER -> eventTriggerIs(d);
            case SERVER -> optionsAre("pg_foreign_server", "srvoptions", "srvname", d, "srvversion IS NOT DISTINCT FROM "
                    + textOrNull(d.setting("version")));
            case FOREIGN_DATA_WRAPPER -> optionsAre("pg_foreign_data_wrapper", "fdwoptions", "fdwname", d,
                    "nullif(fdwhandler::regproc::text, '-')"
                    + " IS NOT DISTINCT FROM " + textOrNull(d.setting("handler"))
                    + " AND nullif(fdwvalidator::regproc::text, '-') IS NOT DISTINCT FROM "
                    + textOrNull(d.setting("validator")));
            case USER_MAPPING -> optionsAre("pg_user_mappings", "umoptions", "usename", d, "srvname = " + Quote.literal(d.key().parent()));
            default -> "";
        };
    }

    /** The text is put together as introspection does it, in a way that knows the columns of PostgreSQL 14 to 18. */
    private static String collationIs(Definition d) {
        return "EXISTS (SELECT FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace WHERE n.nspname = "
                + Quote.literal(d.key().schema()) + " AND c.collname = " + Quote.literal(d.key().name())
                + " AND format('CREATE COLLATION %I.%I (provider = %s', n.nspname, c.collname, CASE c.collprovider WHEN 'c' THEN 'libc'"
                + " WHEN 'i' THEN 'icu'"
                + " ELSE 'builtin' END) || coalesce(', locale = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->>"
                + " 'colliculocale',"
                + " CASE WHEN c.collcollate = c.collctype THEN c.collcollate END)), '') || CASE WHEN c.collcollate <> c.collctype"
                + " THEN format(', lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype) ELSE '' END"
                + " || CASE WHEN NOT c.collisdeterministic THEN ', deterministic = false' ELSE '' END || ')' = "
                + Quote.literal(d.statement()) + ")";
    }

    /** A partition's copy of its parent's trigger is told by its state. */
    private static String triggerIs(Definition d) {
        String found = "EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = " + Existence.owner(d.key()) + " AND tgname = "
                + Quote.literal(d.key().name());
        String state = switch (d.setting("enabled")) {
            case "DISABLE" -> "D";
            case "ENABLE REPLICA" -> "R";
            case "ENABLE ALWAYS" -> "A";
            default -> "O";
        };
        return found + (d.statement().isEmpty() ? " AND tgenabled = '" + state + "')" : " AND pg_get_triggerdef(oid) = "
                + Quote.literal(d.statement()) + ")");
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
        return "(NOT EXISTS (SELECT FROM pg_catalog.pg_extension e, pg_catalog.pg_extension_update_paths(e.extname) p WHERE e.extname = "
                + name
                + " AND p.source = e.extversion AND p.target = " + version + " AND p.path IS NOT NULL AND e.extversion <> " + version + ")"
                + (d.setting("schema").isEmpty() ? "" : " AND EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = " + name
                + " AND extnamespace = to_regnamespace(" + Quote.literal(Quote.identifier(d.setting("schema"))) + "))") + ")";
    }

    private static String compositeIs(Definition d) {
        String list = CompositeDdl.attributes(d).entrySet().stream().map(a -> Quote.literal(a.getKey() + "=" + a.getValue()))
                .collect(Collectors.joining(", "));
        return "(SELECT array_agg(quote_ident(a.attname) || '=' || format_type(a.atttypid, a.atttypmod)"
                + " || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END ORDER BY"
                + " a.attnum)"
                + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.attrelid = " + oid(d.key())
                + " AND a.attnum > 0 AND NOT a.attisdropped) IS NOT DISTINCT FROM "
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
        List<String> wanted = new ArrayList<>(d.settings().stream().filter(s -> s.startsWith("constraint "))
                .map(s -> s.substring("constraint ".length()))
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
        List<String> options = d.settings().stream().filter(s -> s.startsWith("option ")).map(s -> s.substring("option ".length()))
                .toList();
        return "EXISTS (SELECT FROM pg_catalog." + catalogue + " WHERE " + nameColumn + " = " + Quote.literal(d.key().name())
                + " AND " + Existence.sameOptions(column, options) + " AND " + rest + ")";
    }
}
