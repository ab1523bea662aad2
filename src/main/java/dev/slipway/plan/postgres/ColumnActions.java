package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.dialect.postgres.TypeFacts;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns of a table that stays: added, dropped, altered. */
final class ColumnActions {
    private final Context context;
    private final Rebuilds rebuilds;
    private final NotNullActions notNull;
    private final HeirColumns heirs;
    private final RemadeColumns remake;

    ColumnActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
        this.notNull = new NotNullActions(context);
        this.heirs = new HeirColumns(context);
        this.remake = new RemadeColumns(context, rebuilds);
    }

    List<Action> actions(Table from, Table to) {
        List<Action> actions = new ArrayList<>();
        List<TypeChanges.Change> retypes = new ArrayList<>();
        boolean turns = InheritanceActions.concerns(from, to, context);
        boolean typed = !TableDdl.details(to).ofType().isEmpty() && TableDdl.details(to).ofType().equals(TableDdl.details(from).ofType());
        boolean ownColumns = !typed && (!TableDdl.details(to).isPartition() || !TableDdl.details(from).isPartition());
        for (Column column : to.columns()) {
            Optional<Column> before = from.column(column.name());
            if (before.isPresent()) {
                actions.addAll(altered(from, before.get(), column, ownColumns && column.local() && (!turns || before.get().local()),
                        retypes));
                if (!turns && !(ownColumns && column.local())) {
                    actions.addAll(heirs.nullability(to, before.get(), column));
                }
            } else if (ownColumns && column.local()) {
                actions.addAll(added(to.key(), column));
            } else if (!turns) {
                actions.addAll(heirs.handedDown(to, column));
            }
        }
        for (Column column : from.columns()) {
            if (to.column(column.name()).isEmpty() && ownColumns && column.local()) {
                actions.add(dropped(to.key(), column));
            }
        }
        actions.addAll(new TypeChanges(context, rebuilds).actions(to.key(), retypes));
        return actions;
    }

    private List<Action> added(ObjectKey table, Column column) {
        ObjectKey key = table.column(column.name());
        String backfill = context.options().backfills().getOrDefault(key, "");
        if (!backfill.isEmpty() && !column.notNull()) {
            Action add = add(table, column);
            return List.of(add, new BatchActions(context).fill(key, backfill).ordering(Ordering.touches(key).after(Set.of(add.id()))));
        }
        if (!backfill.isEmpty() && column.value() instanceof ValueSource.Plain) {
            List<Action> actions = new ArrayList<>();
            Action add = add(table, column.withNotNull(false));
            actions.add(add);
            actions.addAll(notNull.filled(key, column.ownNotNullForm(), backfill, Set.of(add.id())));
            return actions;
        }
        return List.of(add(table, column));
    }

    private Action add(ObjectKey table, Column column) {
        ObjectKey key = table.column(column.name());
        List<String> up = new ArrayList<>(List.of(TableDdl.addColumn(table, column)));
        up.addAll(Creation.columnExtras(table, column));
        boolean rewrites = column.value() instanceof ValueSource.Generated(String e, boolean stored) && stored
                || column.value() instanceof ValueSource.Identity;
        List<Hazard> hazards = new ArrayList<>();
        if (rewrites) {
            hazards.add(Rules.rewrites(table));
        }
        if (column.notNull() && column.value() instanceof ValueSource.Plain) {
            hazards.add(Rules.needsValue(key));
        }
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table)), hazards, rewrites, List.of(),
                new Reversal.Lossy(List.of(new Loss(key.qualified(), "values written to the new column", -1))));
        return Action.of("add " + key, key, "Add column " + key.qualified(), Phase.EXPAND, Side.of(up),
                Side.of(TableDdl.dropColumn(table, column.name())), Ordering.creates(heirs.columns(context.to(), key))).effects(effects)
                .group(rebuilds.group(key));
    }

    private Action dropped(ObjectKey table, Column column) {
        ObjectKey key = table.column(column.name());
        boolean computed = column.value() instanceof ValueSource.Generated;
        Loss loss = new Loss(key.qualified(), "the column's values", context.rows(table));
        List<Hazard> hazards = new ArrayList<>(computed ? List.of() : List.of(Rules.losesData("Drops the values of " + key.qualified())));
        if (!context.from().table(table).map(t -> t.columns().getLast()).filter(column::equals).isPresent()) {
            hazards.add(Rules.comesBackLast(key));
        }
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table)), hazards, false,
                computed ? List.of() : List.of(loss), computed ? new Reversal.Exact() : new Reversal.Lossy(List.of(loss)));
        return Action.of("drop " + key, key, "Drop column " + key.qualified(), Phase.CONTRACT,
                Side.of(TableDdl.dropColumn(table, column.name())),
                Side.of(ColumnSql.restored(table, column)), Ordering.drops(heirs.columns(context.from(), key))
                .after(context.dataSteps(table))).effects(effects).group(rebuilds.group(key));
    }

    /** @param retypes takes up the changes of type, which are carried out together */
    private List<Action> altered(Table table, Column from, Column to, boolean own, List<TypeChanges.Change> retypes) {
        ObjectKey key = table.key().column(to.name());
        List<Action> actions = new ArrayList<>();
        if (rebuilds.contains(key) && !own && (RemadeColumns.isGenerated(from) || RemadeColumns.isGenerated(to))) {
            return actions;
        }
        if (rebuilds.contains(key)) {
            actions.addAll(remake.actions(context.from().table(table.key()).orElse(table), table, from, to));
            return actions;
        }
        Optional<SerialActions.Conversion> conversion = new SerialActions(context).conversion(key);
        if (conversion.isPresent()) {
            if (own && InPlace.retyped(from, to)) {
                retypes.add(new TypeChanges.Change(from, to.withValue(from.value())));
            }
            actions.add(new SerialActions(context).action(table, conversion.get()));
        } else if (own && InPlace.retyped(from, to)) {
            retypes.add(new TypeChanges.Change(from, to));
        } else if (!from.value().equals(to.value()) && !(from.type().equals(to.type()) && context.isSwapped(to.type()))) {
            actions.add(revalued(table, from, to));
        }
        if (own && from.notNull() != to.notNull()) {
            actions.addAll(notNull.changed(table, from, to));
        }
        actions.addAll(notNull.reformed(table, from, to));
        if (!extras(table.key(), from, to).isEmpty()) {
            actions.add(Action.of("settings of " + key, key, "Change settings of column " + key.qualified(), Phase.EXPAND,
                    Side.of(extras(table.key(), from, to)), Side.of(extras(table.key(), to, from)),
                    Ordering.touches(key).after(Set.of("type of " + key))));
        }
        List<String> before = from.storage().foreignOptions();
        List<String> after = to.storage().foreignOptions();
        if (!before.equals(after)) {
            actions.add(Action.of("options of " + key, key, "Change options of column " + key.qualified(), Phase.EXPAND,
                    Side.of(TableDdl.foreignOptions(table.key(), to.name(), before, after))
                    .done(Existence.columnForeignOptionsAre(key, after)),
                    Side.of(TableDdl.foreignOptions(table.key(), to.name(), after, before))
                    .done(Existence.columnForeignOptionsAre(key, before)), Ordering.touches(key)));
        }
        return actions;
    }

    private static List<String> extras(ObjectKey table, Column from, Column to) {
        List<String> sql = new ArrayList<>(TableDdl.storage(table, to, from.storage()));
        if (!from.comment().equals(to.comment())) {
            sql.add(AttributeDdl.comment(table.column(to.name()), to.comment()));
        }
        return sql;
    }

    private Action revalued(Table table, Column from, Column to) {
        ObjectKey key = table.key().column(to.name());
        List<String> up = ColumnSql.value(table.key(), to, to.value(), from.value());
        List<String> down = ColumnSql.value(table.key(), from, from.value(), to.value());
        boolean identity = from.value() instanceof ValueSource.Identity != to.value() instanceof ValueSource.Identity;
        Side upSide = Side.of(up);
        Side downSide = Side.of(down);
        if (identity) {
            boolean becomes = to.value() instanceof ValueSource.Identity;
            upSide = upSide.done((becomes ? "" : "NOT ") + Existence.columnIsIdentity(key));
            downSide = downSide.done((becomes ? "NOT " : "") + Existence.columnIsIdentity(key));
        }
        if (to.value() instanceof ValueSource.Plain && heirs.comesToIdentity(table.key(), to)) {
            // From PostgreSQL 17 on the partition has its parent's identity by then, and with it no default to drop.
            upSide = upSide.done(Existence.columnIsIdentity(key));
        }
        boolean needsNotNull = to.value() instanceof ValueSource.Identity && !from.notNull();
        Set<String> after = needsNotNull ? NotNullActions.lastId(key) : Set.of();
        return Action.of("value of " + key, key, "Change default of " + key.qualified(), Phase.EXPAND, upSide, downSide,
                Ordering.touches(key).after(after)).effects(new StepEffects(List.of(Rules.accessExclusive(table.key())), List.of(), false,
                List.of(), new Reversal.Exact())).group(rebuilds.group(key));
    }
}
