package dev.slipway.dialect.postgres;

import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.IndexSettings;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Routine;
import dev.slipway.model.Sequence;
import dev.slipway.model.SequenceOptions;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that make, replace and drop everything but tables. No statement ends in a semicolon. */
public final class ObjectDdl {
    private ObjectDdl() {}

    public static String create(Sequence sequence) {
        return "CREATE " + (sequence.unlogged() ? "UNLOGGED " : "") + "SEQUENCE IF NOT EXISTS " + Quote.qualified(sequence.key()) + " AS "
                + sequence.options().type() + " " + TableDdl.sequenceOptions(sequence.options());
    }

    /** Brings a sequence's counting to these options; its current value stays, but for one that the new bounds exclude. */
    public static List<String> alter(Sequence from, Sequence to) {
        List<String> sql = new ArrayList<>(moveInside(to.key(), " AS bigint", from.options(), to.options()));
        sql.add("ALTER SEQUENCE " + Quote.qualified(to.key()) + " AS " + to.options().type() + " "
                + TableDdl.sequenceOptions(to.options()));
        return sql;
    }

    /** Takes the sequence behind an identity column to where its new bounds will have it. */
    public static List<String> moveInside(ObjectKey sequence, SequenceOptions from, SequenceOptions to) {
        return moveInside(sequence, "", from, to);
    }

    /** Bounds that have nothing in common with the old ones need room for both first. */
    private static List<String> moveInside(ObjectKey sequence, String type, SequenceOptions from, SequenceOptions to) {
        String name = Quote.qualified(sequence);
        List<String> sql = new ArrayList<>();
        if (to.minimum() > from.maximum() || to.maximum() < from.minimum()) {
            sql.add("ALTER SEQUENCE " + name + type + " MINVALUE " + Math.min(from.minimum(), to.minimum()) + " MAXVALUE "
                    + Math.max(from.maximum(), to.maximum()));
        }
        if (to.minimum() > from.minimum()) {
            sql.add(moveInside(name, to.minimum(), "<"));
        }
        if (to.maximum() < from.maximum()) {
            sql.add(moveInside(name, to.maximum(), ">"));
        }
        return sql;
    }

    /** Lets one sequence go on where another stands. */
    public static String carryOn(ObjectKey sequence, ObjectKey from) {
        return "SELECT pg_catalog.setval(" + Quote.literal(Quote.qualified(sequence)) + ", last_value, is_called) FROM "
                + Quote.qualified(from);
    }

    private static String moveInside(String name, long bound, String comparison) {
        return "SELECT pg_catalog.setval(" + Quote.literal(name) + ", " + bound + ", false) FROM " + name + " WHERE last_value "
                + comparison + " " + bound;
    }

    /** Ties a sequence to the column it is dropped with, or to none. */
    public static String ownedBy(Sequence sequence) {
        return "ALTER SEQUENCE IF EXISTS " + Quote.qualified(sequence.key()) + " OWNED BY "
                + sequence.ownedBy().map(c -> Quote.parent(c) + "." + Quote.identifier(c.name())).orElse("NONE");
    }

    public static String create(EnumType type) {
        return "CREATE TYPE " + Quote.qualified(type.key()) + " AS ENUM ("
                + type.labels().stream().map(Quote::literal).collect(Collectors.joining(", ")) + ")";
    }

    /** @param neighbour the label it is placed next to, empty to place it last */
    public static String addLabel(EnumType type, String label, String neighbour, boolean before) {
        return "ALTER TYPE " + Quote.qualified(type.key()) + " ADD VALUE IF NOT EXISTS " + Quote.literal(label)
                + (neighbour.isEmpty() ? "" : (before ? " BEFORE " : " AFTER ") + Quote.literal(neighbour));
    }

    public static String create(View view) {
        String with = view.options().isEmpty() ? "" : " WITH (" + TableDdl.options(view.options()) + ")";
        if (view.materialized()) {
            String kept = (view.storage().accessMethod().isEmpty() ? "" : " USING " + Quote.identifier(view.storage().accessMethod()))
                    + with
                    + (view.storage().tablespace().isEmpty() ? "" : " TABLESPACE " + Quote.identifier(view.storage().tablespace()));
            return "CREATE MATERIALIZED VIEW " + Quote.qualified(view.key()) + kept + " AS\n" + view.query()
                    + (view.populated() ? "" : "\nWITH NO DATA");
        }
        return "CREATE OR REPLACE VIEW " + Quote.qualified(view.key()) + viewColumns(view) + with + " AS\n" + view.query();
    }

    /** The column list is stated so that a result column's name never depends on how the query spells it. */
    private static String viewColumns(View view) {
        return view.columns().isEmpty() ? "" : " (" + Quote.identifiers(view.columns().stream().map(View.ResultColumn::name).toList())
                + ")";
    }

    /** @param online without blocking writes, outside of a transaction */
    public static String create(Index index, boolean partitioned, boolean online) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + (online ? "CONCURRENTLY " : "") + "IF NOT EXISTS "
                + Quote.identifier(index.key().name()) + " ON " + (partitioned ? "ONLY " : "") + Quote.qualified(index.table()) + " "
                + index.definition();
    }

    /** Brings an index's statistics targets and tablespace from one state to another. */
    public static List<String> settings(Index index, IndexSettings from, IndexSettings to) {
        String alter = "ALTER INDEX " + Quote.qualified(index.key()) + " ";
        List<String> sql = new ArrayList<>();
        if (!from.tablespace().equals(to.tablespace())) {
            sql.add(alter + TableDdl.tablespace(to.tablespace()));
        }
        from.statistics().stream().map(ObjectDdl::columnNumber).filter(n -> to.statistics().stream()
                .noneMatch(s -> columnNumber(s).equals(n)))
                .forEach(n -> sql.add(alter + "ALTER COLUMN " + n + " SET STATISTICS -1"));
        to.statistics().stream().filter(s -> !from.statistics().contains(s))
                .forEach(s -> sql.add(alter + "ALTER COLUMN " + columnNumber(s) + " SET STATISTICS " + s.substring(s.indexOf('=') + 1)));
        return sql;
    }

    private static String columnNumber(String statistics) {
        return statistics.substring(0, statistics.indexOf('='));
    }

    public static String drop(Index index, boolean online) {
        return "DROP INDEX " + (online ? "CONCURRENTLY " : "") + "IF EXISTS " + Quote.qualified(index.key());
    }

    public static String attach(Index index, ObjectKey parent) {
        return "ALTER INDEX " + Quote.qualified(parent) + " ATTACH PARTITION " + Quote.qualified(index.key());
    }

    public static String add(Constraint constraint, boolean notValid) {
        return "ALTER TABLE " + Quote.parent(constraint.key()) + " ADD CONSTRAINT " + Quote.identifier(constraint.key().name()) + " "
                + constraint.definition() + (notValid ? " NOT VALID" : "");
    }

    public static String drop(Constraint constraint) {
        return "ALTER TABLE " + Quote.parent(constraint.key()) + " DROP CONSTRAINT IF EXISTS " + Quote.identifier(constraint.key().name());
    }

    public static String validate(ObjectKey constraint) {
        return "ALTER TABLE " + Quote.parent(constraint) + " VALIDATE CONSTRAINT " + Quote.identifier(constraint.name());
    }

    public static String create(Routine routine) {
        return routine.definition();
    }

    /** Drops an object that is no table part with a form of its own. */
    public static String drop(ObjectKey key) {
        return switch (key.kind()) {
            case TRIGGER -> "DROP TRIGGER IF EXISTS " + Quote.identifier(key.name()) + " ON " + Quote.parent(key);
            case POLICY -> "DROP POLICY IF EXISTS " + Quote.identifier(key.name()) + " ON " + Quote.parent(key);
            case RULE -> "DROP RULE IF EXISTS " + Quote.identifier(key.name()) + " ON " + Quote.parent(key);
            case USER_MAPPING -> "DROP USER MAPPING IF EXISTS FOR " + AttributeDdl.role(key.name()) + " SERVER "
                    + Quote.identifier(key.parent());
            case CAST -> "DROP CAST IF EXISTS " + key.name();
            // The type and its functions need each other; whatever else uses it is gone by then.
            case BASE_TYPE -> "DROP TYPE IF EXISTS " + Quote.qualified(key) + " CASCADE";
            default -> "DROP " + noun(key) + " IF EXISTS " + reference(key);
        };
    }

    /** The object as COMMENT ON, GRANT and ALTER … OWNER name it: its kind's keyword and its quoted name. */
    public static String named(ObjectKey key) {
        return switch (key.kind()) {
            case CONSTRAINT, TRIGGER, POLICY, RULE -> noun(key) + " " + Quote.identifier(key.name()) + " ON " + Quote.parent(key);
            case COLUMN -> "COLUMN " + Quote.parent(key) + "." + Quote.identifier(key.name());
            default -> noun(key) + " " + reference(key);
        };
    }

    /** The quoted name, with argument types for routines. */
    public static String reference(ObjectKey key) {
        return switch (key.kind()) {
            case FUNCTION, PROCEDURE, AGGREGATE -> Quote.qualified(key) + "(" + key.signature() + ")";
            case CAST -> key.name();
            case OPERATOR -> Quote.identifier(key.schema()) + "." + key.name() + " (" + key.signature() + ")";
            case OPERATOR_CLASS, OPERATOR_FAMILY -> Quote.qualified(key) + " USING " + Quote.identifier(key.signature());
            case TRANSFORM -> "FOR " + key.name() + " LANGUAGE " + Quote.identifier(key.signature());
            default -> Quote.qualified(key);
        };
    }

    /** The kind's keyword in SQL. */
    static String noun(ObjectKey key) {
        return switch (key.kind()) {
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE, SHELL_TYPE, BASE_TYPE -> "TYPE";
            // ROUTINE takes the plain argument types, where AGGREGATE wants to know which of them are ordered.
            case AGGREGATE -> "ROUTINE";
            case FOREIGN_DATA_WRAPPER -> "FOREIGN DATA WRAPPER";
            default -> key.kind().name().replace('_', ' ');
        };
    }

    public static String rename(ObjectKey key, String name) {
        return switch (key.kind()) {
            case COLUMN -> "ALTER TABLE " + Quote.parent(key) + " RENAME COLUMN " + Quote.identifier(key.name()) + " TO "
                    + Quote.identifier(name);
            case ENUM_VALUE -> "ALTER TYPE " + Quote.parent(key) + " RENAME VALUE " + Quote.literal(key.name()) + " TO "
                    + Quote.literal(name);
            case CONSTRAINT -> "ALTER TABLE " + Quote.parent(key) + " RENAME CONSTRAINT " + Quote.identifier(key.name()) + " TO "
                    + Quote.identifier(name);
            default -> "ALTER " + named(key) + " RENAME TO " + Quote.identifier(name);
        };
    }

    /** The statements that make an object from its definition and settings. */
    public static List<String> create(Definition definition) {
        return DefinitionDdl.create(definition);
    }
}
