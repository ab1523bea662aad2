package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.DefinitionDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Action;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Enums, domains, composite and range types that stay: altered where the server can, swapped for a new type where it cannot. */
final class TypeActions {
    private final Context context;

    TypeActions(Context context) {
        this.context = context;
    }

    List<Action> altered(EnumType from, EnumType to) {
        List<Action> actions = new ArrayList<>();
        if (!from.labels().equals(to.labels())) {
            actions.add(isExtended(from.labels(), to.labels()) ? extended(from, to) : swapped(from, to));
        }
        attributes(actions, from.key(), from.attributes(), to.attributes());
        return actions;
    }

    private static void attributes(List<Action> actions, ObjectKey key, Attributes from, Attributes to) {
        List<String> up = AttributeDdl.change(key, from, to);
        if (!up.isEmpty()) {
            actions.add(Action.of("attributes of " + key, key, "Change comment and privileges of " + key.described(), Phase.EXPAND, Side.of(up),
                    Side.of(AttributeDdl.change(key, to, from)), Ordering.touches(key).after(Set.of("values of " + key, "alter " + key))));
        }
    }

    /** Whether every old label is still there, in the same order. */
    private static boolean isExtended(List<String> from, List<String> to) {
        return to.stream().filter(from::contains).toList().equals(from);
    }

    /** New labels cannot be used in the transaction that adds them (PostgreSQL 18 manual, ALTER TYPE, Notes): each is committed on its own. */
    private Action extended(EnumType from, EnumType to) {
        List<String> up = new ArrayList<>();
        for (int i = 0; i < to.labels().size(); i++) {
            String label = to.labels().get(i);
            if (!from.labels().contains(label)) {
                boolean last = to.labels().subList(i, to.labels().size()).stream().noneMatch(from.labels()::contains);
                String neighbour = i > 0 ? to.labels().get(i - 1) : from.labels().isEmpty() ? "" : from.labels().getFirst();
                up.add(ObjectDdl.addLabel(to, label, last && i == 0 ? "" : neighbour, i == 0));
            }
        }
        ObjectKey key = to.key();
        TypeSwap back = new TypeSwap(context.from(), key);
        StepEffects effects = new StepEffects(List.of(), List.of(Rules.enumStays(key)), false, List.of(), new Reversal.Exact());
        // What is there already does not mind a new label, so nothing has to make way; what is new may need it.
        Side down = Side.of(back.statements(Creation.create(from, context.from()))).done(Existence.enumIs(key, from.labels()));
        String title = "Add values to " + key.described();
        Ordering ordering = Ordering.creates(Set.of(key));
        return Action.of("values of " + key, key, title, Phase.EXPAND, Side.of(up).outsideTransaction(), down, ordering).effects(effects)
                .orInTransaction(Action.of("values of " + key, key, title, Phase.EXPAND, Side.of(up), down, ordering).effects(effects));
    }

    private Action swapped(EnumType from, EnumType to) {
        ObjectKey key = to.key();
        TypeSwap swap = new TypeSwap(context.from(), key);
        return Action.of("values of " + key, key, "Replace the values of " + key.described(), Phase.CONTRACT,
                Side.of(swap.statements(Creation.create(to.withAttributes(from.attributes()), context.to(), context.from()))).done(Existence.enumIs(key, to.labels())),
                Side.of(swap.statements(Creation.create(from, context.from()))).done(Existence.enumIs(key, from.labels())), Ordering.alters(key))
                .effects(swapEffects(swap, key));
    }

    private static StepEffects swapEffects(TypeSwap swap, ObjectKey key) {
        List<LockForecast> locks = swap.tables().stream().map(Rules::accessExclusive).toList();
        List<Hazard> hazards = new ArrayList<>(swap.tables().stream().map(Rules::rewrites).toList());
        hazards.add(Rules.mayFailOnRows("Fails where rows hold a value that the new " + key.qualified() + " does not have"));
        return new StepEffects(locks, hazards, !swap.tables().isEmpty(), List.of(), new Reversal.Exact());
    }

    List<Action> altered(Definition from, Definition to) {
        ObjectKey key = to.key();
        List<Action> actions = new ArrayList<>();
        Optional<List<String>> up = DefinitionDdl.alter(from, to);
        Optional<List<String>> down = DefinitionDdl.alter(to, from);
        if (up.isPresent() && down.isPresent()) {
            if (!up.get().isEmpty()) {
                actions.add(Action.of("alter " + key, key, "Change " + key.described(), Phase.EXPAND,
                        Side.of(up.get()).done(Existence.definitionIs(to)), Side.of(down.get()).done(Existence.definitionIs(from)), Ordering.alters(key)));
            }
        } else {
            TypeSwap swap = new TypeSwap(context.from(), key);
            actions.add(Action.of("alter " + key, key, "Replace " + key.described(), Phase.CONTRACT,
                    Side.of(swap.statements(Creation.create(to.withAttributes(from.attributes()), context.to(), context.from()))).done(Existence.definitionIs(to)),
                    Side.of(swap.statements(Creation.create(from, context.from()))).done(Existence.definitionIs(from)), Ordering.alters(key))
                    .effects(swapEffects(swap, key)));
        }
        attributes(actions, key, from.attributes(), to.attributes());
        return actions;
    }
}
