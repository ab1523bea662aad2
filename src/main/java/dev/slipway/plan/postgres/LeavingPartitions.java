package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
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

/** A partition that leaves must not follow what happens to its parents: it goes before anything is done to them. */
final class LeavingPartitions {
    private final Context context;
    /** Ids of the actions that take partitions out, by each table above them. */
    private final Map<ObjectKey, Set<String>> below = new HashMap<>();

    LeavingPartitions(Context context) {
        this.context = context;
        context.from().all(Table.class).filter(t -> !context.detachment(t.key()).isEmpty())
                .forEach(t -> above(t, context.detachment(t.key())));
    }

    private void above(Table table, Set<String> detachment) {
        for (ObjectKey parent : TableDdl.details(table).inherits()) {
            below.computeIfAbsent(parent, p -> new TreeSet<>()).addAll(detachment);
            context.from().table(parent).ifPresent(t -> above(t, detachment));
        }
    }

    List<Action> first(List<Action> actions) {
        return below.isEmpty() ? actions : actions.stream().map(a -> {
            Set<String> detachments = below.getOrDefault(owner(a.object()), Set.of());
            return detachments.isEmpty() ? a : a.ordering(a.ordering().afterAlso(detachments));
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
