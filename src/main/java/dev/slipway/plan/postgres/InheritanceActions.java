package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that changes its inheritance parents, or whose columns turn from its own to inherited ones and back. No statement says
 * that: NO INHERIT leaves what was inherited behind as the table's own, and only what a parent hands down while it is a parent
 * counts as inherited (PostgreSQL 18 manual, ALTER TABLE: INHERIT, NO INHERIT). So the table leaves its parents, with a parent of
 * its own for the moment that holds what stays inherited, takes up from that parent what becomes inherited, and goes to its
 * parents. No row leaves the table.
 */
final class InheritanceActions {
    private final Context context;
    private final Rebuilds rebuilds;

    InheritanceActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    /** Whether the table has to leave its parents and come to the wanted ones anew. */
    static boolean concerns(Table from, Table to, Context context) {
        PostgresTable a = TableDdl.details(from);
        PostgresTable b = TableDdl.details(to);
        if (a.isPartition() || b.isPartition() || a.inherits().isEmpty() && b.inherits().isEmpty()) {
            return false;
        }
        return !a.inherits().equals(b.inherits()) || !turned(from, to).isEmpty()
                || gives(from, context.from(), to, context.to()) || gives(to, context.to(), from, context.from());
    }

    /**
     * Whether a check that is the table's own and its parents' as well is to be the parents' alone: the server does not drop such a
     * one.
     */
    private static boolean gives(Table table, SchemaModel model, Table later, SchemaModel other) {
        Set<String> own = InheritanceTurn.ownChecks(table.key(), model).keySet();
        Set<String> staying = InheritanceTurn.handedDown(later, other).keySet();
        return InheritanceTurn.handedDown(table, model).keySet().stream().anyMatch(name -> own.contains(name) && staying.contains(name)
                && !InheritanceTurn.ownChecks(table.key(), other).containsKey(name));
    }

    /** Columns that both sides have, its own on one side and inherited on the other. */
    static List<String> turned(Table from, Table to) {
        return from.columns().stream().filter(c -> to.column(c.name()).filter(o -> o.local() != c.local()).isPresent()).map(Column::name)
                .toList();
    }

    /** Columns that have to be made anew in one of the directions, so that what uses them has to make way. */
    static List<ObjectKey> remade(Table from, Table to) {
        return TableDdl.details(from).isPartition() || TableDdl.details(to).isPartition() ? List.of()
                : turned(from, to).stream().map(name -> from.key().column(name)).toList();
    }

    List<Action> actions(Table from, Table to) {
        ObjectKey key = to.key();
        InheritanceTurn up = new InheritanceTurn(to, context.to(), from, context.from());
        InheritanceTurn down = new InheritanceTurn(from, context.from(), to, context.to());
        boolean rewrites = !turned(from, to).isEmpty();
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(key)), rewrites ? List.of(Rules.rewrites(key)) : List.of(),
                rewrites, List.of(), new Reversal.Exact());
        String group = (rebuilds.group(key).isEmpty() ? key.toString() : rebuilds.group(key));
        Set<ObjectKey> alters = new TreeSet<>(remade(from, to));
        Ordering leaving = new Ordering(Set.of(), onlyIn(from, to), alters, Set.of(key), Set.of(), group, false);
        Ordering coming = new Ordering(onlyIn(to, from), Set.of(), alters, Set.of(key), Set.of("detach " + key), group, false);
        String title = "Change the parents of " + key.described();
        String done = inheritsAs(to, context.to(), from, context.from());
        String undone = inheritsAs(from, context.from(), to, context.to());
        return List.of(
                Action.of("detach " + key, key, title, Phase.EXPAND, Side.of(down.leave()).done(done),
                        Side.of(down.arrive()).done(undone), leaving).effects(effects),
                Action.of("attach " + key, key, title, Phase.EXPAND, Side.of(up.arrive()).done(done),
                        Side.of(up.leave()).done(undone), coming).effects(effects));
    }

    /** Inherited columns that one state has and the other has not. */
    private static Set<ObjectKey> onlyIn(Table table, Table other) {
        return table.columns().stream().filter(c -> !c.local() && other.column(c.name()).isEmpty()).map(c -> table.key().column(c.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Puts what is done to the parents meanwhile between leaving and coming: while the table has no parents, nothing of that reaches
     * it, and the parents are as wanted when it comes to them.
     */
    static List<Action> around(List<Action> actions, Context context) {
        List<Action> result = actions;
        for (Action action : actions) {
            if (action.id().equals("detach " + action.object()) && concerned(action.object(), context)) {
                result = around(result, action.object(), context);
            }
        }
        return result;
    }

    private static boolean concerned(ObjectKey table, Context context) {
        Optional<Table> from = context.from().table(table);
        Optional<Table> to = context.to().table(table);
        return from.isPresent() && to.isPresent() && concerns(from.get(), to.get(), context);
    }

    private static List<Action> around(List<Action> actions, ObjectKey child, Context context) {
        Table from = context.from().table(child).orElseThrow();
        Table to = context.to().table(child).orElseThrow();
        Set<ObjectKey> parents = new TreeSet<>(ancestors(from, context.from()));
        parents.addAll(ancestors(to, context.to()));
        Set<String> between = new TreeSet<>();
        List<Action> result = new ArrayList<>();
        for (Action action : actions) {
            ObjectKey owner = ObjectKey.table(action.object().schema(), action.object().parent());
            boolean ofParent = parents.contains(owner) && isHandedDown(action.object(), context);
            boolean ofChild = owner.equals(child) && (isCheck(action.object(), context) || isInherited(action.object(), from, to));
            if (ofParent || ofChild) {
                between.add(action.id());
                result.add(action.ordering(action.ordering().afterAlso(Set.of("detach " + child))));
            } else {
                result.add(action);
            }
        }
        return result.stream().map(a -> a.id().equals("attach " + child) ? a.ordering(a.ordering().afterAlso(between)) : a).toList();
    }

    static Set<ObjectKey> ancestors(Table table, SchemaModel model) {
        Set<ObjectKey> found = new TreeSet<>(TableDdl.details(table).inherits());
        TableDdl.details(table).inherits().stream().flatMap(p -> model.table(p).stream()).forEach(p -> found.addAll(ancestors(p, model)));
        return found;
    }

    private static boolean isHandedDown(ObjectKey object, Context context) {
        return object.kind() == ObjectKind.COLUMN || isCheck(object, context);
    }

    private static boolean isCheck(ObjectKey object, Context context) {
        return Stream.of(context.from(), context.to()).flatMap(m -> m.find(object).stream())
                .anyMatch(o -> o instanceof Constraint c && c.type() == ConstraintKind.CHECK);
    }

    private static boolean isInherited(ObjectKey object, Table from, Table to) {
        return object.kind() == ObjectKind.COLUMN
                && Stream.of(from, to).flatMap(t -> t.column(object.name()).stream()).anyMatch(c -> !c.local());
    }

    private static String inheritsAs(Table table, SchemaModel model, Table other, SchemaModel otherModel) {
        List<String> inherited = table.columns().stream().filter(c -> !c.local()).map(Column::name).sorted().toList();
        List<String> checks = InheritanceTurn.inherited(table, model).keySet().stream().sorted().toList();
        boolean sameChecks = InheritanceTurn.inherited(other, otherModel).keySet().equals(Set.copyOf(checks));
        return Existence.inheritsExactly(table.key(), TableDdl.details(table).inherits(), inherited)
                + (sameChecks ? "" : " AND " + Existence.inheritsChecks(table.key(), checks));
    }
}
