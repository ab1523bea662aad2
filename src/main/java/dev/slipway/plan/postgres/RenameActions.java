package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.NotNullDdl;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.diff.InheritedRenames;
import dev.slipway.diff.NotNullForms;
import dev.slipway.diff.RenamedKeys;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Column;
import dev.slipway.model.NotNullForm;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
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

/**
 * Renames that a person accepted: schemas first, then what is in them, then what is inside of that under the new name. No row is touched.
 */
final class RenameActions {
    private final SchemaDiff diff;
    private final Snapshot present;
    private final RenamedKeys keys;

    private RenameActions(SchemaDiff diff, Snapshot present) {
        this.diff = diff;
        this.present = present;
        this.keys = new RenamedKeys(diff.renames());
    }

    static List<Action> actions(SchemaDiff diff, Snapshot present) {
        RenameActions actions = new RenameActions(diff, present);
        return actions.keys.inOrder().stream()
                .filter(r -> !InheritedRenames.followsAnother(r, diff.renames(), diff.from(), AcceptedRename::to)).map(actions::action)
                        .toList();
    }

    private Action action(AcceptedRename rename) {
        ObjectKey to = rename.to();
        ObjectKey from = keys.before(rename);
        String done = "(NOT " + Existence.exists(from) + " OR " + Existence.exists(to) + ")";
        String undone = "(NOT " + Existence.exists(to) + " OR " + Existence.exists(from) + ")";
        List<String> up = new ArrayList<>(statements(from, to));
        List<String> down = new ArrayList<>();
        for (NotNullName name : notNullNames(rename)) {
            up.add(NotNullDdl.rename(name.after(), name.oldName(), name.newName()));
            down.add(NotNullDdl.rename(name.after(), name.newName(), name.oldName()));
        }
        down.addAll(statements(to, from));
        return Action.of("rename " + rename.from(), to, "Rename " + rename.from().described() + " to " + to.name(), Phase.EXPAND,
                Side.of(up).done(done), Side.of(down).done(undone), Ordering.touches(to))
                .effects(new StepEffects(locks(from), hazards(rename.from()), false, List.of(), new Reversal.Exact()));
    }

    private static List<String> statements(ObjectKey from, ObjectKey to) {
        List<String> sql = new ArrayList<>();
        if (!from.schema().equals(to.schema()) && from.parent().isEmpty()) {
            sql.add("ALTER " + ObjectDdl.named(from) + " SET SCHEMA " + Quote.identifier(to.schema()));
        }
        if (!from.name().equals(to.name())) {
            sql.add(ObjectDdl.rename(new ObjectKey(from.kind(), to.schema(), from.parent(), from.name(), from.signature()), to.name()));
        }
        return sql;
    }

    /** The locks of ALTER … RENAME (PostgreSQL 18 manual, ALTER TABLE and ALTER INDEX); types, routines and schemas are no relations. */
    private static List<LockForecast> locks(ObjectKey key) {
        return switch (key.kind()) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE -> List.of(Rules.accessExclusive(key));
            case COLUMN, CONSTRAINT -> List.of(Rules.accessExclusive(ObjectKey.table(key.schema(), key.parent())));
            case INDEX -> List.of(Rules.shareUpdateExclusive(key));
            default -> List.of();
        };
    }

    /** Nothing but ON CONFLICT ON CONSTRAINT goes by the name of a constraint or an index. */
    private static List<Hazard> hazards(ObjectKey key) {
        return key.kind() == ObjectKind.CONSTRAINT || key.kind() == ObjectKind.INDEX ? List.of() : List.of(Rules.rename(key));
    }

    /** A not null constraint that goes along; {@code after} is the column under its new name. */
    private record NotNullName(ObjectKey after, String oldName, String newName) {}

    /** The not null constraints of the server's own names, which the server leaves as they are when it renames a table or a column. */
    private List<NotNullName> notNullNames(AcceptedRename rename) {
        if (!NotNullForms.known(present)) {
            return List.of();
        }
        return switch (rename.from().kind()) {
            case TABLE -> table(rename.to()).stream().flatMap(t -> t.columns().stream())
                    .filter(c -> diff.renames().stream().noneMatch(r -> r.to().equals(rename.to().column(c.name()))))
                    .flatMap(c -> follows(c, rename.from().column(c.name()), rename.to().column(c.name())).stream()).toList();
            case COLUMN -> table(rename.to().object()).flatMap(t -> t.column(rename.to().name())).stream()
                    .flatMap(c -> follows(c, rename.from(), rename.to()).stream()).toList();
            default -> List.of();
        };
    }

    private Optional<Table> table(ObjectKey key) {
        return diff.from().table(key);
    }

    private Optional<NotNullName> follows(Column column, ObjectKey before, ObjectKey after) {
        String oldName = NotNullForm.usualName(before);
        String newName = NotNullForm.usualName(after);
        boolean follows = column.notNull() && !column.notNullForm().inherited() && column.notNullForm().name().isEmpty()
                && !oldName.equals(newName)
                && NotNullForms.heirsFollow(present.model(), before, oldName);
        return follows ? Optional.of(new NotNullName(after, oldName, newName)) : Optional.empty();
    }
}
