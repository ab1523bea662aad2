package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.DefinitionDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.PartComments;
import dev.slipway.dialect.postgres.Sameness;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    static boolean isSwapped(EnumType from, EnumType to) {
        return !from.labels().equals(to.labels()) && !isExtended(from.labels(), to.labels());
    }

    private static void attributes(List<Action> actions, ObjectKey key, Attributes from, Attributes to) {
        List<String> up = AttributeDdl.change(key, from, to);
        if (!up.isEmpty()) {
            actions.add(Action.of("attributes of " + key, key, "Change comment and privileges of " + key.described(), Phase.EXPAND,
                    Side.of(up),
                    Side.of(AttributeDdl.change(key, to, from)), Ordering.touches(key).after(Set.of("values of " + key, "alter " + key))));
        }
    }

    /** Whether every old label is still there, in the same order. */
    private static boolean isExtended(List<String> from, List<String> to) {
        return to.stream().filter(from::contains).toList().equals(from);
    }

    /**
     * New labels cannot be used in the transaction that adds them (PostgreSQL 18 manual, ALTER TYPE, Notes): each is committed on its
     * own.
     */
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
        TypeSwap swapBack = new TypeSwap(context.from(), context.from(), key);
        boolean stays = swapBack.concernsPartitionKey();
        Hazard back = Rules.backMayFailOnRows("makes " + key.qualified() + " anew and stops where rows hold one of the new values,");
        StepEffects effects = new StepEffects(List.of(), stays ? List.of(Rules.enumStays(key)) : List.of(Rules.enumStays(key), back), false,
                List.of(),
                stays ? new Reversal.Impossible("PostgreSQL does not alter " + key.qualified()
                + " under a partition key: the new values stay") : new Reversal.Exact());
        // What is there already does not mind a new label, so nothing has to make way; what is new may need it.
        Side down = stays ? Side.NOTHING : Side.of(swapBack.statements(Creation.create(from, context.from())))
                .done(Existence.enumIs(key, from.labels()));
        String title = "Add values to " + key.described();
        Ordering ordering = Ordering.creates(Set.of(key));
        return Action.of("values of " + key, key, title, Phase.EXPAND, Side.of(up).outsideTransaction(), down, ordering).effects(effects)
                .orInTransaction(Action.of("values of " + key, key, title, Phase.EXPAND, Side.of(up), down, ordering).effects(effects));
    }

    private Action swapped(EnumType from, EnumType to) {
        ObjectKey key = to.key();
        TypeSwap swap = new TypeSwap(context.from(), context.to(), key);
        TypeSwap swapBack = new TypeSwap(context.from(), context.from(), key);
        return Action.of("values of " + key, key, "Replace the values of " + key.described(), Phase.CONTRACT,
                Side.of(swap.statements(Creation.create(to.withAttributes(from.attributes()), context.to(), context.from())))
                .done(Existence.enumIs(key, to.labels())),
                Side.of(swapBack.statements(Creation.create(from, context.from()))).done(Existence.enumIs(key, from.labels())),
                Ordering.alters(key))
                .effects(swapEffects(swap, key));
    }

    /** PostgreSQL does not alter the type of an attribute while a table holds values of the composite type. */
    private static boolean changesAttributes(List<String> statements) {
        return statements.stream().anyMatch(s -> s.contains(" ALTER ATTRIBUTE "));
    }

    /** The columns of tables of the type come and go with its attributes; tables that leave it leave first. */
    private Ordering ordering(ObjectKey key) {
        Set<String> freed = new TreeSet<>();
        Set<ObjectKey> come = new TreeSet<>();
        Set<ObjectKey> gone = new TreeSet<>();
        for (Table before : Context.typedTables(context.from(), key)) {
            Optional<Table> after = context.to().table(before.key())
                    .filter(t -> TableDdl.details(t).ofType().equals(TableDdl.details(before).ofType()));
            if (after.isEmpty()) {
                freed.add("free " + before.key());
            } else {
                after.get().columns().stream().filter(c -> before.column(c.name()).isEmpty())
                        .forEach(c -> come.add(before.key().column(c.name())));
                before.columns().stream().filter(c -> after.get().column(c.name()).isEmpty())
                        .forEach(c -> gone.add(before.key().column(c.name())));
            }
        }
        return new Ordering(come, gone, Set.of(key), Set.of(), freed, "", false);
    }

    private static StepEffects swapEffects(TypeSwap swap, ObjectKey key) {
        List<LockForecast> locks = swap.tables().stream().map(Rules::accessExclusive).toList();
        List<Hazard> hazards = new ArrayList<>(swap.tables().stream().map(Rules::rewrites).toList());
        hazards.add(Rules.mayFailOnRows("Fails where rows hold a value that the new " + key.qualified() + " does not have"));
        hazards.add(Rules.backMayFailOnRows("stops where rows hold a value that the old " + key.qualified() + " does not have,"));
        return new StepEffects(locks, hazards, !swap.tables().isEmpty(), List.of(), new Reversal.Exact());
    }

    List<Action> altered(Definition from, Definition to) {
        ObjectKey key = to.key();
        List<Action> actions = new ArrayList<>();
        Optional<List<String>> up = DefinitionDdl.alter(from, to);
        Optional<List<String>> down = DefinitionDdl.alter(to, from);
        boolean retypes = up.isPresent() && changesAttributes(up.get())
                && !new TypeSwap(context.from(), context.from(), key).tables().isEmpty();
        if (up.isPresent() && down.isPresent() && !retypes) {
            if (!up.get().isEmpty()) {
                actions.add(Action.of("alter " + key, key, "Change " + key.described(), Phase.EXPAND,
                        Side.of(up.get()).done(Sameness.definitionIs(to)), Side.of(down.get()).done(Sameness.definitionIs(from)),
                        ordering(key)));
            }
        } else {
            TypeSwap swap = new TypeSwap(context.from(), context.from(), key).byAttributes(from, to);
            TypeSwap swapBack = new TypeSwap(context.from(), context.from(), key).byAttributes(to, from);
            actions.add(Action.of("alter " + key, key, "Replace " + key.described(), Phase.CONTRACT,
                    Side.of(swap.statements(Creation.create(to.withAttributes(from.attributes()), context.to(), context.from())))
                    .done(Sameness.definitionIs(to)),
                    Side.of(swapBack.statements(Creation.create(from, context.from()))).done(Sameness.definitionIs(from)),
                    Ordering.alters(key))
                    .effects(swapEffects(swap, key)));
        }
        List<String> comments = PartComments.change(from, to);
        if (!comments.isEmpty()) {
            actions.add(Action.of("comments of " + key, key, "Comment on parts of " + key.described(), Phase.EXPAND, Side.of(comments),
                    Side.of(PartComments.change(to, from)), Ordering.touches(key).after(Set.of("alter " + key))));
        }
        attributes(actions, key, from.attributes(), to.attributes());
        return actions;
    }
}
