package dev.slipway.plan;

import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change a planner knows, with its way back. Steps are made of one or more of them.
 *
 * @param id unique within a plan and the same whenever the same plan is made again
 * @param object what it changes
 * @param title what it does, as an imperative sentence
 * @param up how it is done
 * @param down how it is taken back
 * @param ordering what it makes, removes and alters, from which its place follows
 * @param choice the strategies it could be carried out by
 * @param inTransaction the form to use when it has to share a transaction with others; null when this form will do
 */
public record Action(String id, ObjectKey object, String title, Phase phase, Side up, Side down, StepEffects effects, Ordering ordering,
        Step.StrategyChoice choice, @Nullable Action inTransaction) {

    /**
     * One direction.
     *
     * @param statements in order, without semicolons
     * @param transactional whether the statements may run inside a transaction
     * @param done a boolean SQL expression that is true once this has been done; empty when the statements can be repeated
     */
    public record Side(List<String> statements, boolean transactional, String done) {
        public static final Side NOTHING = new Side(List.of(), true, "");

        public Side {
            statements = List.copyOf(statements);
        }

        public static Side of(String... statements) {
            return new Side(List.of(statements), true, "");
        }

        public static Side of(List<String> statements) {
            return new Side(statements, true, "");
        }

        public Side done(String expression) {
            return new Side(statements, transactional, expression);
        }

        public Side outsideTransaction() {
            return new Side(statements, false, done);
        }
    }

    /**
     * What decides an action's place.
     *
     * @param creates what exists only afterwards
     * @param drops what exists only before
     * @param alters what is changed in a way that its dependents stand in
     * @param touches what is changed in a way that dependents do not mind
     * @param after ids of actions that must come before
     * @param group actions of one group run as one step; empty for an action on its own
     * @param secondary made necessary by another action of its group, so that it says nothing about whether the step is done
     */
    public record Ordering(Set<ObjectKey> creates, Set<ObjectKey> drops, Set<ObjectKey> alters, Set<ObjectKey> touches, Set<String> after,
            String group, boolean secondary) {
        public static Ordering creates(Set<ObjectKey> keys) {
            return new Ordering(keys, Set.of(), Set.of(), Set.of(), Set.of(), "", false);
        }

        public static Ordering drops(Set<ObjectKey> keys) {
            return new Ordering(Set.of(), keys, Set.of(), Set.of(), Set.of(), "", false);
        }

        public static Ordering alters(ObjectKey key) {
            return new Ordering(Set.of(), Set.of(), Set.of(key), Set.of(), Set.of(), "", false);
        }

        public static Ordering touches(ObjectKey key) {
            return new Ordering(Set.of(), Set.of(), Set.of(), Set.of(key), Set.of(), "", false);
        }

        public Ordering after(Set<String> ids) {
            return new Ordering(creates, drops, alters, touches, ids, group, secondary);
        }

        public Ordering afterAlso(Set<String> ids) {
            Set<String> all = new TreeSet<>(after);
            all.addAll(ids);
            return after(all);
        }

        public Ordering group(String name) {
            return new Ordering(creates, drops, alters, touches, after, name, secondary);
        }

        public Ordering asSecondary() {
            return new Ordering(creates, drops, alters, touches, after, group, true);
        }
    }

    /** The choice of an action that can be done in one way only. */
    public static final Step.StrategyChoice NO_CHOICE = new Step.StrategyChoice(Strategy.DIRECT, List.of(Strategy.DIRECT));

    public static Action of(String id, ObjectKey object, String title, Phase phase, Side up, Side down, Ordering ordering) {
        return new Action(id, object, title, phase, up, down, StepEffects.NONE, ordering, NO_CHOICE, null);
    }

    public Action effects(StepEffects other) {
        return new Action(id, object, title, phase, up, down, other, ordering, choice, inTransaction == null ? null
                : inTransaction.effects(other));
    }

    public Action ordering(Ordering other) {
        return new Action(id, object, title, phase, up, down, effects, other, choice, inTransaction == null ? null
                : inTransaction.ordering(other));
    }

    /** The same change with another way to tell that it has been done. */
    public Action done(String expression) {
        return new Action(id, object, title, phase, up.done(expression), down, effects, ordering, choice,
                inTransaction == null ? null : inTransaction.done(expression));
    }

    /** The same change carried out and taken back in this way; the form that shares a transaction stays as it is. */
    public Action sides(Side newUp, Side newDown) {
        return new Action(id, object, title, phase, newUp, newDown, effects, ordering, choice, inTransaction);
    }

    public Action group(String name) {
        return ordering(ordering.group(name));
    }

    public Action choice(Strategy chosen) {
        return new Action(id, object, title, phase, up, down, effects, ordering,
                new Step.StrategyChoice(chosen, List.of(Strategy.ONLINE, Strategy.DIRECT)), inTransaction);
    }

    /** The same change in the form that can share a transaction. */
    public Action orInTransaction(Action other) {
        return new Action(id, object, title, phase, up, down, effects, ordering, choice, other);
    }

    public Action sharingTransaction() {
        return Optional.ofNullable(inTransaction).orElse(this);
    }
}
