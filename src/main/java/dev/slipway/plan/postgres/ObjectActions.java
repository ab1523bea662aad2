package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.DefinitionDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.PublicationDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.Sameness;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Definition;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.View;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Views, routines, sequences, types and everything known by its definition: made, dropped, replaced. */
final class ObjectActions {
    private final Context context;
    private final Rebuilds rebuilds;

    ObjectActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    List<Action> added(SchemaObject object) {
        ObjectKey key = object.key();
        boolean partOfNew = ownedByTable(key) && !context.stays(ObjectKey.table(key.schema(), key.parent()), rebuilds)
                && Context.table(context.to(), key).isPresent();
        Side up = Side.of(Creation.create(object, context.to(), context.from()));
        Side down = partOfNew ? Side.NOTHING : Side.of(Creation.drop(object)).done(dropped(object, context.from()));
        List<Action> actions = new ArrayList<>(List.of(Action.of("create " + key, key, "Create " + key.described(), Phase.EXPAND,
                up.done(told(object)), down, Ordering.creates(Set.of(key)).after(before(object)))
                .group(rebuilds.group(key))));
        if (object instanceof Sequence sequence && sequence.ownedBy().isPresent()) {
            actions.add(owned(sequence, Optional.empty()));
        }
        return actions;
    }

    /** A new trigger is there for what the application writes, not for the rows that the plan itself mends. */
    private Set<String> before(SchemaObject object) {
        if (object.key().kind() != ObjectKind.TRIGGER) {
            return Set.of();
        }
        ObjectKey table = ObjectKey.table(object.key().schema(), object.key().parent());
        Set<String> ids = new TreeSet<>(context.dataSteps(table));
        ids.add("attach " + table);
        return ids;
    }

    List<Action> removed(SchemaObject object) {
        ObjectKey key = object.key();
        boolean partOfGone = ownedByTable(key) && !context.stays(ObjectKey.table(key.schema(), key.parent()), rebuilds)
                && Context.table(context.from(), key).isPresent();
        Side up = partOfGone ? Side.NOTHING : Side.of(Creation.drop(object)).done(dropped(object, context.to()));
        Side down = Side.of(Creation.create(object, context.from()));
        List<Action> actions = new ArrayList<>();
        Set<String> after = Set.of();
        if (object instanceof Sequence sequence && sequence.ownedBy().isPresent()) {
            actions.add(disowned(sequence));
            after = Set.of("owner of " + key);
        }
        actions.add(Action.of("drop " + key, key, "Drop " + key.described(), Phase.CONTRACT, up, down.done(told(object)),
                Ordering.drops(Set.of(key)).after(after)).effects(effects(object)).group(rebuilds.group(key)));
        return actions;
    }

    private static StepEffects effects(SchemaObject object) {
        return object.key().kind() == ObjectKind.VIEW || object.key().kind() == ObjectKind.MATERIALIZED_VIEW
                ? new StepEffects(List.of(Rules.accessExclusive(object.key())), List.of(), false, List.of(), new Reversal.Exact())
                : StepEffects.NONE;
    }

    /** What tells that the object is made; empty where making it again does no harm. Event triggers may forbid even that for programs. */
    private static String told(SchemaObject object) {
        return switch (object.key().kind()) {
            case SCHEMA, EXTENSION, SEQUENCE -> "";
            case VIEW, FUNCTION, PROCEDURE -> Sameness.sameAs(object);
            case TRIGGER -> object instanceof Definition d && d.statement().isEmpty() ? Sameness.sameAs(d)
                    : Existence.exists(object.key());
            default -> Existence.exists(object.key());
        };
    }

    /** A partition's copy of a trigger may not have come yet, or not be there any more. */
    private String dropped(SchemaObject object, SchemaModel otherSide) {
        return object instanceof Definition d && DefinitionDdl.isCopy(d) ? "NOT " + Sameness.sameAs(d)
                : context.dropped(object.key(), otherSide);
    }

    private static boolean ownedByTable(ObjectKey key) {
        return switch (key.kind()) {
            case TRIGGER, POLICY, RULE -> true;
            default -> false;
        };
    }

    private Action owned(Sequence to, Optional<Sequence> from) {
        ObjectKey key = to.key();
        Set<String> after = to.ownedBy().map(c -> Set.of("create " + key, "add " + c, "create " + table(c)))
                .orElse(Set.of("create " + key));
        Sequence before = from.orElse(new Sequence(key, to.options(), Optional.empty(), to.unlogged(), to.attributes()));
        return Action.of("owner of " + key, key, "Tie " + key.described() + " to its column", Phase.EXPAND, Side.of(tied(to)),
                Side.of(tied(before)), Ordering.touches(key).after(after));
    }

    private ObjectKey table(ObjectKey column) {
        return Context.owner(context.diff(), ObjectKey.table(column.schema(), column.parent()));
    }

    /** A sequence and its table must have one owner, and a new sequence belongs to whoever runs the script. */
    private List<String> tied(Sequence sequence) {
        List<String> sql = new ArrayList<>();
        sequence.ownedBy().map(this::table).filter(t -> context.stays(t, rebuilds))
                .flatMap(t -> context.from().table(t)).filter(t -> !t.attributes().owner().isEmpty())
                .ifPresent(t -> sql.add(AttributeDdl.owner(sequence.key(), t.attributes().owner())));
        sql.add(ObjectDdl.ownedBy(sequence));
        return sql;
    }

    /** Lets the sequence outlive its column for the moment, so that dropping and making again mirror each other. */
    private Action disowned(Sequence from) {
        ObjectKey key = from.key();
        Sequence free = new Sequence(key, from.options(), Optional.empty(), from.unlogged(), from.attributes());
        ObjectKey column = from.ownedBy().orElseThrow();
        return Action.of("owner of " + key, key, "Untie " + key.described() + " from its column", Phase.EXPAND,
                Side.of(ObjectDdl.ownedBy(free)), Side.of(tied(from)),
                new Ordering(Set.of(), Set.of(), Set.of(), Set.of(key, column), Set.of(), "", false));
    }

    List<Action> recreated(SchemaObject from, SchemaObject to) {
        ObjectKey key = to.key();
        if (key.kind() == ObjectKind.EVENT_TRIGGER) {
            return apart(from, to);
        }
        if (key.kind() == ObjectKind.COLLATION) {
            return List.of(new CollationSwap(context, rebuilds).action((Definition) from, (Definition) to));
        }
        boolean secondary = rebuilds.isSecondary(key);
        String group = rebuilds.group(key);
        if (secondary && from instanceof Definition a && to instanceof Definition b && key.kind() == ObjectKind.PUBLICATION) {
            return setAside(a, b, group);
        }
        Ordering dropping = Ordering.drops(Set.of(from.key())).group(group);
        Ordering creating = Ordering.creates(Set.of(key)).group(group);
        String done = secondary ? "" : Sameness.sameAs(to);
        String undone = secondary ? "" : Sameness.sameAs(from);
        String title = "Replace " + key.described();
        return List.of(
                Action.of("drop " + key, key, title, Phase.EXPAND, Side.of(Creation.drop(from)).done(done),
                        Side.of(Creation.create(from, context.from(), context.from())).done(undone), secondary ? dropping.asSecondary()
                        : dropping).effects(effects(from)),
                Action.of("create " + key, key, title, Phase.EXPAND, Side.of(Creation.create(to, context.to(), context.from())).done(done),
                        Side.of(Creation.drop(to)).done(undone), secondary ? creating.asSecondary() : creating));
    }

    /** A publication stays, without the tables that change meanwhile, for a new one would be another one to its subscribers. */
    private static List<Action> setAside(Definition from, Definition to, String group) {
        ObjectKey key = to.key();
        return List.of(
                Action.of("drop " + key, key, "Set aside the tables of " + key.described(), Phase.EXPAND,
                Side.of(PublicationDdl.dropTables(from)),
                        Side.of(putBack(to, from)), Ordering.drops(Set.of(key)).group(group).asSecondary()),
                Action.of("create " + key, key, "Put back the tables of " + key.described(), Phase.EXPAND, Side.of(putBack(from, to)),
                        Side.of(PublicationDdl.dropTables(to)), Ordering.creates(Set.of(key)).group(group).asSecondary()));
    }

    private static List<String> putBack(Definition from, Definition to) {
        List<String> sql = new ArrayList<>(DefinitionDdl.alter(from, to).orElse(List.of()));
        sql.addAll(PublicationDdl.setObjects(to));
        sql.addAll(AttributeDdl.change(to.key(), from.attributes(), to.attributes()));
        return sql.stream().distinct().toList();
    }

    /**
     * An event trigger watches the whole plan, so it goes in a step of its own before everything and comes back in one after
     * everything.
     */
    private List<Action> apart(SchemaObject from, SchemaObject to) {
        ObjectKey key = to.key();
        boolean secondary = rebuilds.isSecondary(key);
        String there = Existence.exists(key);
        return List.of(
                Action.of("drop " + key, key, "Drop " + key.described() + " for the while", Phase.EXPAND,
                        Side.of(Creation.drop(from)).done(secondary ? "" : Sameness.sameAs(to)),
                        Side.of(Creation.create(from, context.from(), context.from())).done(there), Ordering.drops(Set.of(key))),
                Action.of("create " + key, key, "Create " + key.described(), Phase.CONTRACT,
                        Side.of(Creation.create(to, context.to(), context.from())).done(there),
                        Side.of(Creation.drop(to)).done(secondary ? "" : Sameness.sameAs(from)), Ordering.creates(Set.of(key))));
    }

    List<Action> altered(SchemaObject from, SchemaObject to) {
        ObjectKey key = to.key();
        List<Action> actions = new ArrayList<>();
        Side up = Side.of(content(from, to));
        Side down = Side.of(content(to, from));
        if (!up.statements().isEmpty() || !down.statements().isEmpty()) {
            boolean repeatable = DefinitionDdl.repeatable(key) && !(to instanceof Routine);
            actions.add(Action.of("alter " + key, key, "Change " + key.described(), Phase.EXPAND, repeatable ? up
                    : up.done(Sameness.sameAs(to)),
                    repeatable ? down : down.done(Sameness.sameAs(from)), altering(from, to)).effects(alteration(from, to))
                            .group(rebuilds.group(key)));
        }
        Side grant = Side.of(AttributeDdl.change(key, from.attributes(), to.attributes()));
        if (!grant.statements().isEmpty()) {
            actions.add(Action.of("attributes of " + key, key, "Change comment or privileges of " + key.described(), Phase.EXPAND, grant,
                    Side.of(AttributeDdl.change(key, to.attributes(), from.attributes())), Ordering.touches(key)
                    .after(Set.of("alter " + key)))
                    .group(rebuilds.group(key)));
        }
        if (from instanceof Sequence a && to instanceof Sequence b && !a.ownedBy().equals(b.ownedBy())) {
            actions.add(owned(b, Optional.of(a)));
        }
        return actions;
    }

    private static StepEffects alteration(SchemaObject from, SchemaObject to) {
        boolean updated = from instanceof Definition a && to instanceof Definition b && a.key().kind() == ObjectKind.EXTENSION
                && !a.setting("version").equals(b.setting("version"));
        return !updated ? StepEffects.NONE : new StepEffects(List.of(), List.of(), false, List.of(), new Reversal.Impossible(
                to.key().described() + " stays at its new version unless it comes with an update path back"));
    }

    /** A materialized view is clustered on an index that is there. */
    private static Ordering altering(SchemaObject from, SchemaObject to) {
        Set<ObjectKey> touched = new TreeSet<>(Set.of(to.key()));
        Set<String> after = new TreeSet<>();
        if (from instanceof View a && to instanceof View b && !a.storage().clusterIndex().equals(b.storage().clusterIndex())) {
            touched.add(ObjectKey.of(ObjectKind.INDEX, a.key().schema(), a.storage().clusterIndex()));
            after.add("create " + ObjectKey.of(ObjectKind.INDEX, b.key().schema(), b.storage().clusterIndex()));
        }
        if (to instanceof Index b && b.attachedTo().isPresent()) {
            after.addAll(Set.of("attach " + b.table(), "create " + b.attachedTo().get()));
        }
        return new Ordering(Set.of(), Set.of(), Set.of(), touched, after, "", false);
    }

    private List<String> content(SchemaObject from, SchemaObject to) {
        return switch (to) {
            case View b when from instanceof View a -> view(a, b);
            case Index b when from instanceof Index a -> index(a, b);
            case Routine b when from instanceof Routine a -> a.definition().equals(b.definition()) ? List.of()
                    : List.of(ObjectDdl.create(b));
            case Sequence b when from instanceof Sequence a -> a.options().equals(b.options()) ? List.of() : ObjectDdl.alter(a, b);
            case Definition b when from instanceof Definition a -> DefinitionDdl.alter(a, b).orElse(List.of());
            default -> List.of();
        };
    }

    private static List<String> index(Index from, Index to) {
        List<String> sql = new ArrayList<>(ObjectDdl.settings(to, from.settings(), to.settings()));
        to.attachedTo().filter(p -> from.attachedTo().isEmpty()).ifPresent(p -> sql.add(ObjectDdl.attach(to, p)));
        return sql;
    }

    private static List<String> view(View from, View to) {
        List<String> sql = new ArrayList<>();
        if (to.materialized()) {
            sql.addAll(TableDdl.changeOptions("ALTER MATERIALIZED VIEW " + Quote.qualified(to.key()), from.options(), to.options()));
            sql.addAll(TableDdl.storage(to.key(), from.storage(), to.storage()));
        } else if (!from.query().equals(to.query()) || !from.options().equals(to.options())) {
            sql.add(ObjectDdl.create(to));
        }
        for (View.ResultColumn column : to.columns()) {
            from.columns().stream().filter(c -> c.name().equals(column.name()))
                    .forEach(c -> sql.addAll(Creation.columnExtras(to.key(), c, column)));
        }
        return sql;
    }
}
