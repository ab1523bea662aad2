package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.plan.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A partition that leaves must not follow what happens to its parents: it goes before anything is done to them. One that is dropped goes
 * before their columns change, so that on the way back it comes to them when they are as they were.
 */
final class LeavingPartitions {
    private final Context context;
    /** Ids of the actions that take partitions out, by each table above them. */
    private final Map<ObjectKey, Set<String>> below = new HashMap<>();
    /** Ids of the actions that drop partitions, by each table above them. */
    private final Map<ObjectKey, Set<String>> dropped = new HashMap<>();

    LeavingPartitions(Context context) {
        this.context = context;
        context.from().all(Table.class).filter(t -> !context.detachment(t.key()).isEmpty())
                .forEach(t -> above(t, context.detachment(t.key()), below));
        context.from().all(Table.class).filter(t -> TableDdl.details(t).isPartition() && context.to().find(t.key()).isEmpty())
                .forEach(t -> above(t, Set.of("drop " + t.key()), dropped));
    }

    private void above(Table table, Set<String> ids, Map<ObjectKey, Set<String>> found) {
        for (ObjectKey parent : TableDdl.details(table).inherits()) {
            found.computeIfAbsent(parent, p -> new TreeSet<>()).addAll(ids);
            context.from().table(parent).ifPresent(t -> above(t, ids, found));
        }
    }

    List<Action> first(List<Action> actions) {
        return below.isEmpty() && dropped.isEmpty() ? actions : actions.stream().map(a -> {
            Set<String> ids = new TreeSet<>(below.getOrDefault(owner(a.object()), Set.of()));
            if (a.object().kind() == ObjectKind.COLUMN) {
                ids.addAll(dropped.getOrDefault(owner(a.object()), Set.of()));
            }
            return ids.isEmpty() ? a : a.ordering(a.ordering().afterAlso(ids));
        }).toList();
    }

    /** The table that a column, constraint, trigger or index is of. */
    private ObjectKey owner(ObjectKey object) {
        Optional<ObjectKey> indexed = Stream.of(context.from(), context.to()).map((SchemaModel m) -> m.find(object))
                .flatMap(Optional::stream)
                .filter(Index.class::isInstance).map(o -> ((Index) o).table()).findFirst();
        return indexed.orElse(ObjectKey.table(object.schema(), object.parent()));
    }
}
