package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.diff.InheritedRenames;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Renames that a person accepted: relations first, then what is inside them under its relation's new name. */
final class RenameActions {
    private RenameActions() {}

    static List<Action> actions(SchemaDiff diff) {
        List<AcceptedRename> renames = new ArrayList<>(diff.renames());
        renames.removeIf(r -> InheritedRenames.followsAnother(r, diff.renames(), diff.from(), AcceptedRename::to));
        renames.sort(Comparator.comparing((AcceptedRename r) -> !r.from().parent().isEmpty()).thenComparing(AcceptedRename::from));
        return renames.stream().map(r -> action(r, diff)).toList();
    }

    private static Action action(AcceptedRename rename, SchemaDiff diff) {
        ObjectKey to = rename.to();
        ObjectKey from = to.parent().isEmpty() ? rename.from()
                : new ObjectKey(to.kind(), to.schema(), to.parent(), rename.from().name(), rename.from().signature());
        String done = "(NOT " + Existence.exists(from) + " OR " + Existence.exists(to) + ")";
        String undone = "(NOT " + Existence.exists(to) + " OR " + Existence.exists(from) + ")";
        ObjectKey relation = to.parent().isEmpty() ? from : ObjectKey.table(to.schema(), to.parent());
        return Action.of("rename " + rename.from(), to, "Rename " + rename.from().described() + " to " + to.name(), Phase.EXPAND,
                Side.of(statements(from, to)).done(done), Side.of(statements(to, from)).done(undone), Ordering.touches(to))
                .effects(new StepEffects(List.of(Rules.accessExclusive(relation)), List.of(Rules.rename(rename.from())), false, List.of(),
                        new Reversal.Exact()));
    }

    private static List<String> statements(ObjectKey from, ObjectKey to) {
        List<String> sql = new ArrayList<>();
        if (!from.schema().equals(to.schema()) && from.parent().isEmpty()) {
            sql.add("ALTER " + ObjectDdl.named(from) + " SET SCHEMA " + Quote.identifier(to.schema()));
        }
        if (!from.name().equals(to.name())) {
            ObjectKey moved = new ObjectKey(from.kind(), to.schema(), from.parent(), from.name(), from.signature());
            sql.add(from.kind() == ObjectKind.COLUMN
                    ? "ALTER TABLE " + Quote.parent(moved) + " RENAME COLUMN " + Quote.identifier(from.name()) + " TO "
                    + Quote.identifier(to.name())
                    : ObjectDdl.rename(moved, to.name()));
        }
        return sql;
    }
}
