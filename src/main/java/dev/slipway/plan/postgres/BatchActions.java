package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.BatchSql;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.model.Constraint;
import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Phase;
import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Steps that change rows. */
final class BatchActions {
    private static final Pattern REFERENCES = Pattern.compile("REFERENCES .*?\\(([^)]*)\\)");

    private final Context context;

    BatchActions(Context context) {
        this.context = context;
    }

    /** Gives a column its value wherever it has none. */
    Action fill(ObjectKey column, String expression) {
        ObjectKey table = ObjectKey.table(column.schema(), column.parent());
        String condition = BatchSql.lacks(column, expression);
        Loss loss = new Loss(column.qualified(), "which rows held no value", context.rows(table));
        boolean existed = context.from().table(table).flatMap(t -> t.column(column.name())).isPresent();
        Action fill = work("fill " + column, column, "Fill " + column.qualified() + " where it is null",
                new BatchSql.Work(table, key(table).orElse(""), "fill " + column.qualified(), BatchSql.set(column, expression), condition),
                effects(table, new TriggerEffects(context, table, "UPDATE", column.name()), List.of(), existed ? List.of(loss)
                : List.of()));
        List<String> gone = context.droppedColumns(table).stream().map(c -> "NOT " + Existence.exists(c)).toList();
        // The expression may read a column that a later step drops: then a second run must not ask about rows.
        return gone.isEmpty() ? fill : fill.done(String.join(" OR ", gone));
    }

    /** Deals with the rows a new foreign key would refuse, as a person decided; empty when nobody did. */
    Optional<Action> orphans(Constraint constraint) {
        OrphanRule rule = context.options().orphans().get(constraint.key());
        Matcher matcher = REFERENCES.matcher(constraint.definition());
        if (rule == null || constraint.references().isEmpty() || !matcher.find()) {
            return Optional.empty();
        }
        ObjectKey table = constraint.table();
        List<String> referenced = List.of(matcher.group(1).replace("\"", "").split(", "));
        String condition = BatchSql.orphan(table, constraint.columns(), constraint.references().get(), referenced);
        String change = switch (rule) {
            case SET_NULL -> BatchSql.set(table.column(constraint.columns().getFirst()), "NULL");
            case DELETE -> BatchSql.delete(table);
        };
        String what = rule == OrphanRule.DELETE ? "rows whose reference points nowhere" : "references that point nowhere";
        Loss loss = new Loss(table.qualified(), what, -1);
        boolean deletes = rule == OrphanRule.DELETE;
        TriggerEffects triggers = new TriggerEffects(context, table, deletes ? "DELETE" : "UPDATE", constraint.columns().getFirst());
        Hazard hazard = new Hazard("orphans", Severity.HIGH, (rule == OrphanRule.DELETE ? "Deletes " : "Sets to null ") + what + " in "
                + table.qualified(), "Look at them first: the rehearsal counts them");
        return Optional.of(work("orphans of " + constraint.key(), table,
                (rule == OrphanRule.DELETE ? "Delete rows of " : "Clear references of ")
                + table.qualified() + " that " + constraint.key().name() + " would refuse",
                new BatchSql.Work(table, key(table).orElse(""), "orphans of " + constraint.key().qualified(), change, condition),
                effects(table, triggers, List.of(hazard), List.of(loss))));
    }

    private static StepEffects effects(ObjectKey table, TriggerEffects triggers, List<Hazard> hazards, List<Loss> losses) {
        List<Loss> all = new ArrayList<>(losses);
        all.addAll(triggers.losses());
        List<Hazard> named = new ArrayList<>(hazards);
        named.addAll(triggers.hazards());
        return new StepEffects(List.of(Rules.rowExclusive(table)), named, false, all, all.isEmpty() ? new Reversal.Exact()
                : new Reversal.Lossy(all));
    }

    private static Action work(String id, ObjectKey object, String title, BatchSql.Work work, StepEffects effects) {
        boolean walks = !work.keyColumn().isEmpty();
        Side up = walks ? Side.of(BatchSql.byKey(work)).outsideTransaction() : Side.of(BatchSql.atOnce(work));
        // An interrupted walk leaves its progress: going back forgets it, or a later walk would go on in the middle.
        Side down = walks ? Side.of(BatchSql.FORGET) : Side.NOTHING;
        return Action.of(id, object, title, Phase.MIGRATE, up.done(BatchSql.done(work.table(), work.condition())), down,
                Ordering.touches(object)).effects(effects).orInTransaction(Action.of(id, object, title, Phase.MIGRATE,
                Side.of(BatchSql.atOnce(work)), Side.NOTHING, Ordering.touches(object)).effects(effects));
    }

    /** The single column of the table's primary key, as it is when the step runs. */
    private Optional<String> key(ObjectKey table) {
        return context.from().primaryKey(table).filter(c -> c.columns().size() == 1).map(c -> c.columns().getFirst());
    }

    static Set<String> orphanId(Constraint constraint) {
        return Set.of("orphans of " + constraint.key());
    }
}
