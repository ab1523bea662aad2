package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tables made, dropped, changed, put into and taken out of partitioned tables. */
final class TableActions {
    private final Context context;
    private final Rebuilds rebuilds;
    private final PartitionActions partitions;

    TableActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
        this.partitions = new PartitionActions(context, rebuilds);
    }

    List<Action> added(Table table) {
        List<Action> actions = new ArrayList<>();
        Loss loss = new Loss(table.key().qualified(), "rows written to the new table", -1);
        actions.add(Action.of("create " + table.key(), table.key(), "Create " + table.key().described(), Phase.EXPAND,
                Side.of(create(table, context.to())), Side.of(TableDdl.drop(table)).done(context.dropped(table.key(), context.from())),
                Ordering.creates(keys(table)))
                .effects(new StepEffects(List.of(), List.of(), false, List.of(), new Reversal.Lossy(List.of(loss))))
                .group(rebuilds.group(table.key())));
        partitions.added(table).ifPresent(actions::add);
        actions.addAll(indexSettings(table.key(), Creation.fresh(TableDdl.details(table)), TableDdl.details(table), true));
        return actions;
    }

    /** The table; one that will be attached needs the checks its parent has by then. */
    private List<String> create(Table table, SchemaModel model) {
        List<String> sql = new ArrayList<>(Creation.create(table, model, context.from()));
        if (TableDdl.details(table).isPartition()) {
            Set<String> own = InheritanceTurn.ownChecks(table.key(), model).keySet();
            Set<ObjectKey> above = InheritanceActions.ancestors(table, model);
            above.stream().sorted().flatMap(context.to()::constraints)
                    .filter(c -> c.type() == ConstraintKind.CHECK && !own.contains(c.key().name()))
                    .filter(c -> context.from().find(c.key()).filter(c::equals).isPresent())
                    .forEach(c -> sql.add(ObjectDdl.add(c.on(table.key()), false)));
        }
        return sql;
    }

    List<Action> removed(Table table) {
        List<Action> actions = new ArrayList<>();
        partitions.removed(table).ifPresent(actions::add);
        List<String> back = TableDdl.indexSettings(table.key(), Creation.fresh(TableDdl.details(table)), TableDdl.details(table));
        if (!back.isEmpty()) {
            actions.add(Action.of(settingsBack(table.key()), table.key(), "Drop " + table.key().described(), Phase.CONTRACT,
                    Side.NOTHING, Side.of(back), Ordering.touches(table.key())).group(rebuilds.group(table.key())));
        }
        Loss loss = new Loss(table.key().qualified(), "all rows", context.rows(table.key()));
        Set<String> first = new TreeSet<>(Set.of("detach " + table.key(), settingsBack(table.key())));
        if (TableDdl.details(table).isPartition()) {
            InheritanceActions.ancestors(table, context.from()).stream().flatMap(context.from()::referencesTo)
                    .forEach(k -> first.add("drop " + k.key()));
        }
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table.key())),
                List.of(Rules.losesData("Drops " + table.key().qualified() + " with all its rows")), false, List.of(loss),
                new Reversal.Lossy(List.of(loss)));
        actions.add(Action.of("drop " + table.key(), table.key(), "Drop " + table.key().described(), Phase.CONTRACT,
                Side.of(TableDdl.drop(table)).done(context.dropped(table.key(), context.to())),
                Side.of(create(table, context.from())), Ordering.drops(keys(table)).after(first)).effects(effects)
                .group(rebuilds.group(table.key())));
        return actions;
    }

    /** Id of what gives a dropped table its replica identity and clustering again, which name its indexes. */
    static String settingsBack(ObjectKey table) {
        return "index settings back of " + table;
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
        return Existence.exists(table.key()) + " AND " + (details.server().isEmpty()
                ? Existence.partitionedBy(table.key(), details.partitionBy()) + " AND "
                + Existence.accessMethodIs(table.key(), details.accessMethod()) : Existence.serverIs(table.key(), details.server()));
    }

    /** What was granted on a column goes with it, and on a second run the column is gone before anything could be revoked. */
    private static Attributes onColumnsOf(Table staying, Attributes attributes) {
        return attributes.withGrants(attributes.grants().stream()
                .filter(g -> g.column().isEmpty() || staying.column(g.column()).isPresent()).toList());
    }

    List<Action> altered(Table from, Table to) {
        PostgresTable a = TableDdl.details(from);
        PostgresTable b = TableDdl.details(to);
        List<Action> actions = new ArrayList<>(RowTypeActions.around(
                new ColumnActions(context, rebuilds).actions(from, to), to.key(), a.ofType(), b.ofType(), context.alterations(b.ofType())));
        List<String> up = new ArrayList<>(TableDdl.settings(to.key(), a, b));
        up.addAll(AttributeDdl.change(to.key(), onColumnsOf(to, from.attributes()), to.attributes()));
        List<String> down = new ArrayList<>(AttributeDdl.change(to.key(), onColumnsOf(from, to.attributes()), from.attributes()));
        down.addAll(TableDdl.settings(to.key(), b, a));
        if (!up.isEmpty() || !down.isEmpty()) {
            boolean rewrites = a.unlogged() != b.unlogged();
            actions.add(Action.of("settings of " + to.key(), to.key(), "Change settings of " + to.key().described(), Phase.EXPAND,
                    Side.of(up), Side.of(down), Ordering.touches(to.key()).after(columnIds(from, to)))
                    .effects(new StepEffects(List.of(Rules.accessExclusive(to.key())),
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
        actions.addAll(partitions.changed(from, to));
        if (InheritanceActions.concerns(from, to, context)) {
            actions.addAll(new InheritanceActions(context, rebuilds).actions(from, to));
        }
        return actions;
    }

    /** Privileges may name new columns. */
    private static Set<String> columnIds(Table from, Table to) {
        Set<String> ids = new HashSet<>();
        to.columns().stream().filter(c -> from.column(c.name()).isEmpty()).forEach(c -> ids.add("add " + to.key().column(c.name())));
        return ids;
    }

    /** Id of what changes the replica identity and clustering of a table that stays. */
    static String indexSettings(ObjectKey table) {
        return "index settings of " + table;
    }

    private List<Action> indexSettings(ObjectKey table, PostgresTable from, PostgresTable to, boolean fresh) {
        List<String> up = TableDdl.indexSettings(table, from, to);
        if (up.isEmpty()) {
            return List.of();
        }
        Side down = fresh ? Side.NOTHING : Side.of(TableDdl.indexSettings(table, to, from));
        Set<String> before = PartitionActions.parts("create ", table, context.to());
        // An index that identifies rows holds no nulls.
        context.to().table(table).stream().flatMap(t -> t.columns().stream()).filter(Column::notNull)
                .forEach(c -> before.addAll(NotNullActions.lastId(table.column(c.name()))));
        return List.of(Action.of(indexSettings(table), table, "Change replica identity or clustering of " + table.qualified(),
                Phase.EXPAND,
                Side.of(up), down, Ordering.touches(table).after(before)).group(fresh
                ? rebuilds.group(table) : ""));
    }

    private static Set<ObjectKey> keys(Table table) {
        Set<ObjectKey> keys = new TreeSet<>(Set.of(table.key()));
        table.columns().forEach(c -> keys.add(table.key().column(c.name())));
        return keys;
    }
}
