package dev.slipway.plan.mysql;

import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.dialect.mysql.AlterTable;
import dev.slipway.dialect.mysql.AlterTable.Alteration;
import dev.slipway.dialect.mysql.Quote;
import dev.slipway.dialect.mysql.TableDdl;
import dev.slipway.model.Constraint;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.model.TableStatistics;
import dev.slipway.plan.Action;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tables that come, go and change, with the keys and checks in them. */
final class TableChanges {
    private final SchemaDiff diff;
    private final Snapshot from;
    private final Snapshot to;
    private final Map<ObjectKey, Action> alterations = new LinkedHashMap<>();

    TableChanges(SchemaDiff diff, Snapshot from, Snapshot to) {
        this.diff = diff;
        this.from = from;
        this.to = to;
        SortedSet<ObjectKey> touched = new TreeSet<>();
        diff.differences().stream().filter(d -> !isForeignKey(d)).map(TableChanges::table).forEach(o -> o.ifPresent(touched::add));
        touched.stream().filter(this::stays).forEach(key -> altered(key).ifPresent(a -> alterations.put(key, a)));
    }

    private boolean isForeignKey(Difference difference) {
        return diff.to().find(difference.key()).or(() -> diff.from().find(difference.key())).filter(MySqlActions::isForeignKey).isPresent();
    }

    /** The table that a difference is part of. */
    private static Optional<ObjectKey> table(Difference difference) {
        SchemaObject object = switch (difference) {
            case Difference.Added added -> added.object();
            case Difference.Removed removed -> removed.object();
            case Difference.Changed changed -> changed.to();
            case Difference.Renamed renamed -> renamed.to();
        };
        return switch (object) {
            case Table table -> Optional.of(table.key());
            case Index index -> Optional.of(index.table());
            case Constraint constraint -> Optional.of(constraint.table());
            default -> Optional.empty();
        };
    }

    boolean stays(ObjectKey table) {
        return diff.from().table(table).isPresent() && diff.to().table(table).isPresent();
    }

    /** The tables that stay and are altered. */
    Set<ObjectKey> altered() {
        return alterations.keySet();
    }

    /** The change of one table that stays, if it has one. */
    Optional<Action> alteration(ObjectKey table) {
        return Optional.ofNullable(alterations.get(table));
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>(alterations.values());
        for (Difference difference : diff.differences()) {
            switch (difference) {
                case Difference.Added(SchemaObject object) when object instanceof Table table -> actions.add(added(table));
                case Difference.Removed(SchemaObject object) when object instanceof Table table -> actions.add(removed(table));
                case Difference.Added _, Difference.Removed _, Difference.Changed _, Difference.Renamed _ -> { }
            }
        }
        return actions;
    }

    private Action added(Table table) {
        String name = table.key().name();
        return Action.of("create " + table.key(), table.key(), "Create table " + name, Phase.EXPAND,
                Side.of(TableDdl.create(table, diff.to())), Side.of("DROP TABLE IF EXISTS " + Quote.name(name)),
                Ordering.creates(Set.of(table.key())))
                .effects(new StepEffects(List.of(), List.of(), false, List.of(),
                        new Reversal.Lossy(List.of(new Loss(name, "rows written after up", -1)))));
    }

    private Action removed(Table table) {
        String name = table.key().name();
        Loss rows = new Loss(name, "all rows", rows(from, table.key()));
        return Action.of("drop " + table.key(), table.key(), "Drop table " + name, Phase.CONTRACT,
                Side.of("DROP TABLE IF EXISTS " + Quote.name(name)), Side.of(TableDdl.create(table, diff.from())),
                Ordering.drops(Set.of(table.key())))
                .effects(new StepEffects(List.of(Risks.exclusive(name)), List.of(Risks.dataLoss("Drops all rows of " + name)), false,
                        List.of(rows), new Reversal.Lossy(List.of(rows))));
    }

    static long rows(Snapshot snapshot, ObjectKey table) {
        TableStatistics known = snapshot.statistics().get(table);
        return known == null ? -1 : known.rows();
    }

    private Optional<Action> altered(ObjectKey key) {
        Table before = MySqlActions.table(diff.from(), key);
        Table after = MySqlActions.table(diff.to(), key);
        Alteration up = AlterTable.of(before, diff.from(), after, diff.to());
        Alteration down = AlterTable.of(after, diff.to(), before, diff.from());
        if (up.sql().isEmpty() && down.sql().isEmpty()) {
            return Optional.empty();
        }
        boolean contracts = before.columns().stream().anyMatch(c -> after.column(c.name()).isEmpty());
        return Optional.of(Action.of("alter " + key, key, "Change table " + key.name(), contracts ? Phase.CONTRACT : Phase.EXPAND,
                Side.of(up.sql()).done(up.done()), Side.of(down.sql()).done(down.done()), Ordering.alters(key))
                .effects(Risks.of(before, after, rows(from, key), rows(to, key))));
    }
}
