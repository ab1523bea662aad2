package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ForeignKeyTiming;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.model.Attributes;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Constraints of tables: NOT VALID then VALIDATE, keys through a concurrently built index, or all at once. */
final class ConstraintActions {
    private static final Pattern KEY = Pattern.compile(
            "(PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? (\\((?:[^()\"]|\"(?:[^\"]|\"\")*\")*\\))( INCLUDE \\([^)]*\\))?( WITH"
            + " \\([^)]*\\))?( DEFERRABLE.*)?");

    private final Context context;
    private final Rebuilds rebuilds;

    ConstraintActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    List<Action> added(Constraint c) {
        boolean tableStays = context.stays(c.table(), rebuilds) && c.key().kind() == ObjectKind.CONSTRAINT;
        if (!tableStays) {
            return List.of(withNewTable(c));
        }
        List<Action> actions = new ArrayList<>();
        new BatchActions(context).orphans(c).ifPresent(actions::add);
        boolean partitioned = context.isPartitioned(context.to(), c.table());
        if (!context.online(c.key()) || !c.enforced() || partitioned && !(c.type() == ConstraintKind.CHECK)) {
            actions.add(direct(c, Phase.EXPAND));
            return actions;
        }
        actions.addAll(switch (c.type()) {
            case FOREIGN_KEY, CHECK -> notValidFirst(c);
            case PRIMARY_KEY, UNIQUE -> throughIndex(c).orElseGet(() -> List.of(direct(c, Phase.EXPAND)));
            case EXCLUSION, NOT_NULL -> List.of(direct(c, Phase.EXPAND));
        });
        return actions;
    }

    /** Part of making the table; foreign keys that others than it stand in are dropped by name on the way back, the rest goes with it. */
    private Action withNewTable(Constraint c) {
        boolean explicit = holdsOthers(c, context.to());
        Side down = explicit ? Side.of(ObjectDdl.drop(c)).done("NOT " + Existence.exists(c.key())) : Side.NOTHING;
        return Action.of("create " + c.key(), c.key(), "Add " + c.key().described(), Phase.EXPAND,
                Side.of(Creation.create(c, context.to())).done(Existence.exists(c.key())), down, Ordering.creates(Set.of(c.key()))
                .after(prerequisites(c)))
                .group(rebuilds.group(c.key()));
    }

    /** Whether the constraint keeps other tables from being dropped: those it refers to, or their partitions. */
    private boolean holdsOthers(Constraint c, SchemaModel model) {
        return c.references().filter(r -> !r.equals(c.table()) || context.isPartitioned(model, r)).isPresent();
    }

    Action removed(Constraint c) {
        boolean tableStays = context.stays(c.table(), rebuilds);
        boolean explicit = tableStays || holdsOthers(c, context.from());
        Side up = explicit ? Side.of(ObjectDdl.drop(c)) : Side.NOTHING;
        StepEffects effects = explicit ? effects(locks(c), List.of()) : StepEffects.NONE;
        return Action.of("drop " + c.key(), c.key(), "Drop " + c.key().described(), Phase.EXPAND,
                up.done("NOT " + Existence.exists(c.key())),
                Side.of(Creation.create(c, context.from())).done(Existence.exists(c.key())),
                Ordering.drops(Set.of(c.key())).after(beforeDrop(c)))
                .effects(effects).group(turn(c));
    }

    /** A check that is a table's own and its parents' as well goes from the parents first, for it cannot be dropped while inherited. */
    private Set<String> beforeDrop(Constraint c) {
        Set<String> ids = new LinkedHashSet<>(Set.of(TableActions.settingsBack(c.table())));
        if (c.type() == ConstraintKind.CHECK) {
            context.from().table(c.table()).stream().flatMap(t -> InheritanceActions.ancestors(t, context.from()).stream())
                    .forEach(p -> ids.add("drop " + ObjectKey.child(ObjectKind.CONSTRAINT, p.schema(), p.name(), c.key().name())));
        }
        return ids;
    }

    /** Drop and add in one transaction, for a constraint whose definition differs or that has to make way. */
    List<Action> recreated(Constraint from, Constraint to) {
        String done = Existence.constraintIs(to.key(), to.definition());
        String undone = Existence.constraintIs(from.key(), from.definition());
        boolean secondary = rebuilds.isSecondary(to.key());
        String group = rebuilds.group(to.key());
        Ordering dropping = Ordering.drops(Set.of(from.key())).group(group);
        Set<String> before = new LinkedHashSet<>(to.references().map(this::leavingKeys).orElse(Set.of()));
        if (to.type() == ConstraintKind.PRIMARY_KEY) {
            to.columns().forEach(n -> before.addAll(NotNullActions.lastId(to.table().column(n))));
        }
        before.addAll(former(to));
        Ordering creating = Ordering.creates(Set.of(to.key())).group(group).after(before);
        Side drop = Side.of(ObjectDdl.drop(from));
        Side dropNew = Side.of(ObjectDdl.drop(to));
        Side add = Side.of(Creation.create(to, context.to()));
        Side addOld = Side.of(Creation.create(from, context.from()));
        String title = "Replace " + to.key().described();
        StepEffects effects = effects(locks(to), List.of(Rules.mayFailOnRows("Fails where rows contradict " + to.key().qualified())));
        return List.of(
                Action.of("drop " + from.key(), from.key(), title, Phase.EXPAND, secondary ? drop : drop.done(done),
                        secondary ? addOld : addOld.done(undone), secondary ? dropping.asSecondary() : dropping).effects(effects),
                Action.of("create " + to.key(), to.key(), title, Phase.EXPAND, secondary ? add : add.done(done),
                        secondary ? dropNew : dropNew.done(undone), secondary ? creating.asSecondary() : creating).effects(effects));
    }

    /** Comment changed, checked at another time or not at all, or validated at last. */
    List<Action> altered(Constraint from, Constraint to) {
        List<Action> actions = new ArrayList<>();
        if (!from.definition().equals(to.definition())) {
            actions.add(timed(from, to));
        }
        if (from.validated() != to.validated()) {
            actions.add(Action.of("validate " + to.key(), to.key(), "Validate " + to.key().described(), Phase.MIGRATE,
                    Side.of(ObjectDdl.validate(to.key())).done(Existence.constraintIsValid(to.key())),
                    Side.of(ObjectDdl.drop(from), ObjectDdl.add(from, true)).done("NOT " + Existence.constraintIsValid(to.key())),
                    Ordering.touches(to.key())).effects(effects(List.of(Rules.shareUpdateExclusive(to.table())), List.of())));
        }
        if (!comments(from, to).isEmpty()) {
            actions.add(Action.of("comment on " + to.key(), to.key(), "Comment on " + to.key().described(), Phase.EXPAND,
                    Side.of(comments(from, to)), Side.of(comments(to, from)), Ordering.touches(to.key())));
        }
        return actions;
    }

    private static Action timed(Constraint from, Constraint to) {
        List<Hazard> hazards = new ArrayList<>();
        if (to.enforced() && !from.enforced()) {
            hazards.add(Rules.mayFailOnRows("Fails where rows contradict " + to.key().qualified()));
            hazards.add(Rules.blocksWrites(to.table()));
        } else if (from.enforced() && !to.enforced()) {
            hazards.add(Rules.backMayFailOnRows("stops where rows contradict " + to.key().qualified() + ","));
        }
        List<LockForecast> locks = new ArrayList<>(List.of(Rules.accessExclusive(to.table())));
        if (from.enforced() != to.enforced()) {
            to.references().ifPresent(r -> locks.add(to.enforced() ? Rules.shareRowExclusive(r) : Rules.accessExclusive(r)));
        }
        return Action.of("alter " + to.key(), to.key(), "Change when " + to.key().described() + " is checked", Phase.EXPAND,
                Side.of(ForeignKeyTiming.alter(from, to)).done(Existence.constraintIs(to.key(), to.definition())),
                Side.of(ForeignKeyTiming.alter(to, from)).done(Existence.constraintIs(from.key(), from.definition())),
                Ordering.touches(to.key())).effects(effects(locks, hazards));
    }

    private static List<String> comments(Constraint from, Constraint to) {
        List<String> sql = new ArrayList<>(AttributeDdl.change(to.key(), from.attributes(), to.attributes()));
        if (!from.indexComment().equals(to.indexComment())) {
            sql.add(AttributeDdl.indexComment(to.key(), to.indexComment()));
        }
        return sql;
    }

    private Action direct(Constraint c, Phase phase) {
        List<Hazard> hazards = !c.enforced() ? List.of()
                : List.of(Rules.mayFailOnRows("Fails where rows contradict " + c.key().qualified()), Rules.blocksWrites(c.table()));
        return Action.of("create " + c.key(), c.key(), "Add " + c.key().described(), phase,
                Side.of(Creation.create(c, context.to())).done(Existence.exists(c.key())), dropped(c),
                Ordering.creates(Set.of(c.key())).after(prerequisites(c)).afterAlso(former(c))).effects(effects(locks(c), hazards))
                .group(turn(c))
                .choice(Strategy.DIRECT);
    }

    private List<Action> notValidFirst(Constraint c) {
        List<String> up = new ArrayList<>(List.of(ObjectDdl.add(c, true)));
        up.addAll(AttributeDdl.change(c.key(), Attributes.NONE, c.attributes()));
        Action add = Action.of("create " + c.key(), c.key(), "Add " + c.key().described() + " for new rows", Phase.EXPAND,
                Side.of(up).done(Existence.exists(c.key())), Side.of(ObjectDdl.drop(c)), Ordering.creates(Set.of(c.key()))
                .after(prerequisites(c)))
                .effects(effects(locks(c), List.of())).group(rebuilds.group(c.key())).choice(Strategy.ONLINE)
                .orInTransaction(direct(c, Phase.EXPAND));
        if (!c.validated()) {
            return List.of(add);
        }
        Set<String> after = new LinkedHashSet<>(Set.of(add.id()));
        after.addAll(BatchActions.orphanId(c));
        Action validate = Action.of("validate " + c.key(), c.key(), "Validate " + c.key().described() + " against existing rows",
                Phase.MIGRATE,
                Side.of(ObjectDdl.validate(c.key())).done(Existence.constraintIsValid(c.key())), Side.NOTHING, Ordering.touches(c.key())
                .after(after))
                .effects(effects(List.of(Rules.shareUpdateExclusive(c.table())),
                        List.of(Rules.mayFailOnRows("Fails where existing rows contradict " + c.key().qualified()))))
                        .choice(Strategy.ONLINE);
        return List.of(add, validate);
    }

    /** A partition that has not left yet, or is back again, has the constraint from the whole table, which is not to be dropped. */
    private Side dropped(Constraint c) {
        Side drop = Side.of(ObjectDdl.drop(c));
        return leaves(c) ? drop.done("NOT " + Existence.exists(c.key())) : drop;
    }

    private boolean leaves(Constraint c) {
        return !context.detachment(c.table()).isEmpty();
    }

    private Optional<List<Action>> throughIndex(Constraint c) {
        Matcher parts = KEY.matcher(c.definition());
        if (!parts.matches() || parts.group(3).endsWith(" WITHOUT OVERLAPS)") || !rebuilds.group(c.key()).isEmpty()) {
            return Optional.empty();
        }
        String definition = "USING btree " + parts.group(3) + text(parts.group(4)) + text(parts.group(2)) + text(parts.group(5));
        Index index = new Index(ObjectKey.of(ObjectKind.INDEX, c.key().schema(), c.key().name()), c.table(), true, definition, true,
                Optional.empty(), Attributes.NONE);
        String built = Existence.indexIs(index);
        Action build = Action.of("build " + c.key(), c.key(), "Build the index for " + c.key().described(), Phase.EXPAND,
                Side.of(ObjectDdl.drop(index, true), ObjectDdl.create(index, false, true)).done(built).outsideTransaction(),
                (leaves(c) ? Side.of(ObjectDdl.drop(index, true)).done(Existence.indexIsAttachedOrGone(index.key()))
                        : Side.of(ObjectDdl.drop(index, true))).outsideTransaction(),
                Ordering.touches(c.key()).after(prerequisites(c)).afterAlso(Set.of("drop " + index.key())))
                .effects(effects(List.of(Rules.shareUpdateExclusive(c.table())),
                        List.of(Rules.mayFailOnRows("Fails where rows are not unique for " + c.key().qualified()))))
                .orInTransaction(Action.of("build " + c.key(), c.key(), "Build the index for " + c.key().described(), Phase.EXPAND,
                        Side.of(ObjectDdl.create(index, false, false)), Side.of(ObjectDdl.drop(index, false)), Ordering.touches(c.key())));
        List<String> up = new ArrayList<>(List.of("ALTER TABLE " + Quote.parent(c.key()) + " ADD CONSTRAINT "
                + Quote.identifier(c.key().name()) + " "
                + parts.group(1) + " USING INDEX " + Quote.identifier(c.key().name()) + text(parts.group(6))));
        up.addAll(AttributeDdl.change(c.key(), Attributes.NONE, c.attributes()));
        up.addAll(Creation.indexComment(c));
        Action use = Action.of("create " + c.key(), c.key(), "Add " + c.key().described() + " over its index", Phase.EXPAND,
                Side.of(up).done(Existence.exists(c.key())), dropped(c),
                Ordering.creates(Set.of(c.key())).after(Set.of(build.id())).afterAlso(former(c))).group(turn(c))
                .effects(effects(List.of(Rules.accessExclusive(c.table())), List.of()))
                .choice(Strategy.ONLINE);
        return Optional.of(List.of(build, use));
    }

    /** The primary key that leaves to make room for this one. */
    private Set<String> former(Constraint c) {
        Optional<ObjectKey> later = primaryKey(context.to(), c);
        return primaryKey(context.from(), c).filter(k -> !later.equals(Optional.of(k))).map(k -> Set.of("drop " + k)).orElse(Set.of());
    }

    private static Optional<ObjectKey> primaryKey(SchemaModel model, Constraint c) {
        return c.type() == ConstraintKind.PRIMARY_KEY ? model.primaryKey(c.table()).map(Constraint::key) : Optional.empty();
    }

    /** One primary key follows another of a different name in one step, so that the table is never without. */
    private String turn(Constraint c) {
        String group = rebuilds.group(c.key());
        boolean follows = primaryKey(context.from(), c).isPresent() && primaryKey(context.to(), c).isPresent()
                && !primaryKey(context.from(), c).equals(primaryKey(context.to(), c));
        return group.isEmpty() && follows ? "primary key of " + c.table() : group;
    }

    /** A key waits until its columns forbid nulls, a foreign key until rows are mended. */
    private Set<String> prerequisites(Constraint c) {
        Set<String> ids = new LinkedHashSet<>(context.detachment(c.table()));
        if (c.type() == ConstraintKind.PRIMARY_KEY) {
            c.columns().forEach(n -> ids.addAll(NotNullActions.lastId(c.table().column(n))));
        }
        c.columns().forEach(n -> ids.add("add " + c.table().column(n)));
        c.columns().forEach(n -> ids.add("type of " + c.table().column(n)));
        c.references().ifPresent(r -> {
            ids.addAll(leavingKeys(r));
            // A partition cannot be dropped while a foreign key refers to the whole table.
            context.newPartitionsBelow(r).forEach(p -> ids.add("attach " + p));
        });
        if (c.type() == ConstraintKind.PRIMARY_KEY || c.type() == ConstraintKind.UNIQUE) {
            // On the way back a foreign key must not lean on a key that is about to go, either.
            context.from().referencesTo(c.table()).forEach(k -> ids.add("drop " + k.key()));
        }
        if (c.type() == ConstraintKind.CHECK) {
            ids.addAll(heirsFirst(c.table(), c.key().name()));
        }
        if (c.type() == ConstraintKind.CHECK && context.isPartitioned(context.to(), c.table())) {
            context.newPartitionsBelow(c.table()).forEach(p -> ids.add("attach " + p));
        }
        context.newPartitions(c.table()).stream().filter(context::joins).forEach(p -> ids.add("attach " + p));
        if (!context.online(c.key())) {
            ids.addAll(BatchActions.orphanId(c));
        }
        return ids;
    }

    /** Ids of the actions that give heirs a check of the same name as their own; on the way back it goes from their parent first. */
    private Set<String> heirsFirst(ObjectKey parent, String name) {
        Set<String> ids = new LinkedHashSet<>();
        for (ObjectKey heir : context.to().children(parent)) {
            if (context.stays(heir, rebuilds)) {
                ids.add("create " + ObjectKey.child(ObjectKind.CONSTRAINT, heir.schema(), heir.name(), name));
                ids.addAll(heirsFirst(heir, name));
            }
        }
        return ids;
    }

    /** A foreign key leans on a key of the other table; it must not find one that is about to go. */
    private Set<String> leavingKeys(ObjectKey table) {
        return Stream.concat(
                context.from().constraints(table)
                        .filter(k -> k.type() == ConstraintKind.PRIMARY_KEY || k.type() == ConstraintKind.UNIQUE).map(Constraint::key),
                context.from().indexes(table).filter(Index::unique).map(Index::key))
                .filter(k -> context.to().find(k).isEmpty()).map(k -> "drop " + k).collect(Collectors.toSet());
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static List<LockForecast> locks(Constraint c) {
        List<LockForecast> locks = new ArrayList<>();
        if (c.type() == ConstraintKind.FOREIGN_KEY) {
            locks.add(Rules.shareRowExclusive(c.table()));
            c.references().ifPresent(r -> locks.add(Rules.shareRowExclusive(r)));
        } else {
            locks.add(Rules.accessExclusive(c.table()));
        }
        return locks;
    }

    private static StepEffects effects(List<LockForecast> locks, List<Hazard> hazards) {
        return new StepEffects(locks, hazards, false, List.of(), new Reversal.Exact());
    }
}
