package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Index;
import dev.slipway.model.IndexSettings;
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
import java.util.List;
import java.util.Set;

/** Indexes: built without blocking writers, and replaced so that queries are never without one. */
final class IndexActions {
    private final Context context;
    private final Rebuilds rebuilds;

    IndexActions(Context context, Rebuilds rebuilds) {
        this.context = context;
        this.rebuilds = rebuilds;
    }

    List<Action> added(Index index) {
        boolean stays = context.stays(index.table(), rebuilds) && index.table().kind() == ObjectKind.TABLE;
        boolean partitioned = context.isPartitioned(context.to(), index.table());
        List<Action> actions = new ArrayList<>();
        if (!stays) {
            actions.add(transactional(index, "create " + index.key(), false));
        } else if (partitioned || !context.online(index.key())) {
            actions.add(transactional(index, "create " + index.key(), true).choice(Strategy.DIRECT));
        } else {
            actions.add(online(index));
        }
        boolean attaches = stays && index.attachedTo().isPresent();
        if (attaches) {
            ObjectKey parent = index.attachedTo().get();
            actions.add(Action.of("attach " + index.key(), index.key(), "Attach " + index.key().described() + " to " + parent.qualified(),
                    Phase.EXPAND, Side.of(ObjectDdl.attach(index, parent)), Side.NOTHING,
                    Ordering.touches(index.key()).after(Set.of("create " + index.key(), "create " + parent, "attach " + index.table())))
                    .effects(effects(List.of(Rules.accessExclusive(parent)))));
        }
        return actions;
    }

    private Action online(Index index) {
        List<String> up = new ArrayList<>(List.of(ObjectDdl.drop(index, true), ObjectDdl.create(index, false, true)));
        up.addAll(Creation.afterIndex(index, context.to()));
        up.addAll(AttributeDdl.change(index.key(), Attributes.NONE, index.attributes()));
        return Action.of("create " + index.key(), index.key(), "Build " + index.key().described(), Phase.EXPAND,
                Side.of(up).done(Existence.indexIs(index)).outsideTransaction(),
                drop(index, true),
                Ordering.creates(Set.of(index.key())).after(context.detachment(index.table())))
                .effects(building(index, Rules.shareUpdateExclusive(index.table()))).group(rebuilds.group(index.key()))
                .choice(Strategy.ONLINE)
                .orInTransaction(transactional(index, "create " + index.key(), true));
    }

    /** The server refuses to drop a partition's index while it is attached, and drops it with the index of the whole table. */
    private boolean goesWithParent(Index index) {
        return index.attachedTo().isPresent() && !context.joins(index.table()) && context.detachment(index.table()).isEmpty();
    }

    /** An attached index goes with the one of the whole table; a run that was broken off may have left it unattached. */
    private Side drop(Index index, boolean concurrently) {
        Side drop = Side.of(ObjectDdl.drop(index, concurrently));
        Side wary = goesWithParent(index) ? drop.done(Existence.indexIsAttachedOrGone(index.key())) : drop;
        return concurrently ? wary.outsideTransaction() : wary;
    }

    /** @param explicit whether the way back drops it by name; otherwise it goes with its table */
    private Action transactional(Index index, String id, boolean explicit) {
        return Action.of(id, index.key(), "Build " + index.key().described(), Phase.EXPAND, Side.of(Creation.create(index, context.to())),
                explicit ? drop(index, false) : Side.NOTHING,
                Ordering.creates(Set.of(index.key())).after(context.detachment(index.table())))
                .effects(explicit ? building(index, Rules.share(index.table())) : StepEffects.NONE).group(rebuilds.group(index.key()));
    }

    Action removed(Index index) {
        boolean stays = context.stays(index.table(), rebuilds);
        boolean withParent = goesWithParent(index);
        boolean online = stays && !withParent && context.online(index.key()) && index.table().kind() == ObjectKind.TABLE
                && !context.isPartitioned(context.from(), index.table());
        List<String> down = new ArrayList<>(online ? List.of(ObjectDdl.drop(index, true), ObjectDdl.create(index, false, true))
                : Creation.create(index, context.from()));
        if (online) {
            down.addAll(Creation.afterIndex(index, context.from()));
            down.addAll(AttributeDdl.change(index.key(), Attributes.NONE, index.attributes()));
        } else if (stays && withParent) {
            down.add(ObjectDdl.attach(index, index.attachedTo().get()));
        }
        Side up = !stays ? Side.NOTHING : withParent ? drop(index, online) : drop(index, online).done(successor(index));
        Side back = Side.of(down).done(Existence.indexIs(index));
        Ordering ordering = Ordering.drops(Set.of(index.key())).after(Set.of(TableActions.settingsBack(index.table())));
        Action direct = Action.of("drop " + index.key(), index.key(), "Drop " + index.key().described(), Phase.CONTRACT,
                stays ? drop(index, false) : Side.NOTHING, Side.of(Creation.create(index, context.from())), ordering);
        return Action.of("drop " + index.key(), index.key(), "Drop " + index.key().described(), Phase.CONTRACT,
                up, online ? back.outsideTransaction() : back, ordering)
                .effects(stays && !withParent ? effects(List.of(Rules.shareUpdateExclusive(index.table()))) : StepEffects.NONE)
                .group(rebuilds.group(index.key())).orInTransaction(direct);
    }

    /**
     * Whether a key of the same name has taken the index's place, whose index must not be dropped on a second run; empty where none
     * does.
     */
    private String successor(Index index) {
        ObjectKey key = ObjectKey.child(ObjectKind.CONSTRAINT, index.table().schema(), index.table().name(), index.key().name());
        return context.to().find(key).isPresent() ? Existence.exists(key) : "";
    }

    List<Action> recreated(Index from, Index to) {
        String group = rebuilds.group(to.key());
        boolean secondary = rebuilds.isSecondary(to.key());
        Side drop = goesWithParent(from) ? Side.NOTHING : Side.of(ObjectDdl.drop(from, false));
        Side dropNew = goesWithParent(to) ? Side.NOTHING : Side.of(ObjectDdl.drop(to, false));
        Side create = Side.of(withAttachment(to, context.to()));
        Side createOld = Side.of(withAttachment(from, context.from()));
        String done = secondary ? "" : Existence.indexIs(to);
        String undone = secondary ? "" : Existence.indexIs(from);
        Ordering dropping = Ordering.drops(Set.of(from.key())).group(group);
        Ordering creating = Ordering.creates(Set.of(to.key())).group(group);
        String title = "Replace " + to.key().described();
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(to.table())), List.of(Rules.blocksWrites(to.table())), false,
                List.of(), new Reversal.Exact());
        return List.of(
                Action.of("drop " + from.key(), from.key(), title, Phase.EXPAND, drop.done(done), createOld.done(undone),
                        secondary ? dropping.asSecondary() : dropping).effects(effects),
                Action.of("create " + to.key(), to.key(), title, Phase.EXPAND, create.done(done), dropNew.done(undone),
                        secondary ? creating.asSecondary() : creating).effects(effects));
    }

    private List<String> withAttachment(Index index, SchemaModel model) {
        List<String> sql = new ArrayList<>(Creation.create(index, model));
        boolean attached = context.stays(index.table(), rebuilds);
        index.attachedTo().filter(p -> attached).ifPresent(p -> sql.add(ObjectDdl.attach(index, p)));
        return sql;
    }

    /** Builds the new index under another name beside the old one and lets it take the old one's name in a moment. */
    List<Action> replacedOnline(Index from, Index to) {
        ObjectKey temporary = ObjectKey.of(ObjectKind.INDEX, to.key().schema(), Names.shortened(to.key().name(), "_slipway_new"));
        Index built = new Index(temporary, to.table(), to.unique(), to.definition(), true, to.attachedTo(), to.attributes());
        Index before = new Index(temporary, from.table(), from.unique(), from.definition(), true, from.attachedTo(), from.attributes());
        String done = Existence.indexIs(to);
        String undone = Existence.indexIs(from);
        Action build = Action.of("build " + to.key(), to.key(), "Build the new " + to.key().described() + " beside the old one",
                Phase.EXPAND, Side.of(ObjectDdl.drop(built, true), ObjectDdl.create(built, false, true))
                        .done("(" + done + " OR " + Existence.indexIs(built) + ")").outsideTransaction(),
                dropLeftover(built), Ordering.touches(to.key())).effects(building(to, Rules.shareUpdateExclusive(to.table())));
        Action swap = Action.of("create " + to.key(), to.key(), "Let the new " + to.key().described() + " take the place of the old one",
                Phase.EXPAND, Side.of(swap(from, temporary, to)).done(done), Side.of(swap(to, temporary, from)).done(undone),
                Ordering.alters(to.key()).after(Set.of(build.id()))).effects(effects(List.of(Rules.accessExclusive(to.table()))))
                .choice(Strategy.ONLINE);
        Action buildBack = Action.of("build back " + to.key(), to.key(), "Let the new " + to.key().described() + " settle", Phase.EXPAND,
                dropLeftover(before), Side.of(ObjectDdl.drop(before, true), ObjectDdl.create(before, false, true))
                        .done("(" + undone + " OR " + Existence.indexIs(before) + ")").outsideTransaction(),
                Ordering.touches(to.key()).after(Set.of(swap.id())));
        return List.of(build, swap, buildBack);
    }

    /** What a run that was broken off before the swap has left beside the index. */
    private static Side dropLeftover(Index temporary) {
        return Side.of(ObjectDdl.drop(temporary, true)).done("NOT " + Existence.exists(temporary.key())).outsideTransaction();
    }

    private static List<String> swap(Index old, ObjectKey temporary, Index wanted) {
        List<String> sql = new ArrayList<>(List.of(ObjectDdl.drop(old, false), ObjectDdl.rename(temporary, wanted.key().name())));
        sql.addAll(ObjectDdl.settings(wanted, IndexSettings.NONE, wanted.settings()));
        sql.addAll(AttributeDdl.change(wanted.key(), Attributes.NONE, wanted.attributes()));
        return sql;
    }

    private static StepEffects building(Index index, LockForecast lock) {
        List<Hazard> hazards = index.unique()
                ? List.of(Rules.mayFailOnRows("Fails where rows are not unique for " + index.key().qualified())) : List.of();
        return new StepEffects(List.of(lock), hazards, false, List.of(), new Reversal.Exact());
    }

    private static StepEffects effects(List<LockForecast> locks) {
        return new StepEffects(locks, List.of(), false, List.of(), new Reversal.Exact());
    }
}
