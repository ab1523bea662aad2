package dev.slipway.plan.mysql;

import dev.slipway.dialect.mysql.ProgramDdl;
import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Triggers of one table, time and event run one after the other, and a new one can be placed only after one that is there: where one is
 * made anew, those behind it are made anew too, last out and first in.
 */
final class TriggerOrder {
    private final Map<ObjectKey, ObjectKey> before = new HashMap<>();
    private final Map<ObjectKey, ObjectKey> after = new HashMap<>();
    private final Map<ObjectKey, ObjectKey> follower = new HashMap<>();
    private final Set<ObjectKey> remade = new TreeSet<>();

    TriggerOrder(SchemaDiff diff) {
        chain(diff.from(), before);
        chain(diff.to(), after);
        before.forEach((key, first) -> follower.put(first, key));
        Deque<ObjectKey> next = new ArrayDeque<>(diff.differences().stream().map(Difference::key)
                .filter(key -> key.kind() == ObjectKind.TRIGGER).toList());
        while (!next.isEmpty()) {
            ObjectKey key = next.poll();
            if (remade.add(key)) {
                Stream.of(before, after).flatMap(chain -> chain.entrySet().stream()).filter(e -> e.getValue().equals(key))
                        .forEach(e -> next.add(e.getKey()));
            }
        }
    }

    private static void chain(SchemaModel model, Map<ObjectKey, ObjectKey> into) {
        model.all(Definition.class).filter(d -> d.key().kind() == ObjectKind.TRIGGER).forEach(d -> {
            String first = d.setting(ProgramDdl.FOLLOWS);
            if (!first.isEmpty()) {
                into.put(d.key(), ObjectKey.child(ObjectKind.TRIGGER, "", d.key().parent(), first));
            }
        });
    }

    /** The triggers that are made anew, or come or go. */
    Set<ObjectKey> remade() {
        return remade;
    }

    /** The trigger that has to be there before this one is made. */
    Optional<ObjectKey> madeAfter(ObjectKey trigger) {
        return Optional.ofNullable(after.get(trigger)).filter(remade::contains);
    }

    /** The trigger that has to be gone before this one is dropped. */
    Optional<ObjectKey> droppedAfter(ObjectKey trigger) {
        return Optional.ofNullable(follower.get(trigger)).filter(remade::contains);
    }
}
