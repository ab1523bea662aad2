package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A typed table's columns follow its type: it is freed before they change and tied when they fit. */
final class RowTypeActions {
    private RowTypeActions() {}

    /**
     * The actions of a table's columns with what frees the table before them and ties it after them.
     *
     * @param from the composite type the table is of, empty for none
     * @param to the composite type it shall be of, empty for none
     * @param alterations ids of the actions that alter the wanted type
     */
    static List<Action> around(List<Action> columns, ObjectKey table, String from, String to, Set<String> alterations) {
        if (from.equals(to)) {
            return columns;
        }
        List<Action> actions = new ArrayList<>();
        String free = "free " + table;
        if (!from.isEmpty()) {
            actions.add(Action.of(free, table, "Free " + table.described() + " from its type", Phase.EXPAND,
                    Side.of(TableDdl.ofType(table, "")).done("NOT " + Existence.ofType(table, from)),
                    Side.of(TableDdl.ofType(table, from)).done(Existence.ofType(table, from)), Ordering.touches(table)
                    .group("row type of " + table)));
        }
        columns.stream().map(c -> c.ordering().group().isEmpty() ? c.group("row type of " + table) : c)
                .forEach(c -> actions.add(from.isEmpty() ? c : c.ordering(c.ordering().afterAlso(Set.of(free)))));
        if (!to.isEmpty()) {
            Set<String> before = actions.stream().map(Action::id).collect(Collectors.toSet());
            before.addAll(alterations);
            actions.add(Action.of("tie " + table, table, "Tie " + table.described() + " to " + to, Phase.CONTRACT,
                    Side.of(TableDdl.ofType(table, to)).done(Existence.ofType(table, to)),
                    Side.of(TableDdl.ofType(table, "")).done("NOT " + Existence.ofType(table, to)), Ordering.touches(table).after(before)
                    .group("row type of " + table)));
        }
        return actions;
    }
}
