package dev.slipway.plan.mysql;

import dev.slipway.diff.Difference;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.model.View;
import dev.slipway.plan.Action;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** MySQL's and MariaDB's way from one schema to another. */
public final class MySqlActions implements Planner.ActionSource {
    @Override
    public List<Action> renames(SchemaDiff diff, Snapshot from) {
        return RenameActions.actions(diff);
    }

    @Override
    public List<Action> actions(SchemaDiff diff, Snapshot from, Snapshot to, PlanOptions options) {
        TableChanges tables = new TableChanges(diff, from, to);
        List<Action> actions = new ArrayList<>(tables.actions());
        actions.addAll(new ForeignKeyActions(diff, tables).actions());
        ProgramActions programs = new ProgramActions(diff, tables.altered());
        TreeMap<ObjectKey, Difference> byKey = new TreeMap<>();
        diff.differences().forEach(d -> byKey.put(d.key(), d));
        byKey.values().forEach(d -> {
            Optional<SchemaObject> before = diff.from().find(d.key());
            Optional<SchemaObject> after = diff.to().find(d.key());
            if (!isOfTable(after.or(() -> before).orElseThrow()) && d.key().kind() != ObjectKind.TRIGGER) {
                actions.addAll(programs.actions(before, after));
            }
        });
        actions.addAll(programs.triggers());
        return actions;
    }

    /** Tables and their parts are planned together. */
    private static boolean isOfTable(SchemaObject object) {
        return switch (object) {
            case View _, Definition _ -> false;
            default -> true;
        };
    }

    static boolean isForeignKey(SchemaObject object) {
        return object instanceof Constraint c && c.type() == ConstraintKind.FOREIGN_KEY;
    }

    static Table table(dev.slipway.model.SchemaModel model, ObjectKey key) {
        return model.table(key).orElseThrow(() -> new IllegalStateException("no " + key.described()));
    }
}
