package dev.slipway.plan;

import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must come before what, each edge with its reason. */
final class ActionGraph {
    /** @param reason why {@code before} comes first, in words */
    record Edge(Action before, Action after, String reason) {}

    private final List<Action> actions;
    private final Map<ObjectKey, List<Action>> creators = new HashMap<>();
    private final Map<ObjectKey, List<Action>> droppers = new HashMap<>();
    private final Map<ObjectKey, List<Action>> alterers = new HashMap<>();
    private final Map<ObjectKey, List<Action>> touchers = new HashMap<>();
    private final Map<String, Action> byId = new HashMap<>();
    private final Map<String, Map<String, Edge>> outgoing = new LinkedHashMap<>();

    ActionGraph(List<Action> actions, SchemaModel from, SchemaModel to) {
        this.actions = actions;
        for (Action action : actions) {
            if (byId.put(action.id(), action) != null) {
                throw new IllegalStateException("two actions of one id: " + action.id());
            }
            outgoing.put(action.id(), new LinkedHashMap<>());
            index(action.ordering().creates(), creators, action);
            index(action.ordering().drops(), droppers, action);
            index(action.ordering().alters(), alterers, action);
            index(action.ordering().touches(), touchers, action);
        }
        connect(from, to);
    }

    List<Edge> edgesFrom(Action action) {
        return List.copyOf(outgoing.get(action.id()).values());
    }

    private static void index(Set<ObjectKey> keys, Map<ObjectKey, List<Action>> into, Action action) {
        keys.forEach(k -> into.computeIfAbsent(k, x -> new ArrayList<>()).add(action));
    }

    private void connect(SchemaModel from, SchemaModel to) {
        to.dependencies().forEach(this::wanted);
        from.dependencies().forEach(this::present);
        droppers.forEach((key, drop) -> link(drop, creators.getOrDefault(key, List.of()), "takes the place of " + key.qualified()));
        droppers.forEach((key, drop) -> {
            if (!creators.containsKey(key)) {
                link(touchers.getOrDefault(key, List.of()), drop, "lets go of " + key.qualified() + " first");
            }
        });
        sameNames();
        eventTriggers();
        defaultPrivileges();
        for (Action action : actions) {
            action.ordering().after().forEach(id -> link(byId.get(id), action, "continues " + byId.getOrDefault(id, action).title()));
        }
    }

    /** What is made or changed needs what it will depend on. */
    private void wanted(Dependency dependency) {
        List<Action> needed = new ArrayList<>(creators.getOrDefault(dependency.on(), List.of()));
        needed.addAll(alterers.getOrDefault(dependency.on(), List.of()));
        if (needed.isEmpty()) {
            return;
        }
        String reason = dependency.dependent().described() + " uses " + dependency.on().described();
        link(needed, creators.getOrDefault(dependency.dependent(), List.of()), reason);
        link(needed, alterers.getOrDefault(dependency.dependent(), List.of()), reason);
        List<Action> drop = droppers.getOrDefault(dependency.dependent(), List.of());
        link(needed, touchers.getOrDefault(dependency.dependent(), List.of()).stream().filter(t -> !prepares(t, drop)).toList(), reason);
    }

    /** Whether the action belongs to what is dropped, rather than to what is made in its place. */
    private static boolean prepares(Action action, List<Action> drop) {
        return drop.stream().anyMatch(d -> d.ordering().after().contains(action.id()));
    }

    /** What is dropped or altered must be free of what depends on it now. */
    private void present(Dependency dependency) {
        List<Action> going = droppers.getOrDefault(dependency.on(), List.of());
        List<Action> altered = alterers.getOrDefault(dependency.on(), List.of());
        if (going.isEmpty() && altered.isEmpty()) {
            return;
        }
        List<Action> dependent = droppers.getOrDefault(dependency.dependent(), List.of());
        String reason = dependency.dependent().described() + " used " + dependency.on().described();
        link(dependent, altered, reason);
        link(dependent, going, reason);
        if (!creators.containsKey(dependency.dependent())) {
            link(alterers.getOrDefault(dependency.dependent(), List.of()), going, reason);
            link(touchers.getOrDefault(dependency.dependent(), List.of()), going, reason);
        }
    }

    /** Objects of different kinds share one space of names: a view may take the place of a table. */
    private void sameNames() {
        Map<String, List<Action>> dropped = new HashMap<>();
        droppers.forEach((key, list) -> {
            if (key.kind() != ObjectKind.COLUMN) {
                dropped.computeIfAbsent(nameSpace(key), n -> new ArrayList<>()).addAll(list);
            }
        });
        creators.forEach((key, list) -> {
            if (key.kind() != ObjectKind.COLUMN) {
                link(dropped.getOrDefault(nameSpace(key), List.of()), list, "takes the name " + key.name());
            }
        });
    }

    /** An event trigger watches schema changes, so it must not see those of the plan: it goes first and comes last. */
    private void eventTriggers() {
        List<Action> others = actions.stream().filter(a -> a.object().kind() != ObjectKind.EVENT_TRIGGER).toList();
        for (Action action : actions) {
            if (action.object().kind() == ObjectKind.EVENT_TRIGGER) {
                if (action.ordering().drops().isEmpty()) {
                    link(others, List.of(action), "event triggers come last");
                } else {
                    link(List.of(action), others, "event triggers go first");
                }
            }
        }
    }

    /** What the plan makes is made under the privileges that new objects have at its start. */
    private void defaultPrivileges() {
        List<Action> last = actions.stream().filter(a -> a.object().kind() == ObjectKind.DEFAULT_PRIVILEGES).toList();
        List<Action> others = actions.stream().filter(a -> a.object().kind() != ObjectKind.DEFAULT_PRIVILEGES)
                .filter(a -> a.object().kind() != ObjectKind.EVENT_TRIGGER)
                .filter(a -> a.object().kind() != ObjectKind.SCHEMA || a.ordering().drops().isEmpty()).toList();
        link(others, last, "default privileges come last");
    }

    private static String nameSpace(ObjectKey key) {
        String space = switch (key.kind()) {
            case FUNCTION, PROCEDURE, AGGREGATE -> "routine";
            case TRIGGER, POLICY, RULE -> key.kind() + " " + key.parent();
            case SCHEMA, EXTENSION, CAST, EVENT_TRIGGER, EVENT, LANGUAGE, SERVER, FOREIGN_DATA_WRAPPER, USER_MAPPING, PUBLICATION,
                    STATISTICS,
                    COLLATION, ACCESS_METHOD, OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, TRANSFORM, CONVERSION, TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE,
                    TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION, SHELL_TYPE, DEFAULT_PRIVILEGES ->
                    key.kind().name();
            default -> "relation";
        };
        return space + "\n" + key.schema() + "\n" + key.name() + "\n" + key.signature();
    }

    private void link(List<Action> before, List<Action> after, String reason) {
        for (Action a : before) {
            after.forEach(b -> link(a, b, reason));
        }
    }

    private void link(@Nullable Action before, Action after, String reason) {
        if (before != null && !before.id().equals(after.id())) {
            outgoing.get(before.id()).putIfAbsent(after.id(), new Edge(before, after, reason));
        }
    }
}
