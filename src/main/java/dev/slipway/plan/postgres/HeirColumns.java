package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Columns that a table has from its parents or as a partition: they come and go with the parent's, and may depart from it in some. */
final class HeirColumns {
    private final Context context;

    HeirColumns(Context context) {
        this.context = context;
    }

    /** The column with those of all tables that have it from this one. */
    Set<ObjectKey> columns(SchemaModel model, ObjectKey column) {
        Set<ObjectKey> found = new TreeSet<>(Set.of(column));
        for (ObjectKey child : model.children(ObjectKey.table(column.schema(), column.parent()))) {
            Optional<Table> table = model.table(child);
            boolean inherited = table.filter(t -> t.column(column.name()).filter(c -> !c.local() || TableDdl.details(t).isPartition())
                    .isPresent()).isPresent();
            if (inherited) {
                found.addAll(columns(model, child.column(column.name())));
            }
        }
        return found;
    }

    /** What a new column that comes with the parent's has of its own: comment, storage, another default, no nulls. */
    List<Action> handedDown(Table table, Column column) {
        ObjectKey key = table.key().column(column.name());
        List<String> sql = new ArrayList<>(departures(table.key(), column, roots(table, column)));
        sql.addAll(Creation.columnExtras(table.key(), column));
        return sql.isEmpty() ? List.of() : List.of(Action.of("settings of " + key, key, "Change settings of column " + key.qualified(),
                Phase.EXPAND, Side.of(sql), Side.NOTHING, Ordering.touches(key).after(additions(table, column))));
    }

    /** Ids of the actions that add the column to a table further up, and so to this one. */
    private Set<String> additions(Table table, Column column) {
        Set<String> ids = new TreeSet<>(Set.of("attach " + table.key()));
        ids.addAll(context.alterations(TableDdl.details(table).ofType()));
        for (ObjectKey parent : TableDdl.details(table).inherits()) {
            ids.add("add " + parent.column(column.name()));
            context.to().table(parent).ifPresent(t -> ids.addAll(additions(t, column)));
        }
        return ids;
    }

    /** What sets an inherited column's default and nullability apart from its parents', right after the column came from them. */
    private static List<String> departures(ObjectKey table, Column column, List<Column> above) {
        List<String> sql = new ArrayList<>();
        if (column.value() instanceof ValueSource.Default && above.stream().noneMatch(c -> c.value().equals(column.value()))) {
            ColumnSql.setDefault(table, column).ifPresent(sql::add);
        } else if (column.value() instanceof ValueSource.Plain && above.stream().anyMatch(c -> c.value() instanceof ValueSource.Default)) {
            sql.add(TableDdl.alterColumnOnly(table, column.name()) + "DROP DEFAULT");
        }
        if (column.notNull() && above.stream().noneMatch(HeirColumns::forbidsForHeirs)) {
            sql.add(TableDdl.alterColumnOnly(table, column.name()) + "SET NOT NULL");
        }
        return sql;
    }

    /** The same for a table that is just made: its parents' defaults may still be on their way to what is wanted. */
    static List<String> ofNewTable(Table table, Column column, SchemaModel model) {
        List<String> sql = new ArrayList<>(departures(table.key(), column, above(table, column, model)));
        Optional<String> value = ColumnSql.setDefault(table.key(), column);
        value.filter(v -> !sql.contains(v)).ifPresent(sql::addFirst);
        return sql;
    }

    /** The columns that the statement names from which this one comes. */
    private List<Column> roots(Table table, Column column) {
        return TableDdl.details(table).inherits().stream().flatMap(p -> context.to().table(p).stream())
                .flatMap(t -> t.column(column.name()).stream().flatMap(c -> c.local() && !TableDdl.details(t).isPartition() ? Stream.of(c)
                        : roots(t, column).stream())).toList();
    }

    /** Whether the column is a partition's whose parent's is to be an identity. */
    boolean comesToIdentity(ObjectKey table, Column column) {
        return context.to().table(table).filter(t -> TableDdl.details(t).isPartition()).stream()
                .flatMap(t -> above(t, column, context.to()).stream()).anyMatch(c -> c.value() instanceof ValueSource.Identity);
    }

    private static List<Column> above(Table table, Column column, SchemaModel model) {
        return TableDdl.details(table).inherits().stream().flatMap(p -> model.table(p).stream())
                .flatMap(t -> t.column(column.name()).stream()).toList();
    }

    private static boolean forbidsForHeirs(Column column) {
        return column.notNull() && !column.notNullForm().noInherit();
    }

    /** An inherited column that comes to forbid or allow nulls although its parents' does not change with it. */
    List<Action> nullability(Table table, Column from, Column to) {
        boolean follows = context.from().table(table.key()).stream().flatMap(t -> above(t, from, context.from()).stream())
                .anyMatch(c -> forbidsForHeirs(c) == from.notNull())
                && above(table, to, context.to()).stream().anyMatch(c -> forbidsForHeirs(c) == to.notNull());
        if (from.notNull() == to.notNull() || follows) {
            return List.of();
        }
        ObjectKey key = table.key().column(to.name());
        return List.of(Action.of("not null " + key, key, (to.notNull() ? "Forbid" : "Allow") + " nulls in " + key.qualified(),
                Phase.CONTRACT, Side.of(TableDdl.alterColumnOnly(table.key(), to.name()) + (to.notNull() ? "SET" : "DROP") + " NOT NULL"),
                Side.of(TableDdl.alterColumnOnly(table.key(), to.name()) + (to.notNull() ? "DROP" : "SET") + " NOT NULL"),
                Ordering.touches(key))
                .effects(new StepEffects(List.of(Rules.accessExclusive(table.key())), to.notNull()
                        ? List.of(Rules.mayFailOnRows("Fails where " + key.qualified() + " holds nulls, after reading the whole table"))
                        : List.of(),
                        false, List.of(), new Reversal.Exact())));
    }
}
