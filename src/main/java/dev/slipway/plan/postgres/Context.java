package dev.slipway.plan.postgres;

import dev.slipway.diff.SchemaDiff;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.model.TableStatistics;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Strategy;
import java.util.Optional;

/** What the makers of actions look things up in. */
record Context(SchemaDiff diff, Snapshot fromSnapshot, Snapshot toSnapshot, PlanOptions options) {
    SchemaModel from() {
        return diff.from();
    }

    SchemaModel to() {
        return diff.to();
    }

    boolean online(ObjectKey key) {
        return options.strategyFor(key) == Strategy.ONLINE;
    }

    /** The table or other relation that owns a child object, as it is on one side. */
    static Optional<Table> table(SchemaModel model, ObjectKey child) {
        return model.table(ObjectKey.table(child.schema(), child.parent()))
                .or(() -> model.table(ObjectKey.of(ObjectKind.FOREIGN_TABLE, child.schema(), child.parent())));
    }

    /** Whether the table stays: neither made, removed nor made anew by this plan. */
    boolean stays(ObjectKey table, Rebuilds rebuilds) {
        return from().find(table).isPresent() && to().find(table).isPresent() && !rebuilds.contains(table);
    }

    boolean isPartitioned(SchemaModel model, ObjectKey table) {
        return model.table(table).map(t -> TableDdl.details(t).isPartitioned()).orElse(false);
    }

    /** Rows of a table as the starting database estimates them, -1 when not known. */
    long rows(ObjectKey table) {
        TableStatistics statistics = fromSnapshot.statistics().get(table);
        return statistics == null ? -1 : statistics.rows();
    }
}
