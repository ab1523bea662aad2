package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Table;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * NOT NULL, online through a check that is validated without blocking anybody: SET NOT NULL then finds the proof and does not scan
 * (PostgreSQL 18 manual, ALTER TABLE, SET NOT NULL).
 */
final class NotNullActions {
    private final Context context;

    NotNullActions(Context context) {
        this.context = context;
    }

    static Set<String> lastId(ObjectKey column) {
        return Set.of("not null " + column);
    }

    List<Action> changed(Table table, Column from, Column to) {
        ObjectKey key = table.key().column(to.name());
        if (!to.notNull()) {
            return List.of(drop(table.key(), key));
        }
        String backfill = context.options().backfills().getOrDefault(key, "");
        if (!backfill.isEmpty()) {
            return filled(key, backfill, Set.of());
        }
        Set<String> after = InPlace.retyped(from, to) ? Set.of("type of " + key) : Set.of();
        return context.online(key) && TableDdl.details(table).server().isEmpty() ? online(key, after) : List.of(direct(key, after));
    }

    /** Fills the column in batches and then forbids nulls. */
    List<Action> filled(ObjectKey column, String expression, Set<String> after) {
        Action fill = new BatchActions(context).fill(column, expression).ordering(Ordering.touches(column).after(after));
        List<Action> actions = new ArrayList<>(List.of(fill));
        actions.addAll(context.online(column) ? online(column, Set.of(fill.id())) : List.of(direct(column, Set.of(fill.id()))));
        return actions;
    }

    private Action direct(ObjectKey key, Set<String> after) {
        ObjectKey table = ObjectKey.table(key.schema(), key.parent());
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table)),
                List.of(Rules.mayFailOnRows("Fails where " + key.qualified() + " holds nulls, after reading the whole table")), false,
                List.of(), new Reversal.Exact());
        return Action.of("not null " + key, key, "Forbid nulls in " + key.qualified(), Phase.CONTRACT,
                Side.of(TableDdl.alterColumn(table, key.name()) + "SET NOT NULL"), allowNullsAgain(table, key),
                Ordering.touches(key).after(after)).effects(effects).choice(Strategy.DIRECT);
    }

    private Action drop(ObjectKey table, ObjectKey key) {
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table)),
                List.of(Rules.backMayFailOnRows("stops where " + key.qualified() + " holds nulls")), false, List.of(),
                new Reversal.Exact());
        return Action.of("not null " + key, key, "Allow nulls in " + key.qualified(), Phase.EXPAND,
                Side.of(TableDdl.alterColumn(table, key.name()) + "DROP NOT NULL"),
                Side.of(TableDdl.alterColumn(table, key.name()) + "SET NOT NULL"),
                Ordering.touches(key).after(before(key))).effects(effects);
    }

    /** What forbids nulls by itself has to go first: a primary key, an identity. */
    private Set<String> before(ObjectKey column) {
        Set<String> ids = context.from().constraints(ObjectKey.table(column.schema(), column.parent()))
                .map(c -> "drop " + c.key()).collect(Collectors.toSet());
        ids.add("value of " + column);
        ids.add("type of " + column);
        return ids;
    }

    private List<Action> online(ObjectKey key, Set<String> after) {
        ObjectKey table = ObjectKey.table(key.schema(), key.parent());
        ObjectKey check = ObjectKey.child(ObjectKind.CONSTRAINT, key.schema(), key.parent(), checkName(key));
        String notNull = Existence.columnIsNotNull(key);
        String add = "ALTER TABLE " + Quote.qualified(table) + " ADD CONSTRAINT " + Quote.identifier(check.name()) + " CHECK ("
                + Quote.identifier(key.name()) + " IS NOT NULL) NOT VALID";
        String dropCheck = "ALTER TABLE " + Quote.qualified(table) + " DROP CONSTRAINT IF EXISTS " + Quote.identifier(check.name());
        Action first = Action.of("check for not null " + key, key, "Refuse new nulls in " + key.qualified(), Phase.MIGRATE,
                Side.of(add).done("(" + Existence.exists(check) + " OR " + notNull + ")"), Side.of(dropCheck), Ordering.touches(key)
                .after(after))
                .effects(effects(Rules.accessExclusive(table)));
        Action second = Action.of("validate not null " + key, key, "Prove that " + key.qualified() + " holds no nulls", Phase.MIGRATE,
                Side.of(ObjectDdl.validate(check)).done("(" + Existence.constraintIsValid(check) + " OR " + notNull + ")"), Side.NOTHING,
                Ordering.touches(key).after(Set.of(first.id())))
                .effects(new StepEffects(List.of(Rules.shareUpdateExclusive(table)),
                        List.of(Rules.mayFailOnRows("Fails where " + key.qualified() + " holds nulls")), false, List.of(),
                        new Reversal.Exact()));
        Action third = Action.of("not null " + key, key, "Forbid nulls in " + key.qualified(), Phase.CONTRACT,
                Side.of(TableDdl.alterColumn(table, key.name()) + "SET NOT NULL", dropCheck),
                allowNullsAgain(table, key), Ordering.touches(key).after(Set.of(second.id())))
                .effects(effects(Rules.accessExclusive(table))).choice(Strategy.ONLINE);
        return List.of(first, second, third);
    }

    /** On a second run the column may be gone: a later step of the down script drops a column that is new. */
    private static Side allowNullsAgain(ObjectKey table, ObjectKey column) {
        return Side.of(TableDdl.alterColumn(table, column.name()) + "DROP NOT NULL").done("NOT " + Existence.columnIsNotNull(column));
    }

    private static StepEffects effects(LockForecast lock) {
        return new StepEffects(List.of(lock), List.of(), false, List.of(), new Reversal.Exact());
    }

    private static String checkName(ObjectKey column) {
        return Names.shortened(column.parent() + "_" + column.name(), "_slipway_not_null");
    }
}
