package dev.slipway.plan.mysql;

import dev.slipway.dialect.mysql.Existence;
import dev.slipway.dialect.mysql.Quote;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.Action;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Renames that a person accepted: tables first, then columns and keys under their table's new name. */
final class RenameActions {
    private RenameActions() {}

    static List<Action> actions(SchemaDiff diff) {
        List<AcceptedRename> renames = new ArrayList<>(diff.renames());
        renames.sort(Comparator.comparing((AcceptedRename r) -> !r.from().parent().isEmpty()).thenComparing(AcceptedRename::from));
        return renames.stream().map(RenameActions::action).toList();
    }

    private static Action action(AcceptedRename rename) {
        ObjectKey to = rename.to();
        ObjectKey from = new ObjectKey(to.kind(), to.schema(), to.parent(), rename.from().name(), rename.from().signature());
        Hazard hazard = new Hazard("rename", Severity.MEDIUM, "Code that uses " + rename.from().qualified() + " fails from this moment on",
                "Add the new name beside the old one, and drop the old one later");
        String table = to.parent().isEmpty() ? to.name() : to.parent();
        return Action.of("rename " + rename.from(), to, "Rename " + rename.from().described() + " to " + to.name(), Phase.EXPAND,
                Side.of(statement(from, to)).done("(NOT " + exists(from) + " OR " + exists(to) + ")"),
                Side.of(statement(to, from)).done("(NOT " + exists(to) + " OR " + exists(from) + ")"), Ordering.touches(to))
                .effects(new StepEffects(List.of(Risks.exclusive(table)), List.of(hazard), false, List.of(), new Reversal.Exact()));
    }

    private static String exists(ObjectKey key) {
        return switch (key.kind()) {
            case COLUMN -> Existence.column(key);
            case INDEX -> Existence.key(key.parent(), key.name());
            default -> Existence.table(key.name());
        };
    }

    private static String statement(ObjectKey from, ObjectKey to) {
        String names = Quote.name(from.name()) + " TO " + Quote.name(to.name());
        return switch (to.kind()) {
            case COLUMN -> "ALTER TABLE " + Quote.name(to.parent()) + " RENAME COLUMN " + names;
            case INDEX -> "ALTER TABLE " + Quote.name(to.parent()) + " RENAME KEY " + names;
            case TABLE, VIEW -> "RENAME TABLE " + names;
            default -> throw cannot(to.kind(), from);
        };
    }

    private static ProblemException cannot(ObjectKind kind, ObjectKey from) {
        return new ProblemException("The server cannot rename a " + kind.word(), from.qualified(), "Leave this rename out");
    }
}
