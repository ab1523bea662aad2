package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.model.TableStatistics;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Strategy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the makers of actions look things up in. */
record Context(SchemaDiff diff, Snapshot fromSnapshot, Snapshot toSnapshot, PlanOptions options) {
    private static final Set<ObjectKind> RELATIONS = EnumSet.of(ObjectKind.TABLE, ObjectKind.FOREIGN_TABLE, ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE, ObjectKind.INDEX, ObjectKind.COMPOSITE_TYPE);
    private static final Set<ObjectKind> TYPES = EnumSet.of(ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE,
            ObjectKind.RANGE_TYPE, ObjectKind.BASE_TYPE);
    private static final Set<ObjectKind> ROUTINES = EnumSet.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);
    /** Kinds whose objects share one space of names. */
    private static final List<Set<ObjectKind>> ONE_NAME = List.of(RELATIONS, TYPES, ROUTINES);

    SchemaModel from() {
        return diff.from();
    }

    SchemaModel to() {
        return diff.to();
    }

    boolean online(ObjectKey key) {
        return options.strategyFor(key) == Strategy.ONLINE;
    }

    /** The table or other relation that owns a child object, as it is on one side. */
    static Optional<Table> table(SchemaModel model, ObjectKey child) {
        return model.table(ObjectKey.table(child.schema(), child.parent()))
                .or(() -> model.table(ObjectKey.of(ObjectKind.FOREIGN_TABLE, child.schema(), child.parent())));
    }

    /** The foreign table of this name where there is one, else the table. */
    static ObjectKey owner(SchemaDiff diff, ObjectKey table) {
        ObjectKey foreign = ObjectKey.of(ObjectKind.FOREIGN_TABLE, table.schema(), table.name());
        return table.kind() == ObjectKind.TABLE && (diff.from().find(foreign).isPresent() || diff.to().find(foreign).isPresent())
                && diff.from().find(table).isEmpty() && diff.to().find(table).isEmpty() ? foreign : table;
    }

    /** Whether the table stays: neither made, removed nor made anew by this plan. */
    boolean stays(ObjectKey table, Rebuilds rebuilds) {
        ObjectKey key = owner(diff, table);
        return from().find(key).isPresent() && to().find(key).isPresent() && !rebuilds.contains(key);
    }

    boolean isPartitioned(SchemaModel model, ObjectKey table) {
        return model.table(table).map(t -> TableDdl.details(t).isPartitioned()).orElse(false);
    }

    /** The composite type of that name as the server prints it. */
    static Optional<ObjectKey> rowType(SchemaModel model, String name) {
        return model.all(Definition.class).map(Definition::key).filter(k -> k.kind() == ObjectKind.COMPOSITE_TYPE && Quote.qualified(k)
                .equals(name)).findFirst();
    }

    /** Ids of the actions that alter a table's row type, none where it has none. */
    Set<String> alterations(String rowType) {
        return rowType.isEmpty() ? Set.of() : rowType(to(), rowType).map(k -> Set.of("alter " + k)).orElse(Set.of());
    }

    /** Whether a column's type is an enum, or an array of one, that is swapped for a new one, and every default of it with it. */
    boolean isSwapped(String columnType) {
        String name = columnType.replace("[]", "");
        return from().all(EnumType.class).filter(e -> Quote.qualified(e.key()).equals(name))
                .anyMatch(e -> to().find(e.key()).filter(o -> o instanceof EnumType t && TypeActions.isSwapped(e, t)).isPresent());
    }

    /** Tables of a composite type. */
    static List<Table> typedTables(SchemaModel model, ObjectKey type) {
        return model.all(Table.class).filter(t -> TableDdl.details(t).ofType().equals(Quote.qualified(type))).toList();
    }

    /** Ids of the actions that change rows of the table. */
    Set<String> dataSteps(ObjectKey table) {
        Set<String> ids = new HashSet<>();
        options.backfills().keySet().stream().filter(c -> c.schema().equals(table.schema()) && c.parent().equals(table.name()))
                .forEach(c -> ids.add("fill " + c));
        options.orphans().keySet().stream().filter(c -> c.schema().equals(table.schema()) && c.parent().equals(table.name()))
                .forEach(c -> ids.add("orphans of " + c));
        return ids;
    }

    /** Columns of a table that the plan drops. */
    List<ObjectKey> droppedColumns(ObjectKey table) {
        Optional<Table> wanted = to().table(table);
        return from().table(table).stream().flatMap(t -> t.columns().stream())
                .filter(c -> wanted.flatMap(w -> w.column(c.name())).isEmpty())
                .map(c -> table.column(c.name())).toList();
    }

    /** Partitions of a table that it has not yet. */
    List<ObjectKey> newPartitions(ObjectKey parent) {
        return to().children(parent).stream().filter(k -> !from().children(parent).contains(k)).toList();
    }

    /** Partitions that a table, or a partition of it at any depth, has not yet. */
    List<ObjectKey> newPartitionsBelow(ObjectKey parent) {
        List<ObjectKey> found = new ArrayList<>(newPartitions(parent));
        to().children(parent).forEach(child -> found.addAll(newPartitionsBelow(child)));
        return found;
    }

    /** Whether the table is one of its own now and will be a partition. */
    boolean joins(ObjectKey table) {
        return from().table(table).filter(t -> !TableDdl.details(t).isPartition()).isPresent()
                && to().table(table).filter(t -> TableDdl.details(t).isPartition()).isPresent();
    }

    /** Id of the action that takes the table out of the partitioned table it belongs to now, where it stays on its own. */
    Set<String> detachment(ObjectKey table) {
        boolean leaves = from().table(table).filter(t -> TableDdl.details(t).isPartition()).isPresent()
                && to().table(table).filter(t -> !TableDdl.details(t).isPartition()).isPresent();
        return leaves ? Set.of("attach " + table) : Set.of();
    }

    /**
     * The condition under which a drop has been done. It is needed only where another kind of relation goes by the same name on the
     * other side, for DROP … IF EXISTS fails on that; else it is empty.
     */
    String dropped(ObjectKey key, SchemaModel otherSide) {
        boolean taken = ONE_NAME.stream().filter(kinds -> kinds.contains(key.kind())).flatMap(Set::stream).filter(k -> k != key.kind())
                .anyMatch(k -> otherSide.find(new ObjectKey(k, key.schema(), "", key.name(), key.signature())).isPresent());
        return taken ? "NOT " + Existence.exists(key) : "";
    }

    /** Rows of a table as the starting database estimates them, -1 when not known. */
    long rows(ObjectKey table) {
        TableStatistics statistics = fromSnapshot.statistics().get(table);
        return statistics == null ? -1 : statistics.rows();
    }
}
