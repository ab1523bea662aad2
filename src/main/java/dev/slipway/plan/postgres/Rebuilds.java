package dev.slipway.plan.postgres;

import dev.slipway.diff.Difference;
import dev.slipway.model.Dependency;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be dropped and made again: what cannot be altered in place, and everything that stands in the way of that or of
 * an altered column, as the catalogue's dependencies tell. What belongs together gets one group name.
 */
final class Rebuilds {
    /** What PostgreSQL refuses to carry along when a column's type changes; it rebuilds indexes, constraints and statistics itself. */
    private static final Set<ObjectKind> IN_THE_WAY_OF_TYPE = Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.RULE,
            ObjectKind.POLICY, ObjectKind.TRIGGER, ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.COLUMN, ObjectKind.PUBLICATION);

    private final Context context;
    private final InPlace inPlace;
    private final Set<ObjectKey> recreated = new TreeSet<>();
    private final Set<ObjectKey> secondary = new HashSet<>();
    private final Map<ObjectKey, ObjectKey> leader = new HashMap<>();

    Rebuilds(Context context, InPlace inPlace) {
        this.context = context;
        this.inPlace = inPlace;
        find();
    }

    /** Whether the object, or generated column, is dropped and made again. */
    boolean contains(ObjectKey key) {
        return recreated.contains(key);
    }

    /** Whether it is made again only because of something else. */
    boolean isSecondary(ObjectKey key) {
        return secondary.contains(key);
    }

    Set<ObjectKey> all() {
        return recreated;
    }

    /** The name of the group the object's actions run in, empty when it runs alone. */
    String group(ObjectKey key) {
        ObjectKey root = root(key);
        return leader.containsKey(key) ? root.toString() : "";
    }

    /** Makes two objects' actions run as one step. */
    void tie(ObjectKey a, ObjectKey b) {
        ObjectKey rootA = root(a);
        ObjectKey rootB = root(b);
        leader.putIfAbsent(a, a);
        leader.putIfAbsent(b, b);
        if (!rootA.equals(rootB)) {
            ObjectKey first = rootA.compareTo(rootB) < 0 ? rootA : rootB;
            leader.put(first.equals(rootA) ? rootB : rootA, first);
        }
    }

    private ObjectKey root(ObjectKey key) {
        ObjectKey current = key;
        while (true) {
            ObjectKey next = leader.getOrDefault(current, current);
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
    }

    /** Something that dependents must make way for. */
    private record Cause(ObjectKey key, boolean typeOnly, boolean gone) {}

    private void find() {
        Map<ObjectKey, List<ObjectKey>> dependents = new HashMap<>();
        for (Dependency dependency : context.from().dependencies()) {
            dependents.computeIfAbsent(dependency.on(), k -> new ArrayList<>()).add(dependency.dependent());
        }
        Deque<Cause> queue = new ArrayDeque<>(causes());
        while (!queue.isEmpty()) {
            Cause cause = queue.poll();
            for (ObjectKey dependent : dependents.getOrDefault(cause.key(), List.of())) {
                follow(cause, dependent, queue);
            }
        }
    }

    private List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        for (Difference difference : context.diff().differences()) {
            switch (difference) {
                case Difference.Added ignored -> { }
                case Difference.Removed removed -> causes.addAll(withColumns(removed.object(), true));
                case Difference.Changed changed -> causes.addAll(causesOf(changed.from(), changed.to()));
                case Difference.Renamed renamed -> context.from().find(renamed.to().key())
                        .ifPresent(from -> causes.addAll(causesOf(from, renamed.to())));
            }
        }
        return causes;
    }

    private List<Cause> causesOf(SchemaObject from, SchemaObject to) {
        if (!inPlace.possible(from, to)) {
            recreated.add(to.key());
            leader.putIfAbsent(to.key(), to.key());
            List<Cause> causes = withColumns(from, false);
            shell(to.key()).ifPresent(shell -> {
                tie(to.key(), shell);
                recreated.add(shell);
                secondary.add(shell);
                causes.add(new Cause(shell, false, false));
            });
            return causes;
        }
        List<Cause> causes = new ArrayList<>();
        inPlace.droppedColumns(from, to).forEach(c -> causes.add(new Cause(c, false, true)));
        inPlace.retypedColumns(from, to).forEach(c -> causes.add(new Cause(c, true, false)));
        if (from instanceof Table a && to instanceof Table b) {
            for (ObjectKey column : InheritanceActions.remade(a, b)) {
                tie(to.key(), column);
                causes.add(new Cause(column, false, false));
            }
        }
        for (ObjectKey column : inPlace.recreatedColumns(from, to)) {
            recreated.add(column);
            leader.putIfAbsent(column, column);
            causes.add(new Cause(column, false, false));
        }
        return causes;
    }

    /** A base type takes its functions along when it is dropped; they come back by way of its shell. */
    private Optional<ObjectKey> shell(ObjectKey key) {
        return key.kind() == ObjectKind.BASE_TYPE ? Optional.of(ObjectKey.of(ObjectKind.SHELL_TYPE, key.schema(), key.name()))
                : Optional.empty();
    }

    private static List<Cause> withColumns(SchemaObject object, boolean gone) {
        List<Cause> causes = new ArrayList<>();
        causes.add(new Cause(object.key(), false, gone));
        if (object instanceof Table table) {
            table.columns().forEach(c -> causes.add(new Cause(table.key().column(c.name()), false, gone)));
        }
        return causes;
    }

    private void follow(Cause cause, ObjectKey dependent, Deque<Cause> queue) {
        if (cause.typeOnly() && !IN_THE_WAY_OF_TYPE.contains(dependent.kind())) {
            return;
        }
        if (isOwnPart(cause.key(), dependent)) {
            return;
        }
        if (dependent.kind() == ObjectKind.COLUMN) {
            followColumn(cause, dependent, queue);
            return;
        }
        Optional<SchemaObject> before = context.from().find(dependent);
        Optional<SchemaObject> after = context.to().find(dependent);
        if (before.isEmpty() || after.isEmpty() || before.get() instanceof Sequence || staysBehind(cause, before.get(), after.get())) {
            return;
        }
        boolean leavesItself = cause.gone() && !before.get().equals(after.get()) && inPlace.possible(before.get(), after.get())
                && context.to().find(cause.key()).isEmpty();
        if (leavesItself) {
            return;
        }
        if (!(cause.gone() && !recreated.contains(dependent) && before.get().equals(after.get()) && isTableKind(dependent))) {
            tie(cause.key(), dependent);
            if (recreated.add(dependent)) {
                if (before.get().equals(after.get()) || inPlace.possible(before.get(), after.get())) {
                    secondary.add(dependent);
                }
                queue.addAll(withColumns(before.get(), false));
            }
        }
    }

    /** An index that was part of a partitioned table's is on its own by the time that one goes, when its table has left. */
    private boolean staysBehind(Cause cause, SchemaObject before, SchemaObject after) {
        return cause.key().kind() == ObjectKind.INDEX && before instanceof Index index && after instanceof Index standing
                && inPlace.possible(index, standing) && !context.detachment(index.table()).isEmpty();
    }

    private static boolean isTableKind(ObjectKey key) {
        return key.kind() == ObjectKind.TABLE || key.kind() == ObjectKind.FOREIGN_TABLE;
    }

    /** A generated column cannot stay while its inputs change; its values come back by themselves. A default is set again. */
    private void followColumn(Cause cause, ObjectKey column, Deque<Cause> queue) {
        boolean stays = Context.table(context.from(), column).flatMap(t -> t.column(column.name())).isPresent()
                && Context.table(context.to(), column).flatMap(t -> t.column(column.name())).isPresent();
        if (!stays || cause.gone() && inPlace.columnChanges(column)) {
            return;
        }
        if (cause.key().kind() == ObjectKind.BASE_TYPE) {
            throw new ProblemException("A base type cannot be changed while a column uses it", cause.key().qualified() + ", used by "
                    + column.qualified(),
                    "Change the column to another type first, or leave the type out of the plan");
        }
        if (cause.key().kind() == ObjectKind.COLLATION) {
            tie(cause.key(), column);
            queue.add(new Cause(column, true, false));
        } else if (inPlace.isGenerated(column) && recreated.add(column)) {
            tie(cause.key(), column);
            secondary.add(column);
            queue.add(new Cause(column, false, false));
        } else if (!inPlace.isGenerated(column) && !cause.typeOnly() && isRoutineOrSequence(cause.key())) {
            tie(cause.key(), column);
            recreated.add(column);
            secondary.add(column);
        }
    }

    private static boolean isRoutineOrSequence(ObjectKey key) {
        return key.kind() == ObjectKind.FUNCTION || key.kind() == ObjectKind.SEQUENCE;
    }

    /** Parts of a table that is dropped go with it and come back with it, if it comes back. */
    private boolean isOwnPart(ObjectKey cause, ObjectKey dependent) {
        return cause.kind() == ObjectKind.COLUMN && dependent.equals(ObjectKey.table(cause.schema(), cause.parent()));
    }
}
