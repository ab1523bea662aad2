package dev.slipway.dialect.postgres;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.MySqlTable;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SequenceOptions;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.model.ViewStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements about tables and their columns. No statement ends in a semicolon. */
public final class TableDdl {
    private TableDdl() {}

    /** What this table has that only PostgreSQL's tables have. */
    public static PostgresTable details(Table table) {
        return switch (table.details()) {
            case PostgresTable details -> details;
            case MySqlTable _ -> throw new IllegalArgumentException("a table of MySQL: " + table.key().qualified());
        };
    }

    /**
     * The statement that makes the table with its columns, without constraints, indexes, comments and privileges. A partition
     * is made as a table of its own; {@link #attach} then puts it in its place, so that its columns stay as they are written.
     */
    public static String create(Table table) {
        PostgresTable details = details(table);
        boolean inherits = !details.inherits().isEmpty() && !details.isPartition();
        List<String> lines = table.columns().stream().filter(c -> !inherits || c.local()).map(c -> "    " + column(table.key(), c))
                .toList();
        StringBuilder sql = new StringBuilder("CREATE ");
        sql.append(details.unlogged() ? "UNLOGGED " : "").append(table.key().kind() == ObjectKind.FOREIGN_TABLE ? "FOREIGN " : "");
        sql.append("TABLE IF NOT EXISTS ").append(Quote.qualified(table.key()));
        if (!details.ofType().isEmpty()) {
            List<String> own = table.columns().stream().map(TableDdl::typedColumn).filter(c -> !c.isEmpty()).toList();
            sql.append(" OF ").append(details.ofType()).append(own.isEmpty() ? "" : " (" + String.join(", ", own) + ")");
        } else {
            sql.append(lines.isEmpty() ? " ()" : " (\n" + String.join(",\n", lines) + "\n)");
        }
        if (inherits) {
            sql.append("\nINHERITS (").append(details.inherits().stream().map(Quote::qualified).collect(Collectors.joining(", ")))
                    .append(')');
        }
        if (details.isPartitioned()) {
            sql.append("\nPARTITION BY ").append(details.partitionBy());
        }
        if (!details.accessMethod().isEmpty()) {
            sql.append("\nUSING ").append(Quote.identifier(details.accessMethod()));
        }
        if (!details.options().isEmpty()) {
            sql.append("\nWITH (").append(options(details.options())).append(')');
        }
        if (!details.tablespace().isEmpty()) {
            sql.append("\nTABLESPACE ").append(Quote.identifier(details.tablespace()));
        }
        if (!details.server().isEmpty()) {
            sql.append("\nSERVER ").append(Quote.identifier(details.server())).append(ForeignDdl.options(details.serverOptions()));
        }
        return sql.toString();
    }

    /** Moves a relation; without a name, to the database's own tablespace, which the server calls pg_default unless told otherwise. */
    static String tablespace(String name) {
        return "SET TABLESPACE " + (name.isEmpty() ? "pg_default" : Quote.identifier(name));
    }

    /** Storage parameters as they stand in WITH (…) and SET (…); values are quoted, names may carry a namespace such as toast. */
    static String options(List<String> options) {
        return options.stream().map(o -> {
            int equals = o.indexOf('=');
            return equals < 0 ? o : o.substring(0, equals) + "=" + Quote.literal(o.substring(equals + 1));
        }).collect(Collectors.joining(", "));
    }

    /** The column's clause in CREATE TABLE and ADD COLUMN. */
    public static String column(ObjectKey table, Column column) {
        StringBuilder sql = new StringBuilder(Quote.identifier(column.name())).append(' ').append(column.type());
        if (!column.storage().compression().isEmpty()) {
            sql.append(" COMPRESSION ").append(column.storage().compression());
        }
        sql.append(ForeignDdl.options(column.storage().foreignOptions()));
        if (!column.collation().isEmpty()) {
            sql.append(" COLLATE ").append(column.collation());
        }
        switch (column.value()) {
            case ValueSource.Plain() -> { }
            case ValueSource.AutoIncrement() -> throw new IllegalArgumentException("no column of PostgreSQL counts so: " + column.name());
            case ValueSource.Default(String expression) -> sql.append(" DEFAULT ").append(expression);
            case ValueSource.Identity identity -> sql.append(' ').append(identity(table, column.name(), identity));
            case ValueSource.Generated(String expression, boolean stored) ->
                    sql.append(" GENERATED ALWAYS AS (").append(expression).append(") ").append(stored ? "STORED" : "VIRTUAL");
        }
        return sql.append(NotNullDdl.clause(column)).toString();
    }

    /** What a column of a typed table has besides its type, empty when it has nothing. */
    private static String typedColumn(Column column) {
        String text = (column.value() instanceof ValueSource.Default(String expression) ? " DEFAULT " + expression : "")
                + NotNullDdl.clause(column);
        return text.isEmpty() ? "" : Quote.identifier(column.name()) + " WITH OPTIONS" + text;
    }

    /** The identity clause; the sequence is named only where the server would choose another name. */
    public static String identity(ObjectKey table, String column, ValueSource.Identity identity) {
        SequenceOptions options = identity.sequence();
        String name = options.name().equals(table.name() + "_" + column + "_seq") || options.name().isEmpty() ? ""
                : "SEQUENCE NAME " + Quote.identifier(table.schema()) + "." + Quote.identifier(options.name()) + " ";
        return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY (" + name + sequenceOptions(options) + ")";
    }

    static String sequenceOptions(SequenceOptions options) {
        return "START WITH " + options.start() + " INCREMENT BY " + options.increment() + " MINVALUE " + options.minimum()
                + " MAXVALUE " + options.maximum() + " CACHE " + options.cache() + (options.cycle() ? " CYCLE" : " NO CYCLE");
    }

    public static String drop(Table table) {
        return "DROP " + (table.key().kind() == ObjectKind.FOREIGN_TABLE ? "FOREIGN " : "") + "TABLE IF EXISTS "
                + Quote.qualified(table.key());
    }

    public static String addColumn(ObjectKey table, Column column) {
        return alter(table) + "ADD COLUMN IF NOT EXISTS " + column(table, column);
    }

    public static String renameColumn(ObjectKey table, String from, String to) {
        return alter(table) + "RENAME COLUMN " + Quote.identifier(from) + " TO " + Quote.identifier(to);
    }

    /** Forbids or allows nulls in a column. */
    public static String notNull(ObjectKey table, String column, boolean forbidden) {
        return alterColumn(table, column) + (forbidden ? "SET" : "DROP") + " NOT NULL";
    }

    /** A table of nothing but columns without constraints, and checks, to inherit from. */
    public static String plain(ObjectKey table, List<Column> columns, Map<String, String> checks) {
        List<String> lines = new ArrayList<>(columns.stream().map(c -> column(table, c.withNotNull(false)
                .withValue(c.value() instanceof ValueSource.Generated ? c.value() : new ValueSource.Plain()))).toList());
        checks.forEach((name, definition) -> lines.add("CONSTRAINT " + Quote.identifier(name) + " " + definition));
        return "CREATE TABLE " + Quote.qualified(table) + " (" + String.join(", ", lines) + ")";
    }

    /** Drops the keys and foreign keys that a former partition has from the table it belonged to; their names are the server's. */
    public static String dropKeysBut(ObjectKey table, List<String> kept) {
        String names = kept.stream().map(Quote::literal).collect(Collectors.joining(", "));
        return """
                DO $slipway$
                DECLARE
                    name text;
                BEGIN
                    FOR name IN SELECT conname FROM pg_catalog.pg_constraint WHERE conrelid = %s::regclass
                            AND contype IN ('p', 'u', 'x', 'f') AND conparentid = 0 AND conname <> ALL (ARRAY[%s]::text[]) LOOP
                        EXECUTE format('ALTER TABLE %%s DROP CONSTRAINT %%I', %s::regclass, name);
                    END LOOP;
                END
                $slipway$""".formatted(Quote.literal(Quote.qualified(table)), names, Quote.literal(Quote.qualified(table)));
    }

    public static String addConstraint(ObjectKey table, String name, String definition) {
        return alter(table) + "ADD CONSTRAINT " + Quote.identifier(name) + " " + definition;
    }

    public static String dropConstraint(ObjectKey table, String name) {
        return alter(table) + "DROP CONSTRAINT IF EXISTS " + Quote.identifier(name);
    }

    public static String dropColumn(ObjectKey table, String column) {
        return alter(table) + "DROP COLUMN IF EXISTS " + Quote.identifier(column);
    }

    /** The start of a statement that changes the table, children included. */
    public static String alter(ObjectKey table) {
        return "ALTER " + (table.kind() == ObjectKind.FOREIGN_TABLE ? "FOREIGN " : "") + "TABLE " + Quote.qualified(table) + " ";
    }

    /** The start of a statement that changes a column. */
    public static String alterColumn(ObjectKey table, String column) {
        return alter(table) + "ALTER COLUMN " + Quote.identifier(column) + " ";
    }

    /** The start of a statement that changes a column of this table and not those of its children. */
    public static String alterColumnOnly(ObjectKey table, String column) {
        return "ALTER TABLE ONLY " + Quote.qualified(table) + " ALTER COLUMN " + Quote.identifier(column) + " ";
    }

    public static String attach(Table partition) {
        PostgresTable details = details(partition);
        return "ALTER TABLE ONLY " + Quote.qualified(details.inherits().getFirst()) + " ATTACH PARTITION "
                + Quote.qualified(partition.key())
                + " " + details.partitionBound();
    }

    public static String detach(Table partition) {
        return "ALTER TABLE ONLY " + Quote.qualified(details(partition).inherits().getFirst()) + " DETACH PARTITION "
                + Quote.qualified(partition.key());
    }

    /** Ties a table to a composite type or, where that is empty, frees it. */
    public static String ofType(ObjectKey table, String type) {
        return alter(table) + (type.isEmpty() ? "NOT OF" : "OF " + type);
    }

    public static String inherit(ObjectKey table, ObjectKey parent) {
        return alter(table) + "INHERIT " + Quote.qualified(parent);
    }

    public static String noInherit(ObjectKey table, ObjectKey parent) {
        return alter(table) + "NO INHERIT " + Quote.qualified(parent);
    }

    /** Statements that give a column the storage settings that CREATE TABLE cannot state. */
    public static List<String> storage(ObjectKey table, Column column, ColumnStorage from) {
        return storage(table, column.name(), column.type(), from, column.storage());
    }

    /** Statements that bring a column of a table or materialized view from one way of keeping values to another. */
    public static List<String> storage(ObjectKey table, String column, String type, ColumnStorage from, ColumnStorage to) {
        List<String> sql = new ArrayList<>();
        String alter = alterColumnOnly(table, column);
        if (!to.storage().equals(from.storage())) {
            sql.add(alter + "SET STORAGE " + (to.storage().isEmpty() ? TypeFacts.defaultStorage(type) : to.storage()));
        }
        if (!to.compression().equals(from.compression())) {
            sql.add(alter + "SET COMPRESSION " + (to.compression().isEmpty() ? "DEFAULT" : to.compression()));
        }
        if (to.statistics() != from.statistics()) {
            sql.add(alter + "SET STATISTICS " + to.statistics());
        }
        if (!to.options().equals(from.options())) {
            if (!from.options().isEmpty()) {
                sql.add(alter + "RESET (" + from.options().replaceAll("=[^,]*", "") + ")");
            }
            if (!to.options().isEmpty()) {
                sql.add(alter + "SET (" + to.options() + ")");
            }
        }
        return sql;
    }

    /**
     * Brings what a foreign table, or where one is named its column, tells the wrapper from one list of options to another; cannot be
     * repeated.
     */
    public static List<String> foreignOptions(ObjectKey table, String column, List<String> from, List<String> to) {
        return from.equals(to) ? List.of()
                : List.of((column.isEmpty() ? alter(table) : alterColumn(table, column)).strip() + ForeignDdl.change(from, to));
    }

    /** Statements that bring the table's own settings from one state to another: options, persistence, row security, replica identity. */
    public static List<String> settings(ObjectKey table, PostgresTable from, PostgresTable to) {
        List<String> sql = new ArrayList<>();
        if (from.unlogged() != to.unlogged()) {
            sql.add(alter(table) + (to.unlogged() ? "SET UNLOGGED" : "SET LOGGED"));
        }
        if (!from.accessMethod().equals(to.accessMethod())) {
            sql.add(alter(table) + "SET ACCESS METHOD " + (to.accessMethod().isEmpty() ? "heap" : Quote.identifier(to.accessMethod())));
        }
        if (!from.tablespace().equals(to.tablespace())) {
            sql.add(alter(table) + tablespace(to.tablespace()));
        }
        sql.addAll(changeOptions("ALTER TABLE " + Quote.qualified(table), from.options(), to.options()));
        if (from.rowSecurity() != to.rowSecurity()) {
            sql.add(alter(table) + (to.rowSecurity() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
        }
        if (from.forceRowSecurity() != to.forceRowSecurity()) {
            sql.add(alter(table) + (to.forceRowSecurity() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
        }
        return sql;
    }

    /** Brings how a materialized view keeps its rows from one state to another, but for the access method. */
    public static List<String> storage(ObjectKey view, ViewStorage from, ViewStorage to) {
        String alter = "ALTER MATERIALIZED VIEW " + Quote.qualified(view) + " ";
        List<String> sql = new ArrayList<>();
        if (!from.tablespace().equals(to.tablespace())) {
            sql.add(alter + tablespace(to.tablespace()));
        }
        if (!from.clusterIndex().equals(to.clusterIndex())) {
            sql.add(alter + (to.clusterIndex().isEmpty() ? "SET WITHOUT CLUSTER" : "CLUSTER ON " + Quote.identifier(to.clusterIndex())));
        }
        return sql;
    }

    /** Settings that name an index, which must exist by then. */
    public static List<String> indexSettings(ObjectKey table, PostgresTable from, PostgresTable to) {
        List<String> sql = new ArrayList<>();
        if (!from.replicaIdentity().equals(to.replicaIdentity())) {
            sql.add("ALTER TABLE ONLY " + Quote.qualified(table) + " REPLICA IDENTITY " + to.replicaIdentity());
        }
        if (!from.clusterIndex().equals(to.clusterIndex())) {
            sql.add(to.clusterIndex().isEmpty() ? alter(table) + "SET WITHOUT CLUSTER"
                    : alter(table) + "CLUSTER ON " + Quote.identifier(to.clusterIndex()));
        }
        return sql;
    }

    /** Brings one list of {@code name=value} to another; all are set anew, so that they come to stand in the wanted order. */
    public static List<String> changeOptions(String alter, List<String> from, List<String> to) {
        List<String> sql = new ArrayList<>();
        if (from.stream().sorted().toList().equals(to.stream().sorted().toList())) {
            return sql;
        }
        if (!from.isEmpty()) {
            sql.add(alter + " RESET (" + from.stream().map(TableDdl::optionName).collect(Collectors.joining(", ")) + ")");
        }
        if (!to.isEmpty()) {
            sql.add(alter + " SET (" + options(to) + ")");
        }
        return sql;
    }

    private static String optionName(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }
}
