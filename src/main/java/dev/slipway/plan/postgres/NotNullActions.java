package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.NotNullDdl;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.diff.NotNullForms;
import dev.slipway.model.Column;
import dev.slipway.model.NotNullForm;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
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
 * NOT NULL, online without a scan that blocks anybody: from PostgreSQL 18 on the constraint is made for new rows and validated then;
 * before,
 * a check is, and SET NOT NULL finds the proof (PostgreSQL 18 manual, ALTER TABLE).
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
            return List.of(drop(key, from.ownNotNullForm()));
        }
        String backfill = context.options().backfills().getOrDefault(key, "");
        if (!backfill.isEmpty()) {
            return filled(key, to.ownNotNullForm(), backfill, Set.of());
        }
        Set<String> after = InPlace.retyped(from, to) ? Set.of("type of " + key) : Set.of();
        boolean online = context.online(key) && TableDdl.details(table).server().isEmpty();
        return forbidden(key, to.ownNotNullForm(), online, after);
    }

    private List<Action> forbidden(ObjectKey column, NotNullForm form, boolean online, Set<String> after) {
        if (!online || !form.validated()) {
            return List.of(direct(column, form, after));
        }
        return NotNullForms.known(context.fromSnapshot()) ? notValidFirst(column, form, after) : throughCheck(column, after);
    }

    /** Brings a constraint that stays to another name, validity or way with heirs; none where the server knows no such things. */
    List<Action> reformed(Table table, Column from, Column to) {
        ObjectKey key = table.key().column(to.name());
        // A table that leaves its parent takes the name of the parent's constraint along.
        NotNullForm before = from.notNullForm().asOwn();
        NotNullForm after = to.notNullForm().asOwn();
        if (!from.notNull() || !to.notNull() || to.notNullForm().inherited() || before.equals(after)) {
            return List.of();
        }
        boolean follow = NotNullForms.heirsFollow(context.from(), key, before.nameFor(key));
        boolean commentOnly = before.withComment("").equals(after.withComment(""));
        boolean validates = !before.validated() && after.validated();
        StepEffects effects = validates ? validating(key) : effects(Rules.accessExclusive(table.key()));
        return List.of(Action.of("form of not null " + key, key, "Change the not null constraint of " + key.qualified(),
                validates ? Phase.MIGRATE : Phase.EXPAND,
                Side.of(reform(key, before, after, follow, context.to())).done(commentOnly ? "" : NotNullDdl.is(key, after)),
                Side.of(reform(key, after, before, follow, context.from())).done(commentOnly ? "" : NotNullDdl.is(key, before)),
                Ordering.touches(key).after(Set.of("attach " + table.key()))).effects(commentOnly ? StepEffects.NONE : effects));
    }

    private static List<String> reform(ObjectKey column, NotNullForm before, NotNullForm after, boolean follow, SchemaModel wanted) {
        List<String> sql = new ArrayList<>(NotNullDdl.change(column, before, after, follow));
        if (after.noInherit() && !before.noInherit()) {
            heirs(column, wanted, sql);
        }
        return sql;
    }

    /** Heirs keep a constraint that they do not inherit any more as their own; those that shall not have it let go of it. */
    private static void heirs(ObjectKey column, SchemaModel wanted, List<String> sql) {
        for (ObjectKey child : wanted.children(column.object())) {
            if (wanted.table(child).flatMap(t -> t.column(column.name())).filter(c -> !c.notNull()).isPresent()) {
                sql.add(TableDdl.alterColumnOnly(child, column.name()) + "DROP NOT NULL");
                heirs(child.column(column.name()), wanted, sql);
            }
        }
    }

    /** Fills the column in batches and then forbids nulls. */
    List<Action> filled(ObjectKey column, NotNullForm form, String expression, Set<String> after) {
        Action fill = new BatchActions(context).fill(column, expression).ordering(Ordering.touches(column).after(after));
        List<Action> actions = new ArrayList<>(List.of(fill));
        actions.addAll(forbidden(column, form, context.online(column), Set.of(fill.id())));
        return actions;
    }

    private Action direct(ObjectKey key, NotNullForm form, Set<String> after) {
        ObjectKey table = ObjectKey.table(key.schema(), key.parent());
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table)),
                List.of(Rules.mayFailOnRows("Fails where " + key.qualified() + " holds nulls, after reading the whole table")), false,
                List.of(), new Reversal.Exact());
        return Action.of("not null " + key, key, "Forbid nulls in " + key.qualified(), Phase.CONTRACT,
                forbid(key, form), allowNullsAgain(table, key), Ordering.touches(key).after(after)).effects(effects)
                        .choice(Strategy.DIRECT);
    }

    private static Side forbid(ObjectKey column, NotNullForm form) {
        if (form.equals(NotNullForm.PLAIN)) {
            return Side.of(TableDdl.alterColumn(column.object(), column.name()) + "SET NOT NULL");
        }
        List<String> sql = new ArrayList<>(List.of(NotNullDdl.add(column, form, !form.validated())));
        sql.addAll(NotNullDdl.comment(column, form.withComment(""), form));
        return Side.of(sql).done(Existence.columnIsNotNull(column));
    }

    private Action drop(ObjectKey key, NotNullForm form) {
        ObjectKey table = key.object();
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table)),
                List.of(Rules.backMayFailOnRows("stops where " + key.qualified() + " holds nulls")), false, List.of(),
                new Reversal.Exact());
        return Action.of("not null " + key, key, "Allow nulls in " + key.qualified(), Phase.EXPAND,
                Side.of(TableDdl.alterColumn(table, key.name()) + "DROP NOT NULL"), forbid(key, form),
                Ordering.touches(key).after(before(key))).effects(effects);
    }

    /** What forbids nulls by itself has to go first: a primary key, an identity, an index that tells rows apart for subscribers. */
    private Set<String> before(ObjectKey column) {
        Set<String> ids = context.from().constraints(ObjectKey.table(column.schema(), column.parent()))
                .map(c -> "drop " + c.key()).collect(Collectors.toSet());
        ids.add("value of " + column);
        ids.add("type of " + column);
        ids.add(TableActions.indexSettings(column.object()));
        return ids;
    }

    private List<Action> throughCheck(ObjectKey key, Set<String> after) {
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
                .effects(validating(key));
        Action third = Action.of("not null " + key, key, "Forbid nulls in " + key.qualified(), Phase.CONTRACT,
                Side.of(TableDdl.alterColumn(table, key.name()) + "SET NOT NULL", dropCheck),
                allowNullsAgain(table, key), Ordering.touches(key).after(Set.of(second.id())))
                .effects(effects(Rules.accessExclusive(table))).choice(Strategy.ONLINE);
        return List.of(first, second, third);
    }

    /** The constraint itself for new rows first, then for all (PostgreSQL 18 manual, ALTER TABLE, ADD table_constraint). */
    private List<Action> notValidFirst(ObjectKey key, NotNullForm form, Set<String> after) {
        List<String> up = new ArrayList<>(List.of(NotNullDdl.add(key, form, true)));
        up.addAll(NotNullDdl.comment(key, form.withComment(""), form));
        Action add = Action.of("check for not null " + key, key, "Refuse new nulls in " + key.qualified(), Phase.MIGRATE,
                Side.of(up).done(Existence.columnIsNotNull(key)), allowNullsAgain(key.object(), key), Ordering.touches(key).after(after))
                .effects(effects(Rules.accessExclusive(key.object())));
        Action validate = Action.of("not null " + key, key, "Prove that " + key.qualified() + " holds no nulls", Phase.MIGRATE,
                Side.of(NotNullDdl.validate(key, form)).done(NotNullDdl.isValid(key)), Side.NOTHING,
                Ordering.touches(key).after(Set.of(add.id()))).effects(validating(key)).choice(Strategy.ONLINE);
        return List.of(add, validate);
    }

    private static StepEffects validating(ObjectKey column) {
        return new StepEffects(List.of(Rules.shareUpdateExclusive(column.object())),
                List.of(Rules.mayFailOnRows("Fails where " + column.qualified() + " holds nulls")), false, List.of(), new Reversal.Exact());
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
