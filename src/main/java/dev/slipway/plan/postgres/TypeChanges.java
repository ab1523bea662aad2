package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.TypeFacts;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns that change their types. Those that make the server write the table anew do it in one statement, so that it is written once. */
final class TypeChanges {
    private final Context context;
    private final Rebuilds rebuilds;

    TypeChanges(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    /** One column before and after. */
    record Change(Column from, Column to) {
        boolean rewrites() {
            return !TypeFacts.keepsRowsInUtc(from.type(), to.type());
        }

        ColumnSql.Retyping up(ObjectKey table) {
            return ColumnSql.type(table, from, to);
        }

        ColumnSql.Retyping down(ObjectKey table) {
            return ColumnSql.type(table, to, from);
        }
    }

    /** Ties the columns of a table that change together, and with them what has to make way for each. */
    static void tie(Table from, Table to, Rebuilds rebuilds) {
        List<ObjectKey> together = from.columns().stream().filter(Column::local)
                .filter(c -> to.column(c.name()).filter(Column::local).filter(o -> InPlace.retyped(c, o) && new Change(c, o).rewrites())
                        .isPresent())
                .map(c -> to.key().column(c.name())).filter(c -> !rebuilds.contains(c)).toList();
        together.forEach(c -> {
            if (!c.equals(together.getFirst())) {
                rebuilds.tie(together.getFirst(), c);
            }
        });
    }

    List<Action> actions(ObjectKey table, List<Change> changes) {
        List<Action> actions = new ArrayList<>();
        List<Change> together = changes.stream().filter(Change::rewrites).toList();
        if (together.size() < 2) {
            changes.forEach(c -> actions.add(action(table, List.of(c), id(table, c), Ordering.alters(key(table, c)))));
            return actions;
        }
        changes.stream().filter(c -> !c.rewrites())
                .forEach(c -> actions.add(action(table, List.of(c), id(table, c), Ordering.alters(key(table, c)))));
        String first = "types of " + table;
        Set<ObjectKey> keys = together.stream().map(c -> key(table, c)).collect(Collectors.toSet());
        actions.add(action(table, together, first, new Ordering(Set.of(), Set.of(), keys, Set.of(), Set.of(), "", false)));
        // Each column keeps an action of its own, so that others can tell when its type has changed.
        together.forEach(c -> actions.add(Action.of(id(table, c), key(table, c), title(table, List.of(c)), Phase.CONTRACT, Side.NOTHING,
                Side.NOTHING, Ordering.alters(key(table, c)).after(Set.of(first))).group(rebuilds.group(key(table, c)))));
        return actions;
    }

    private static ObjectKey key(ObjectKey table, Change change) {
        return table.column(change.to().name());
    }

    private static String id(ObjectKey table, Change change) {
        return "type of " + key(table, change);
    }

    private static String title(ObjectKey table, List<Change> changes) {
        Change first = changes.getFirst();
        return "Change type of " + key(table, first).qualified() + " to " + first.to().type()
                + changes.stream().skip(1).map(c -> ", of " + c.to().name() + " to " + c.to().type()).collect(Collectors.joining());
    }

    private Action action(ObjectKey table, List<Change> changes, String id, Ordering ordering) {
        ObjectKey column = key(table, changes.getFirst());
        boolean keepsRows = changes.stream().allMatch(c -> TypeFacts.keepsRows(c.from().type(), c.to().type()));
        String done = changes.stream().map(c -> Existence.columnTypeIs(key(table, c), c.to().type(), c.to().collation()))
                .collect(Collectors.joining(" AND "));
        String undone = changes.stream().map(c -> Existence.columnTypeIs(key(table, c), c.from().type(), c.from().collation()))
                .collect(Collectors.joining(" AND "));
        return Action.of(id, column, title(table, changes), keepsRows ? Phase.EXPAND : Phase.CONTRACT,
                Side.of(ColumnSql.Retyping.together(table, changes.stream().map(c -> c.up(table)).toList())).done(done),
                Side.of(ColumnSql.Retyping.together(table, changes.stream().map(c -> c.down(table)).toList())).done(undone), ordering)
                .effects(effects(table, changes)).group(rebuilds.group(column));
    }

    private StepEffects effects(ObjectKey table, List<Change> changes) {
        List<Loss> up = new ArrayList<>();
        List<Loss> back = new ArrayList<>();
        List<Hazard> hazards = new ArrayList<>();
        boolean rewrites = changes.stream().anyMatch(Change::rewrites);
        if (rewrites) {
            hazards.add(Rules.rewrites(table));
        }
        for (Change change : changes) {
            String from = change.from().type();
            String to = change.to().type();
            ObjectKey key = key(table, change);
            Loss lost = new Loss(key.qualified(), "what " + to + " cannot hold of " + from, context.rows(table));
            if (!TypeFacts.losesNothing(from, to)) {
                up.add(lost);
            }
            if (!TypeFacts.losesNothing(to, from)) {
                back.add(new Loss(key.qualified(), "what " + from + " cannot hold of values written since", -1));
            } else if (!TypeFacts.losesNothing(from, to)) {
                back.add(lost);
            }
            hazards.addAll(misfits(key, from, to));
            if (TypeFacts.dependsOnTimeZone(from, to)) {
                hazards.add(Rules.readAsUtc(key));
            }
        }
        return new StepEffects(List.of(Rules.accessExclusive(table)), hazards, rewrites, up,
                back.isEmpty() ? new Reversal.Exact() : new Reversal.Lossy(back));
    }

    /** What a change of type does to values that the other type does not hold, on the way up and on the way back. */
    private static List<Hazard> misfits(ObjectKey column, String from, String to) {
        List<Hazard> hazards = new ArrayList<>();
        if (!TypeFacts.losesNothing(from, to)) {
            hazards.add(new Hazard("narrowing-type", Severity.HIGH, "Values of " + column.qualified() + " that do not fit " + to
                    + " are changed or make the step fail", "Look for such values first"));
        } else if (!TypeFacts.refusesNothing(from, to)) {
            hazards.add(Rules.mayFailOnRows("Fails where " + column.qualified() + " holds values that do not fit " + to));
        }
        if (!TypeFacts.refusesNothing(to, from)) {
            hazards.add(Rules.backMayFailOnRows("stops where " + column.qualified() + " holds values that do not fit " + from + ","));
        }
        return hazards;
    }
}
