package dev.slipway.rehearse;

import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Rename;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.server.StoredColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which tables a plan is about, and what of their rows has to survive. Pure. */
final class RehearsalScope {
    private final SchemaModel from;
    private final SchemaModel to;
    private final Map<ObjectKey, ObjectKey> renamed = new HashMap<>();
    private final Map<ObjectKey, ObjectKey> formerly = new HashMap<>();
    /** Tables that have a trigger, before or after. */
    private final Set<ObjectKey> triggered = new HashSet<>();
    private final Set<String> declaredLost;
    private final Set<ObjectKey> affected = new TreeSet<>();

    private RehearsalScope(ScriptedPlan plan) {
        this.from = plan.from().model();
        this.to = plan.to().model();
        plan.plan().renames().forEach((Rename r) -> {
            renamed.put(r.from(), r.to());
            formerly.put(r.to(), r.from());
        });
        Stream.of(from, to).flatMap(m -> m.objects().keySet().stream()).filter(key -> key.kind() == ObjectKind.TRIGGER)
                .forEach(key -> triggered.add(ObjectKey.table(key.schema(), key.parent())));
        this.declaredLost = new TreeSet<>(plan.plan().steps().stream().flatMap(RehearsalScope::losses).map(Loss::object).toList());
        plan.plan().steps().forEach(step -> step.objects().forEach(this::addAffected));
        // A data step may reach other tables through triggers; the plan declares them.
        from.all(Table.class).filter(t -> declaredLost.contains(t.key().qualified())).forEach(t -> addAffected(t.key()));
    }

    /** All tables of the schema a plan starts from, partitions under their roots; those that foreign keys point at come first. */
    static List<TableScope> of(ScriptedPlan plan) {
        RehearsalScope scope = new RehearsalScope(plan);
        Set<ObjectKey> ordered = new LinkedHashSet<>();
        scope.from.all(Table.class).filter(RehearsalScope::countsAlone)
                .forEach(t -> scope.addAfterReferenced(t.key(), ordered, new TreeSet<>()));
        return ordered.stream().map(key -> scope.table(scope.from.table(key).orElseThrow())).toList();
    }

    /** Tables that foreign keys point at come first; a circle of foreign keys is entered where it is met. */
    private void addAfterReferenced(ObjectKey table, Set<ObjectKey> ordered, Set<ObjectKey> path) {
        if (ordered.contains(table) || !path.add(table)) {
            return;
        }
        members(table).flatMap(from::constraints).flatMap(c -> c.references().stream())
                .map(this::root).filter(key -> from.table(key).isPresent()).forEach(key -> addAfterReferenced(key, ordered, path));
        ordered.add(table);
    }

    /** The table with its partitions of any depth. */
    private Stream<ObjectKey> members(ObjectKey root) {
        Stream<ObjectKey> partitions = from.children(root).stream()
                .filter(child -> from.table(child).filter(t -> !countsAlone(t)).isPresent());
        return Stream.concat(Stream.of(root), partitions.flatMap(this::members));
    }

    /** Everything the plan declares as lost, by up or after down. */
    static Stream<Loss> losses(Step step) {
        Stream<Loss> byDown = switch (step.effects().reversal()) {
            case Reversal.Exact exact -> Stream.empty();
            case Reversal.Lossy lossy -> lossy.lost().stream();
            case Reversal.Impossible impossible -> step.objects().stream()
                    .map(key -> new Loss(key.qualified(), "there is no way back but the backup: " + impossible.why(), -1));
        };
        return Stream.concat(step.effects().upLoses().stream(), byDown);
    }

    private static boolean countsAlone(Table table) {
        return table.key().kind() == ObjectKind.TABLE && !(table.details() instanceof PostgresTable postgres && postgres.isPartition());
    }

    private void addAffected(ObjectKey key) {
        ObjectKey table = switch (key.kind()) {
            case TABLE -> key;
            case COLUMN, CONSTRAINT -> ObjectKey.table(key.schema(), key.parent());
            default -> null;
        };
        if (table != null) {
            affected.add(root(before(table)));
            neighbour(key).ifPresent(n -> affected.add(root(before(n))));
        }
    }

    /** A foreign key with an action can change the rows of the table it stands on, and is checked against the one it points at. */
    private Optional<ObjectKey> neighbour(ObjectKey key) {
        return Stream.of(from, to).flatMap(m -> m.find(key).stream()).filter(Constraint.class::isInstance)
                .flatMap(c -> ((Constraint) c).references().stream()).findFirst();
    }

    private ObjectKey before(ObjectKey table) {
        return formerly.getOrDefault(table, table);
    }

    private ObjectKey root(ObjectKey table) {
        Optional<ObjectKey> parent = from.table(table)
                .filter(t -> t.details() instanceof PostgresTable postgres && postgres.isPartition())
                .flatMap(t -> ((PostgresTable) t.details()).inherits().stream().findFirst());
        return parent.isPresent() ? root(parent.get()) : table;
    }

    private TableScope table(Table table) {
        ObjectKey key = table.key();
        Optional<Table> after = to.table(renamed.getOrDefault(key, key));
        List<Column> data = table.columns().stream().filter(c -> !generated(c)).toList();
        List<TableScope.Kept> kept = new ArrayList<>();
        List<TableScope.Kept> retyped = new ArrayList<>();
        for (Column column : data) {
            String newName = newName(key, after, column.name());
            after.flatMap(t -> t.column(newName)).filter(c -> !generated(c)
                    && !declaredLost.contains(key.column(column.name()).qualified())).ifPresent(c ->
                    (c.type().equals(column.type()) && (column.notNull() || !c.notNull()) ? kept : retyped)
                            .add(new TableScope.Kept(column.name(), newName)));
        }
        List<StoredColumn> stored = data.stream().map(c -> new StoredColumn(c.name(), c.type())).toList();
        List<String> undeclared = declaredLost.contains(key.qualified()) ? List.of()
                : data.stream().map(Column::name).filter(c -> !declaredLost.contains(key.column(c).qualified())).toList();
        return new TableScope(key, after.map(Table::key).orElse(null), affected.contains(key),
                new TableScope.Columns(stored, kept, retyped, undeclared), primaryKey(key), declaredLost.contains(key.qualified()),
                triggered.contains(key) || after.filter(t -> triggered.contains(t.key())).isPresent());
    }

    private String newName(ObjectKey table, Optional<Table> after, String column) {
        ObjectKey byFrom = renamed.get(table.column(column));
        ObjectKey byTo = after.map(t -> renamed.get(t.key().column(column))).orElse(null);
        return byFrom != null ? byFrom.name() : byTo != null ? byTo.name() : column;
    }

    private List<String> primaryKey(ObjectKey table) {
        return from.primaryKey(table).map(Constraint::columns).orElse(List.of());
    }

    private static boolean generated(Column column) {
        return column.value() instanceof ValueSource.Generated;
    }
}
