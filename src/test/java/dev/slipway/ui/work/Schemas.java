package dev.slipway.ui.work;

import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Dependency;
import dev.slipway.model.Engine;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small schemas for tests of the workbench. */
public final class Schemas {
    private static final PostgresTable PLAIN =
            new PostgresTable(false, List.of(), "", List.of(), "", false, false, "DEFAULT", "", "", "", "", List.of());

    private Schemas() {}

    public static Snapshot snapshot(String name, List<? extends SchemaObject> objects, Dependency... dependencies) {
        return new Snapshot(new ServerVersion(Engine.POSTGRESQL, 18, "18.6"), name,
                new SchemaModel(objects, List.of(dependencies), List.of()), Map.of());
    }

    public static Column column(String name, String type, boolean notNull) {
        return new Column(name, type, "", notNull, new ValueSource.Plain(), true, "", ColumnStorage.DEFAULT);
    }

    public static Table table(String name, Column... columns) {
        return new Table(ObjectKey.table("shop", name), List.of(columns), PLAIN, Attributes.NONE);
    }

    /** A foreign key from {@code column} to the table {@code to}. */
    public static Constraint foreignKey(String table, String column, String to) {
        return new Constraint(ObjectKey.child(ObjectKind.CONSTRAINT, "shop", table, table + "_" + column + "_fkey"),
                ConstraintKind.FOREIGN_KEY,
                "FOREIGN KEY (" + column + ") REFERENCES shop." + to + "(id)", true, List.of(column),
                        Optional.of(ObjectKey.table("shop", to)), "",
                Attributes.NONE);
    }
}
