package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.plan.Action;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Loss;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables made, dropped, changed, put into and taken out of partitioned tables. */
final class TableActions {
    private final Context context;
    private final Rebuilds rebuilds;

    TableActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    List<Action> added(Table table) {
        List<Action> actions = new ArrayList<>();
        Loss loss = new Loss(table.key().qualified(), "rows written to the new table", -1);
        actions.add(Action.of("create " + table.key(), table.key(), "Create " + table.key().described(), Phase.EXPAND,
                Side.of(create(table, context.to())), Side.of(TableDdl.drop(table)).done(context.dropped(table.key(), context.from())), Ordering.creates(keys(table)))
                .effects(new StepEffects(List.of(), List.of(), false, List.of(), new Reversal.Lossy(List.of(loss)))).group(rebuilds.group(table.key())));
        attached(table, context.to()).ifPresent(attach -> actions.add(Action.of("attach " + table.key(), table.key(),
                "Attach partition " + table.key().qualified(), Phase.EXPAND, Side.of(attach).done(Existence.boundIs(table.key(), bound(table))),
                leaves(table), Ordering.touches(table.key()).after(beforeAttach(table))).group(rebuilds.group(table.key()))));
        actions.addAll(indexSettings(table.key(), Creation.fresh(TableDdl.details(table)), TableDdl.details(table), true));
        return actions;
    }

    /** On the way back a new partition makes room in a table that stays, for others may take their old bounds before it is dropped. */
    private Side leaves(Table partition) {
        return context.stays(TableDdl.details(partition).inherits().getFirst(), rebuilds)
                ? Side.of(TableDdl.detach(partition)).done("NOT " + Existence.isPartition(partition)) : Side.NOTHING;
    }

    /** The table; one that will be attached needs the checks its parent has by then. */
    private List<String> create(Table table, SchemaModel model) {
        List<String> sql = new ArrayList<>(Creation.create(table, model, context.from()));
        if (TableDdl.details(table).isPartition()) {
            Set<String> own = InheritanceTurn.ownChecks(table.key(), model).keySet();
            Set<ObjectKey> above = InheritanceActions.ancestors(table, model);
            context.to().all(Constraint.class).filter(c -> c.type() == ConstraintKind.CHECK && above.contains(c.table()) && !own.contains(c.key().name()))
                    .filter(c -> context.from().find(c.key()).filter(c::equals).isPresent())
                    .forEach(c -> sql.add(ObjectDdl.add(c.on(table.key()), false)));
        }
        return sql;
    }

    List<Action> removed(Table table) {
        List<Action> actions = new ArrayList<>();
        attached(table, context.from()).ifPresent(attach -> actions.add(Action.of("detach " + table.key(), table.key(),
                "Detach partition " + table.key().qualified(), Phase.CONTRACT, Side.NOTHING,
                Side.of(attach).done(Existence.boundIs(table.key(), bound(table))), Ordering.touches(table.key())).group(rebuilds.group(table.key()))));
        List<String> back = TableDdl.indexSettings(table.key(), Creation.fresh(TableDdl.details(table)), TableDdl.details(table));
        if (!back.isEmpty()) {
            actions.add(Action.of("index settings back of " + table.key(), table.key(), "Drop " + table.key().described(), Phase.CONTRACT, Side.NOTHING,
                    Side.of(back), Ordering.touches(table.key())).group(rebuilds.group(table.key())));
        }
        Loss loss = new Loss(table.key().qualified(), "all rows", context.rows(table.key()));
        Set<String> first = Set.of("detach " + table.key(), "index settings back of " + table.key());
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table.key())),
                List.of(Rules.losesData("Drops " + table.key().qualified() + " with all its rows")), false, List.of(loss), new Reversal.Lossy(List.of(loss)));
        actions.add(Action.of("drop " + table.key(), table.key(), "Drop " + table.key().described(), Phase.CONTRACT,
                Side.of(TableDdl.drop(table)).done(context.dropped(table.key(), context.to())),
                Side.of(create(table, context.from())), Ordering.drops(keys(table)).after(first)).effects(effects)
                .group(rebuilds.group(table.key())));
        return actions;
    }

    /** A table that cannot be altered into the wanted shape; its rows move, or where it has none of its own, the plan says so. */
    List<Action> recreated(Table from, Table to) {
        TableRemake remake = new TableRemake(context, from, to);
        StepEffects effects = remake.keepsRows() ? movingRows(from, to) : losingRows(from);
        String done = shape(to);
        String undone = shape(from);
        List<Action> actions = new ArrayList<>();
        for (Action action : removed(from)) {
            boolean main = action.id().equals("drop " + from.key());
            actions.add(!main ? action : Action.of(action.id(), from.key(), "Make " + to.key().described() + " anew", Phase.CONTRACT,
                    action.up().done(done), action.down().done(undone), action.ordering()).effects(effects));
        }
        for (Action action : added(to)) {
            boolean main = action.id().equals("create " + to.key());
            actions.add(!main ? action : Action.of(action.id(), to.key(), "Make " + to.key().described() + " anew", Phase.CONTRACT,
                    action.up().done(done), action.down().done(undone), action.ordering()));
        }
        if (remake.keepsRows()) {
            actions.addAll(remake.rows(rebuilds.group(to.key())));
        }
        return actions;
    }

    private StepEffects losingRows(Table from) {
        Loss loss = new Loss(from.key().qualified(), "all rows, for the table is made anew", context.rows(from.key()));
        return new StepEffects(List.of(Rules.accessExclusive(from.key())),
                List.of(Rules.losesData("Makes " + from.key().qualified() + " anew, without its rows")), false, List.of(loss),
                new Reversal.Lossy(List.of(loss)));
    }

    private StepEffects movingRows(Table from, Table to) {
        List<Loss> up = TableRemake.lost(from, to).stream()
                .map(c -> new Loss(from.key().column(c).qualified(), "the column's values", context.rows(from.key()))).toList();
        List<Loss> down = Stream.concat(up.stream(), TableRemake.lost(to, from).stream()
                .map(c -> new Loss(to.key().column(c).qualified(), "values written to the new column", -1))).toList();
        return new StepEffects(List.of(Rules.accessExclusive(from.key())), List.of(Rules.rewrites(from.key())), true, up,
                down.isEmpty() ? new Reversal.Exact() : new Reversal.Lossy(down));
    }

    private static String shape(Table table) {
        PostgresTable details = TableDdl.details(table);
        return Existence.exists(table.key()) + " AND " + (details.server().isEmpty() ? Existence.partitionedBy(table.key(), details.partitionBy()) + " AND "
                + Existence.accessMethodIs(table.key(), details.accessMethod()) : Existence.serverIs(table.key(), details.server()));
    }

    List<Action> altered(Table from, Table to) {
        PostgresTable a = TableDdl.details(from);
        PostgresTable b = TableDdl.details(to);
        List<Action> actions = new ArrayList<>(rowType(to.key(), a.ofType(), b.ofType(), context.alterations(b.ofType()), new ColumnActions(context, rebuilds).actions(from, to)));
        List<String> up = new ArrayList<>(TableDdl.settings(to.key(), a, b));
        up.addAll(AttributeDdl.change(to.key(), from.attributes(), to.attributes()));
        List<String> down = new ArrayList<>(AttributeDdl.change(to.key(), to.attributes(), from.attributes()));
        down.addAll(TableDdl.settings(to.key(), b, a));
        if (!up.isEmpty()) {
            boolean rewrites = a.unlogged() != b.unlogged();
            actions.add(Action.of("settings of " + to.key(), to.key(), "Change settings of " + to.key().described(), Phase.EXPAND, Side.of(up),
                    Side.of(down), Ordering.touches(to.key()).after(columnIds(from, to))).effects(new StepEffects(List.of(Rules.accessExclusive(to.key())),
                    rewrites ? List.of(Rules.rewrites(to.key())) : List.of(), rewrites, List.of(), new Reversal.Exact())));
        }
        List<String> options = TableDdl.foreignOptions(to.key(), "", a.serverOptions(), b.serverOptions());
        if (!options.isEmpty()) {
            actions.add(Action.of("options of " + to.key(), to.key(), "Change options of " + to.key().described(), Phase.EXPAND,
                    Side.of(options).done(Existence.foreignOptionsAre(to.key(), b.serverOptions())),
                    Side.of(TableDdl.foreignOptions(to.key(), "", b.serverOptions(), a.serverOptions()))
                            .done(Existence.foreignOptionsAre(to.key(), a.serverOptions())), Ordering.touches(to.key())));
        }
        actions.addAll(indexSettings(to.key(), a, b, false));
        actions.addAll(parents(from, to));
        if (InheritanceActions.concerns(from, to, context)) {
            actions.addAll(new InheritanceActions(context, rebuilds).actions(from, to));
        }
        return actions;
    }

    /** A typed table's columns follow its type: it is freed before they change and tied when they fit. */
    private static List<Action> rowType(ObjectKey table, String from, String to, Set<String> alterations, List<Action> columns) {
        if (from.equals(to)) {
            return columns;
        }
        List<Action> actions = new ArrayList<>();
        String free = "free " + table;
        if (!from.isEmpty()) {
            actions.add(Action.of(free, table, "Free " + table.described() + " from its type", Phase.EXPAND,
                    Side.of(TableDdl.ofType(table, "")).done("NOT " + Existence.ofType(table, from)),
                    Side.of(TableDdl.ofType(table, from)).done(Existence.ofType(table, from)), Ordering.touches(table).group("row type of " + table)));
        }
        columns.stream().map(c -> c.ordering().group().isEmpty() ? c.group("row type of " + table) : c)
                .forEach(c -> actions.add(from.isEmpty() ? c : c.ordering(c.ordering().afterAlso(Set.of(free)))));
        if (!to.isEmpty()) {
            Set<String> before = actions.stream().map(Action::id).collect(Collectors.toSet());
            before.addAll(alterations);
            actions.add(Action.of("tie " + table, table, "Tie " + table.described() + " to " + to, Phase.CONTRACT,
                    Side.of(TableDdl.ofType(table, to)).done(Existence.ofType(table, to)),
                    Side.of(TableDdl.ofType(table, "")).done("NOT " + Existence.ofType(table, to)), Ordering.touches(table).after(before).group("row type of " + table)));
        }
        return actions;
    }

    /** Privileges may name new columns. */
    private static Set<String> columnIds(Table from, Table to) {
        Set<String> ids = new HashSet<>();
        to.columns().stream().filter(c -> from.column(c.name()).isEmpty()).forEach(c -> ids.add("add " + to.key().column(c.name())));
        return ids;
    }

    private List<Action> indexSettings(ObjectKey table, PostgresTable from, PostgresTable to, boolean fresh) {
        List<String> up = TableDdl.indexSettings(table, from, to);
        if (up.isEmpty()) {
            return List.of();
        }
        Side down = fresh ? Side.NOTHING : Side.of(TableDdl.indexSettings(table, to, from));
        return List.of(Action.of("index settings of " + table, table, "Change replica identity or clustering of " + table.qualified(), Phase.EXPAND,
                Side.of(up), down, Ordering.touches(table).after(partIds("create ", table, context.to()))).group(fresh ? rebuilds.group(table) : ""));
    }

    /** Ids of the actions that make or drop a table's indexes and constraints. */
    private static Set<String> partIds(String verb, ObjectKey table, SchemaModel model) {
        Set<String> ids = new HashSet<>();
        model.all(Index.class).filter(i -> i.table().equals(table)).forEach(i -> ids.add(verb + i.key()));
        model.all(Constraint.class).filter(c -> c.table().equals(table)).forEach(c -> ids.add(verb + c.key()));
        ids.add(verb + table);
        return ids;
    }

    private List<Action> parents(Table from, Table to) {
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
        return List.of(Action.of("attach " + to.key(), to.key(), "Change the parent of " + to.key().described(), Phase.MIGRATE, Side.of(up).done(done),
                Side.of(down).done(undone), Ordering.touches(to.key()).after(b.isPartition() ? beforeAttach(to) : beforeDetach(from))).effects(new StepEffects(
                List.of(Rules.accessExclusive(to.key())), b.isPartition() ? List.of(hazard) : List.of(), false, List.of(), new Reversal.Exact())));
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
                        Side.of(TableDdl.attach(from)).done(Existence.isPartition(from)), Ordering.touches(key).group(group)).effects(effects),
                Action.of("attach " + key, key, "Move partition " + key.qualified(), Phase.MIGRATE,
                        Side.of(TableDdl.attach(to)).done(Existence.isPartition(to)), Side.of(TableDdl.detach(to)).done("NOT " + Existence.isPartition(to)),
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
                sql.add(TableDdl.dropKeysBut(to.key(), Stream.of(present, wanted).flatMap(m -> m.all(Constraint.class))
                        .filter(c -> c.table().equals(to.key())).map(c -> c.key().name()).distinct().sorted().toList()));
            }
        } else {
            a.inherits().stream().filter(p -> !b.inherits().contains(p) || b.isPartition()).forEach(p -> sql.add(TableDdl.noInherit(to.key(), p)));
        }
        if (b.isPartition()) {
            Map<String, String> own = InheritanceTurn.ownChecks(from.key(), present);
            after.entrySet().stream().filter(e -> !e.getValue().equals(own.get(e.getKey())))
                    .forEach(e -> sql.add(TableDdl.addConstraint(to.key(), e.getKey(), e.getValue())));
            sql.add(TableDdl.attach(to));
        } else {
            b.inherits().stream().filter(p -> !a.inherits().contains(p) || a.isPartition()).forEach(p -> sql.add(TableDdl.inherit(to.key(), p)));
        }
    }

    /** Whether the table hands keys or foreign keys down to its partitions, which these keep when they leave. */
    private static boolean hasKeys(ObjectKey table, SchemaModel model) {
        return model.all(Constraint.class).anyMatch(c -> c.table().equals(table) && c.type() != ConstraintKind.CHECK)
                || model.table(table).stream().flatMap(t -> TableDdl.details(t).inherits().stream()).anyMatch(p -> hasKeys(p, model));
    }

    /** A partition is attached when it has all its parts and its parent all its columns. */
    private Set<String> beforeAttach(Table partition) {
        Set<String> ids = partIds("create ", partition.key(), context.to());
        ObjectKey parent = TableDdl.details(partition).inherits().getFirst();
        // Bounds may overlap with those of a partition that leaves or moves.
        context.to().all(Table.class).filter(t -> !t.key().equals(partition.key()) && TableDdl.details(t).isPartition()
                && TableDdl.details(t).inherits().contains(parent)).forEach(t -> ids.add("detach " + t.key()));
        ids.add("detach " + partition.key());
        context.leavingPartitions(parent).forEach(t -> ids.add((context.to().find(t.key()).isPresent() ? "attach " : "drop ") + t.key()));
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

    private static String bound(Table table) {
        return TableDdl.details(table).partitionBound();
    }

    private static Set<ObjectKey> keys(Table table) {
        Set<ObjectKey> keys = new TreeSet<>(Set.of(table.key()));
        table.columns().forEach(c -> keys.add(table.key().column(c.name())));
        return keys;
    }
}
