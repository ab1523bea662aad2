package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.plan.Action;
import dev.slipway.plan.Action.Side;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A new event trigger may forbid every command, also one that would find nothing to do. As it comes last, everything else is done once
 * it is there, and a second run must not issue anything.
 */
final class UnderEventTriggers {
    private UnderEventTriggers() {}

    static List<Action> silent(List<Action> actions, Context context) {
        String up = anyOf(context.to(), context.from());
        String down = anyOf(context.from(), context.to());
        return up.isEmpty() && down.isEmpty() ? actions : actions.stream()
                .map(a -> a.object().kind() == ObjectKind.EVENT_TRIGGER ? a : a.sides(asked(a.up(), up), asked(a.down(), down))).toList();
    }

    private static Side asked(Side side, String done) {
        return side.statements().isEmpty() || !side.done().isEmpty() ? side : side.done(done);
    }

    /** Whether any of the event triggers is there that one model has and the other has not; empty where there are none. */
    private static String anyOf(SchemaModel with, SchemaModel without) {
        List<ObjectKey> come = with.all(Definition.class).map(Definition::key)
                .filter(k -> k.kind() == ObjectKind.EVENT_TRIGGER && without.find(k).isEmpty()).toList();
        String any = come.stream().map(Existence::exists).collect(Collectors.joining(" OR "));
        return come.size() > 1 ? "(" + any + ")" : any;
    }
}
