package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables put into partitioned tables, taken out of them and moved within them; and what a change of a table's parents does. */
final class PartitionActions {
    private final Context context;
    private final Rebuilds rebuilds;

    PartitionActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    /** What puts a new table into its partitioned table, where it is known. */
    Optional<Action> added(Table table) {
        return attached(table, context.to()).map(attach -> Action.of("attach " + table.key(), table.key(),
                "Attach partition " + table.key().qualified(), Phase.EXPAND, Side.of(attach)
                .done(Existence.boundIs(table.key(), bound(table))),
                leaves(table), Ordering.touches(table.key()).after(beforeAttach(table))).group(rebuilds.group(table.key())));
    }

    /** What puts a dropped table back into its partitioned table on the way down. */
    Optional<Action> removed(Table table) {
        return attached(table, context.from()).map(attach -> Action.of("detach " + table.key(), table.key(),
                "Detach partition " + table.key().qualified(), Phase.CONTRACT, Side.NOTHING,
                Side.of(attach).done(Existence.boundIs(table.key(), bound(table))), Ordering.touches(table.key()))
                .group(rebuilds.group(table.key())));
    }

    /** On the way back a new partition makes room in a table that stays, for others may take their old bounds before it is dropped. */
    private Side leaves(Table partition) {
        return context.stays(TableDdl.details(partition).inherits().getFirst(), rebuilds)
                ? Side.of(TableDdl.detach(partition)).done("NOT " + Existence.isPartition(partition)) : Side.NOTHING;
    }

    /** What changes the parent or the bounds of a table that stays. */
    List<Action> changed(Table from, Table to) {
        PostgresTable a = TableDdl.details(from);
        PostgresTable b = TableDdl.details(to);
        if (a.inherits().equals(b.inherits()) && a.partitionBound().equals(b.partitionBound())) {
            return List.of();
        }
        if (a.isPartition() && b.isPartition()) {
            return moved(from, to);
        }
        if (!a.isPartition() && !b.isPartition()) {
            return List.of();
        }
        List<String> up = new ArrayList<>();
        List<String> down = new ArrayList<>();
        move(from, context.from(), to, context.to(), up);
        move(to, context.to(), from, context.from(), down);
        String done = Existence.boundIs(to.key(), b.partitionBound());
        String undone = Existence.boundIs(to.key(), a.partitionBound());
        Hazard hazard = partitionScan(to.key());
        return List.of(Action.of("attach " + to.key(), to.key(), "Change the parent of " + to.key().described(), Phase.MIGRATE, Side.of(up)
                .done(done),
                Side.of(down).done(undone), Ordering.touches(to.key()).after(b.isPartition() ? beforeAttach(to) : beforeDetach(from)))
                .effects(new StepEffects(
                List.of(Rules.accessExclusive(to.key())), b.isPartition() ? List.of(hazard) : List.of(), false, List.of(),
                new Reversal.Exact())));
    }

    /** Partitions that change bounds or parents leave first and all come back in the same transaction, for bounds may be swapped. */
    private List<Action> moved(Table from, Table to) {
        ObjectKey key = to.key();
        Hazard hazard = partitionScan(key);
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(key)), List.of(hazard), false, List.of(), new Reversal.Exact());
        String group = "partitions of " + TableDdl.details(to).inherits().getFirst();
        return List.of(
                Action.of("detach " + key, key, "Move partition " + key.qualified(), Phase.MIGRATE,
                        Side.of(TableDdl.detach(from)).done("NOT " + Existence.isPartition(from)),
                        Side.of(TableDdl.attach(from)).done(Existence.isPartition(from)), Ordering.touches(key).group(group))
                        .effects(effects),
                Action.of("attach " + key, key, "Move partition " + key.qualified(), Phase.MIGRATE,
                        Side.of(TableDdl.attach(to)).done(Existence.isPartition(to)), Side.of(TableDdl.detach(to))
                        .done("NOT " + Existence.isPartition(to)),
                        Ordering.touches(key).after(beforeAttach(to)).group(group)).effects(effects));
    }

    private static Hazard partitionScan(ObjectKey key) {
        return new Hazard("partition-scan", Severity.MEDIUM, "Reads all of " + key.qualified() + " to prove its bound",
                "Add a check that implies the bound, NOT VALID and validated, before");
    }

    /** What a partition has from its parent it keeps when it leaves, and it must have it when it comes. */
    private static void move(Table from, SchemaModel present, Table to, SchemaModel wanted, List<String> sql) {
        PostgresTable a = TableDdl.details(from);
        PostgresTable b = TableDdl.details(to);
        Map<String, String> before = InheritanceTurn.handedDown(from, present);
        Map<String, String> after = InheritanceTurn.handedDown(to, wanted);
        if (a.isPartition()) {
            sql.add(TableDdl.detach(from));
            before.keySet().stream().filter(name -> !InheritanceTurn.ownChecks(to.key(), wanted).containsKey(name))
                    .forEach(name -> sql.add(TableDdl.dropConstraint(to.key(), name)));
            if (hasKeys(a.inherits().getFirst(), present)) {
                sql.add(TableDdl.dropKeysBut(to.key(), Stream.of(present, wanted).flatMap(m -> m.constraints(to.key()))
                        .map(c -> c.key().name()).distinct().sorted().toList()));
            }
        } else {
            a.inherits().stream().filter(p -> !b.inherits().contains(p) || b.isPartition())
                    .forEach(p -> sql.add(TableDdl.noInherit(to.key(), p)));
        }
        if (b.isPartition()) {
            Map<String, String> own = InheritanceTurn.ownChecks(from.key(), present);
            after.entrySet().stream().filter(e -> !e.getValue().equals(own.get(e.getKey())))
                    .forEach(e -> sql.add(TableDdl.addConstraint(to.key(), e.getKey(), e.getValue())));
            sql.add(TableDdl.attach(to));
        } else {
            b.inherits().stream().filter(p -> !a.inherits().contains(p) || a.isPartition())
                    .forEach(p -> sql.add(TableDdl.inherit(to.key(), p)));
        }
    }

    /** Whether the table hands keys or foreign keys down to its partitions, which these keep when they leave. */
    private static boolean hasKeys(ObjectKey table, SchemaModel model) {
        return model.constraints(table).anyMatch(c -> c.type() != ConstraintKind.CHECK)
                || model.table(table).stream().flatMap(t -> TableDdl.details(t).inherits().stream()).anyMatch(p -> hasKeys(p, model));
    }

    /** A partition is attached when it has all its parts and its parent all its columns. */
    private Set<String> beforeAttach(Table partition) {
        Set<String> ids = parts("create ", partition.key(), context.to());
        ObjectKey parent = TableDdl.details(partition).inherits().getFirst();
        // Bounds may overlap with those of a partition that leaves or moves.
        context.to().children(parent).forEach(t -> ids.add("detach " + t));
        context.from().children(parent).stream().filter(t -> !context.to().children(parent).contains(t))
                .forEach(t -> ids.add((context.to().find(t).isPresent() ? "attach " : "drop ") + t));
        for (String verb : List.of("add ", "drop ", "type of ", "not null ")) {
            partition.columns().forEach(c -> ids.add(verb + partition.key().column(c.name())));
            context.to().table(parent).ifPresent(t -> t.columns().forEach(c -> ids.add(verb + parent.column(c.name()))));
            context.from().table(parent).ifPresent(t -> t.columns().forEach(c -> ids.add(verb + parent.column(c.name()))));
        }
        return ids;
    }

    /** A partition leaves before what it takes with it is asked for; what the parent has then no longer reaches it. */
    private static Set<String> beforeDetach(Table partition) {
        return TableDdl.details(partition).inherits().stream().map(p -> "rows aside of " + p).collect(Collectors.toSet());
    }

    private static Optional<String> attached(Table table, SchemaModel model) {
        PostgresTable details = TableDdl.details(table);
        boolean parentKnown = details.isPartition() && model.find(details.inherits().getFirst()).isPresent();
        return parentKnown ? Optional.of(TableDdl.attach(table)) : Optional.empty();
    }

    /** Ids of the actions that make or drop a table's indexes and constraints. */
    static Set<String> parts(String verb, ObjectKey table, SchemaModel model) {
        Set<String> ids = new HashSet<>();
        model.indexes(table).forEach(i -> ids.add(verb + i.key()));
        model.constraints(table).forEach(c -> ids.add(verb + c.key()));
        ids.add(verb + table);
        return ids;
    }

    private static String bound(Table table) {
        return TableDdl.details(table).partitionBound();
    }
}
