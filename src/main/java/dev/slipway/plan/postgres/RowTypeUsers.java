package dev.slipway.plan.postgres;

import dev.slipway.diff.Difference;
import dev.slipway.model.Column;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Table;
import dev.slipway.plan.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What selects from a function that returns rows of a table names all of the table's columns, although the catalogue knows of no
 * dependency on them: it is made when the table has the columns it will have.
 */
final class RowTypeUsers {
    private static final Set<ObjectKind> QUERIES = Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.RULE);

    private RowTypeUsers() {}

    static List<Action> last(List<Action> actions, Context context) {
        Map<ObjectKey, Set<String>> tables = new HashMap<>();
        for (Difference difference : context.diff().differences()) {
            if (difference instanceof Difference.Changed(Table from, Table to, var properties)) {
                Set<String> ids = columnIds(from, to);
                if (!ids.isEmpty()) {
                    tables.put(to.key(), ids);
                }
            }
        }
        if (tables.isEmpty()) {
            return actions;
        }
        Map<ObjectKey, Set<String>> functions = handedOn(tables, Set.of(ObjectKind.FUNCTION), context);
        Map<ObjectKey, Set<String>> queries = handedOn(functions, QUERIES, context);
        return actions.stream().map(a -> makes(a) && queries.containsKey(a.object())
                ? a.ordering(a.ordering().afterAlso(queries.get(a.object()))) : a).toList();
    }

    private static Set<String> columnIds(Table from, Table to) {
        Set<String> ids = new TreeSet<>();
        from.columns().stream().filter(c -> to.column(c.name()).isEmpty()).forEach(c -> ids.add("drop " + to.key().column(c.name())));
        for (Column column : to.columns()) {
            ObjectKey key = to.key().column(column.name());
            if (from.column(column.name()).isEmpty()) {
                ids.add("add " + key);
            } else if (from.column(column.name()).filter(c -> c.type().equals(column.type())).isEmpty()) {
                ids.add("type of " + key);
            }
        }
        return ids;
    }

    private static Map<ObjectKey, Set<String>> handedOn(Map<ObjectKey, Set<String>> ids, Set<ObjectKind> kinds, Context context) {
        Map<ObjectKey, Set<String>> found = new HashMap<>();
        for (Dependency dependency : context.to().dependencies()) {
            if (kinds.contains(dependency.dependent().kind()) && ids.containsKey(dependency.on())) {
                found.computeIfAbsent(dependency.dependent(), k -> new TreeSet<>()).addAll(ids.get(dependency.on()));
            }
        }
        return found;
    }

    private static boolean makes(Action action) {
        return action.ordering().creates().contains(action.object()) || action.id().equals("alter " + action.object());
    }
}
