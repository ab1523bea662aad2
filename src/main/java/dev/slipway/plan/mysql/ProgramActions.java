package dev.slipway.plan.mysql;

import dev.slipway.dialect.mysql.ProgramDdl;
import dev.slipway.dialect.mysql.Quote;
import dev.slipway.dialect.mysql.SqlText;
import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.View;
import dev.slipway.plan.Action;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Views, routines, triggers, events and sequences. All can be made again without harm. One that changes together with a table it
 * looks at goes before the table changes and comes back afterwards, so that each form meets the table it was written for, both ways.
 */
final class ProgramActions {
    private final SchemaDiff diff;
    private final Set<ObjectKey> alteredTables;
    private final TriggerOrder triggers;

    ProgramActions(SchemaDiff diff, Set<ObjectKey> alteredTables) {
        this.diff = diff;
        this.alteredTables = alteredTables;
        this.triggers = new TriggerOrder(diff);
    }

    /** Triggers, with those that have to make room for them. */
    List<Action> triggers() {
        List<Action> actions = new ArrayList<>();
        triggers.remade().forEach(key -> actions.addAll(actions(diff.from().find(key), diff.to().find(key))));
        return actions;
    }

    List<Action> actions(Optional<SchemaObject> before, Optional<SchemaObject> after) {
        if (before.isEmpty()) {
            return List.of(added(withoutOwner(after.orElseThrow())));
        }
        if (after.isEmpty()) {
            return List.of(removed(before.get()));
        }
        SchemaObject wanted = after.get().withAttributes(after.get().attributes().withOwner(before.get().attributes().owner()));
        return needsRoom(before.get()) || needsRoom(wanted) ? List.of(removed(before.get()), added(wanted))
                : List.of(replaced(before.get(), wanted));
    }

    /** Whoever runs the plan becomes the definer of what it makes. */
    private static SchemaObject withoutOwner(SchemaObject object) {
        return object.withAttributes(object.attributes().withOwner(""));
    }

    private boolean needsRoom(SchemaObject object) {
        return switch (object) {
            case View view -> SqlText.names(view.query()).stream().anyMatch(name -> alteredTables.contains(ObjectKey.table("", name))
                    || diff.find(ObjectKey.of(ObjectKind.VIEW, "", name)).isPresent() && !name.equals(view.key().name()));
            case Definition program -> program.key().kind() == ObjectKind.TRIGGER;
            default -> false;
        };
    }

    /** Triggers of one name on two tables are one for the server, so that the one that goes is gone first. */
    private Action added(SchemaObject object) {
        ObjectKey key = object.key();
        Set<String> first = key.kind() != ObjectKind.TRIGGER ? Set.of() : diff.differences().stream()
                .filter(d -> d instanceof Difference.Removed && d.key().kind() == key.kind() && d.key().name().equals(key.name()))
                .map(d -> "drop " + d.key()).collect(Collectors.toSet());
        Set<String> before = triggers.madeAfter(key).map(k -> Set.of("create " + k)).orElse(Set.of());
        return Action.of("create " + key, key, "Create " + key.described(), Phase.EXPAND,
                Side.of(create(object)), Side.of(drop(key)), Ordering.creates(Set.of(key)).after(first).afterAlso(before));
    }

    private Action removed(SchemaObject object) {
        Set<String> first = triggers.droppedAfter(object.key()).map(k -> Set.of("drop " + k)).orElse(Set.of());
        return Action.of("drop " + object.key(), object.key(), "Drop " + object.key().described(), Phase.CONTRACT,
                Side.of(drop(object.key())), Side.of(create(object)), Ordering.drops(Set.of(object.key())).after(first));
    }

    private static Action replaced(SchemaObject before, SchemaObject after) {
        return Action.of("replace " + after.key(), after.key(), "Replace " + after.key().described(), Phase.EXPAND,
                Side.of(create(after)), Side.of(create(before)), Ordering.alters(after.key()));
    }

    private static String drop(ObjectKey key) {
        return "DROP " + key.kind().name().toUpperCase(Locale.ROOT) + " IF EXISTS " + Quote.name(key.name());
    }

    /** What the server keeps with a program besides its text has to be set for the session that makes it. */
    private static List<String> create(SchemaObject object) {
        List<String> sql = new ArrayList<>();
        switch (object) {
            case View view -> {
                sql.add(names(ProgramDdl.option(view, ProgramDdl.CHARACTER_SET), ProgramDdl.option(view, ProgramDdl.COLLATION)));
                sql.add(ProgramDdl.view(view));
                sql.add("SET NAMES utf8mb4");
            }
            case Definition sequence when sequence.key().kind() == ObjectKind.SEQUENCE -> {
                sql.add(drop(sequence.key()));
                sql.add(sequence.statement());
            }
            case Definition program -> {
                sql.add(names(program.setting(ProgramDdl.CHARACTER_SET), program.setting(ProgramDdl.COLLATION)));
                sql.add("SET SESSION sql_mode = " + Quote.text(program.setting(ProgramDdl.SQL_MODE)));
                if (!program.setting(ProgramDdl.TIME_ZONE).isEmpty()) {
                    sql.add("SET SESSION time_zone = " + Quote.text(program.setting(ProgramDdl.TIME_ZONE)));
                }
                sql.add(drop(program.key()));
                sql.add(ProgramDdl.create(program));
                if (!program.setting(ProgramDdl.TIME_ZONE).isEmpty()) {
                    sql.add("SET SESSION time_zone = @slipway_time_zone");
                }
                sql.add("SET SESSION sql_mode = @slipway_sql_mode");
                sql.add("SET NAMES utf8mb4");
            }
            default -> throw new IllegalArgumentException("not a program: " + object.key().described());
        }
        return sql;
    }

    private static String names(String characterSet, String collation) {
        return "SET NAMES " + Quote.text(characterSet) + " COLLATE " + Quote.text(collation);
    }
}
