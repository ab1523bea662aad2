package dev.slipway.introspect.postgres;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.NotNullForm;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SequenceOptions;
import dev.slipway.model.Table;
import dev.slipway.model.TableStatistics;
import dev.slipway.model.ValueSource;
import dev.slipway.model.View.ResultColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables with their columns; also keeps the columns of views for their reader. */
final class TableReader {
    private static final ValueSource PLAIN = new ValueSource.Plain();

    private final CatalogueReader reader;
    private final Catalogue catalogue;
    private final Map<Long, List<Numbered>> columns = new HashMap<>();
    private final Map<ColumnAddress, IdentitySequence> identities = new HashMap<>();
    private final Map<ColumnAddress, NotNullForm> notNulls = new HashMap<>();
    private final Map<ObjectKey, TableStatistics> statistics = new HashMap<>();

    TableReader(CatalogueReader reader, Catalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    /** A column with its place in the catalogue; {@code defaultOid} and {@code sequenceOid} are 0 where there is none. */
    private record Numbered(int number, Column column, long defaultOid, long sequenceOid) {
        /** A not null constraint of the name that the server chooses for a column of this table is a usual one. */
        Numbered inTable(ObjectKey table) {
            String given = column.notNullForm().name();
            boolean usual = !given.isEmpty() && given.equals(NotNullForm.usualName(table.column(column.name())));
            return usual ? new Numbered(number, column.withNotNullForm(column.notNullForm().named("")), defaultOid, sequenceOid) : this;
        }
    }

    private record ColumnAddress(long relation, int number) {
        @Override
        public boolean equals(Object other) {
            return other instanceof ColumnAddress that && relation == that.relation && number == that.number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(relation) * 31 + number;
        }
    }

    private record IdentitySequence(long oid, SequenceOptions options) {}

    /** A table whose parents are not known by key yet. */
    private record Unresolved(long oid, Table table, PostgresTable details) {}

    List<Table> read() {
        readColumns();
        Map<Long, List<Long>> parents = new HashMap<>();
        reader.each("inherits", row -> parents.computeIfAbsent(row.getLong("child"), c -> new ArrayList<>()).add(row.getLong("parent")));
        List<Unresolved> found = new ArrayList<>();
        reader.each("tables", row -> {
            if (!catalogue.isMember("pg_class", row.getLong("oid"))) {
                found.add(table(row));
            }
        });
        return found.stream().map(t -> resolve(t, parents.getOrDefault(t.oid(), List.of()))).toList();
    }

    /** The result columns of a view. */
    List<ResultColumn> resultColumns(long relation) {
        return columns.getOrDefault(relation, List.of()).stream().map(Numbered::column)
                .map(c -> new ResultColumn(c.name(), c.type(), c.comment(),
                        c.value() instanceof ValueSource.Default(String expression) ? expression : "", c.storage())).toList();
    }

    Map<ObjectKey, TableStatistics> statistics() {
        return statistics;
    }

    private void readColumns() {
        reader.each("identities", row -> identities.put(new ColumnAddress(row.getLong("relation"), row.getInt("number")),
                new IdentitySequence(row.getLong("oid"), Rows.sequence(row, row.getString("name")))));
        reader.each("not_nulls", row -> notNulls.put(new ColumnAddress(row.getLong("relation"), row.getInt("number")),
                new NotNullForm(row.getString("name"),
                row.getBoolean("no_inherit"), row.getBoolean("validated"), row.getBoolean("inherited"), row.getString("comment"))));
        reader.each("columns", row -> columns.computeIfAbsent(row.getLong("relation"), r -> new ArrayList<>()).add(column(row)));
    }

    private Numbered column(ResultSet row) throws SQLException {
        long relation = row.getLong("relation");
        int number = row.getInt("number");
        IdentitySequence identity = identities.get(new ColumnAddress(relation, number));
        Column column = new Column(row.getString("name"), row.getString("type"), Rows.text(row, "collation"), row.getBoolean("not_null"),
                valueSource(row, identity), row.getBoolean("local"), catalogue.comment("pg_class", relation, number), storage(row),
                notNulls.getOrDefault(new ColumnAddress(relation, number), NotNullForm.PLAIN));
        return new Numbered(number, column, row.getLong("default_oid"), identity == null ? 0 : identity.oid());
    }

    private static ColumnStorage storage(ResultSet row) throws SQLException {
        int statistics = row.getInt("statistics");
        ColumnStorage storage = new ColumnStorage(Rows.text(row, "storage"), Rows.text(row, "compression"), statistics,
                Rows.text(row, "options"), Rows.strings(row, "foreign_options"));
        return storage.equals(ColumnStorage.DEFAULT) ? ColumnStorage.DEFAULT : storage;
    }

    private static ValueSource valueSource(ResultSet row, @Nullable IdentitySequence identity) throws SQLException {
        String expression = row.getString("expression");
        String always = row.getString("identity");
        if (always != null) {
            // From PostgreSQL 17 a partition shows the identity of its parent, without a sequence of its own.
            return identity == null ? PLAIN : new ValueSource.Identity(always.equals("a"), identity.options());
        }
        return switch (row.getString("generated")) {
            case null -> expression == null ? PLAIN : new ValueSource.Default(expression);
            case "s" -> new ValueSource.Generated(expression, true);
            case "v" -> new ValueSource.Generated(expression, false);
            default -> throw new ProblemException("The catalogue holds a kind of generated column that is not known here",
                    row.getString("name") + " (attgenerated " + row.getString("generated") + ")",
                    "Use a version of Slipway that knows this server");
        };
    }

    private Unresolved table(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        ObjectKind kind = row.getString("kind").equals("f") ? ObjectKind.FOREIGN_TABLE : ObjectKind.TABLE;
        ObjectKey key = ObjectKey.of(kind, row.getString("schema"), row.getString("name"));
        PostgresTable details = new PostgresTable(row.getBoolean("unlogged"), Rows.strings(row, "options"), row.getString("partition_by"),
                List.of(), row.getString("partition_bound"), row.getBoolean("row_security"), row.getBoolean("force_row_security"),
                row.getString("replica_identity"), row.getString("cluster_index"), row.getString("access_method"),
                row.getString("tablespace"), row.getString("of_type"), row.getString("server"), Rows.strings(row, "server_options"));
        statistics.put(key, new TableStatistics(row.getLong("estimated_rows"), row.getLong("bytes"), row.getLong("index_bytes")));
        List<Numbered> own = columns.getOrDefault(oid, List.of()).stream().map(n -> n.inTable(key)).toList();
        register(oid, key, own);
        return new Unresolved(oid, new Table(key, own.stream().map(Numbered::column).toList(), details,
                catalogue.attributes("pg_class", oid, row.getString("owner"))), details);
    }

    private void register(long oid, ObjectKey key, List<Numbered> own) {
        catalogue.register("pg_class", oid, key);
        for (Numbered numbered : own) {
            ObjectKey column = key.column(numbered.column().name());
            catalogue.registerColumn(oid, numbered.number(), column);
            if (numbered.defaultOid() != 0) {
                catalogue.register("pg_attrdef", numbered.defaultOid(), column);
            }
            if (numbered.sequenceOid() != 0) {
                catalogue.register("pg_class", numbered.sequenceOid(), column);
            }
        }
    }

    private Table resolve(Unresolved unresolved, List<Long> parents) {
        List<ObjectKey> keys = parents.stream().flatMap(p -> catalogue.key("pg_class", p).stream()).toList();
        PostgresTable d = unresolved.details();
        PostgresTable details = new PostgresTable(d.unlogged(), d.options(), d.partitionBy(), keys, d.partitionBound(), d.rowSecurity(),
                d.forceRowSecurity(), d.replicaIdentity(), d.clusterIndex(), d.accessMethod(), d.tablespace(), d.ofType(), d.server(),
                d.serverOptions());
        List<Column> columns = d.isPartition() ? unresolved.table().columns().stream().map(Column::asLocal).toList()
                : unresolved.table().columns();
        return new Table(unresolved.table().key(), columns, details, unresolved.table().attributes());
    }
}
