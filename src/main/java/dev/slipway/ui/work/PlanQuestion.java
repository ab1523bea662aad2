package dev.slipway.ui.work;

import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.workspace.PlanAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What only a person can say before a plan is whole. */
public sealed interface PlanQuestion {
    /** The column or constraint it is about. */
    ObjectKey about();

    /** Whether the plan fails without an answer wherever there are rows. */
    boolean required();

    /** Whether it has been answered. */
    boolean answeredBy(PlanOptions options);

    /**
     * Where do the values of a column come from?
     *
     * @param about the column
     * @param need why it is asked
     * @param offered an expression to offer, empty for none
     */
    record Backfill(ObjectKey about, String type, Need need, String offered) implements PlanQuestion {
        @Override
        public boolean required() {
            return need == Need.FRESH;
        }

        @Override
        public boolean answeredBy(PlanOptions options) {
            return !options.backfills().getOrDefault(about, "").isBlank();
        }
    }

    /** Why a column may want values. */
    enum Need {
        /** It is new and forbids nulls, and no row has a value. */
        FRESH,
        /** It forbids nulls from now on. */
        TIGHTENED,
        /** It is new while another column of its table goes: it may be meant to carry on what that one held. */
        CARRIES
    }

    /**
     * What happens to the rows a new foreign key would refuse?
     *
     * @param about the constraint
     * @param canBeNull whether the reference may be set to null
     */
    record Orphans(ObjectKey about, ObjectKey references, boolean canBeNull, Optional<OrphanRule> offered) implements PlanQuestion {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public boolean answeredBy(PlanOptions options) {
            return options.orphans().containsKey(about);
        }
    }

    /** All questions about the chosen differences, answered or not. @param offered answers that are known already */
    static List<PlanQuestion> of(Comparison comparison, Optional<PlanAnswers> offered) {
        SchemaDiff diff = comparison.diff();
        PlanAnswers answers = offered.orElse(PlanAnswers.NONE);
        List<PlanQuestion> questions = new ArrayList<>();
        for (Difference difference : diff.differences()) {
            if (!comparison.chosen().contains(difference.key())) {
                continue;
            }
            switch (difference) {
                case Difference.Changed(Table from, Table to, var _) -> backfills(from, to, answers, questions);
                case Difference.Renamed(Table from, Table to, var _) -> backfills(from, to, answers, questions);
                case Difference.Added(Constraint constraint) -> orphans(constraint, diff, answers, questions);
                case Difference.Added _, Difference.Removed _, Difference.Changed _, Difference.Renamed _ -> { }
            }
        }
        return questions;
    }

    private static void backfills(Table from, Table to, PlanAnswers answers, List<PlanQuestion> into) {
        boolean drops = from.columns().stream().anyMatch(c -> to.column(c.name()).isEmpty());
        for (Column column : to.columns()) {
            Optional<Column> before = from.column(column.name());
            if (column.value() instanceof ValueSource.Plain && before.map(b -> column.notNull() && !b.notNull())
                    .orElse(column.notNull() || drops)) {
                Need need = before.isPresent() ? Need.TIGHTENED : column.notNull() ? Need.FRESH : Need.CARRIES;
                ObjectKey key = to.key().column(column.name());
                String known = answers.backfills().stream().filter(b -> b.column().equals(key)).findFirst()
                        .map(PlanAnswers.Backfill::expression).orElse("");
                into.add(new Backfill(key, column.type(), need, known));
            }
        }
    }

    private static void orphans(Constraint constraint, SchemaDiff diff, PlanAnswers answers, List<PlanQuestion> into) {
        Optional<Table> present = diff.from().table(constraint.table());
        if (constraint.type() != ConstraintKind.FOREIGN_KEY || constraint.references().isEmpty() || present.isEmpty()) {
            return;
        }
        boolean canBeNull = constraint.columns().stream()
                .allMatch(name -> present.get().column(name).map(column -> !column.notNull()).orElse(false));
        Optional<OrphanRule> known = answers.orphans().stream().filter(o -> o.constraint().equals(constraint.key())).findFirst()
                .map(PlanAnswers.Orphans::rule);
        into.add(new Orphans(constraint.key(), constraint.references().get(), canBeNull, known));
    }
}
