package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.List;

/** All statements that make one object as a model describes it, comment and privileges included, and the one that drops it. */
final class Creation {
    private Creation() {}

    static List<String> create(SchemaObject object, SchemaModel model) {
        List<String> sql = new ArrayList<>();
        switch (object) {
            case Table table -> sql.addAll(table(table, model));
            case Constraint constraint -> {
                sql.add(ObjectDdl.add(constraint, !constraint.validated()));
                sql.addAll(indexComment(constraint));
            }
            case Index index -> sql.add(ObjectDdl.create(index, isPartitioned(model, index), false));
            case Sequence sequence -> sql.add(ObjectDdl.create(sequence));
            case View view -> sql.addAll(view(view));
            case Routine routine -> sql.add(ObjectDdl.create(routine));
            case EnumType type -> sql.add(ObjectDdl.create(type));
            case Definition definition -> sql.addAll(ObjectDdl.create(definition));
        }
        sql.addAll(AttributeDdl.change(object.key(), Attributes.NONE.withOwner(object.attributes().owner()), object.attributes()));
        return sql;
    }

    static List<String> indexComment(Constraint constraint) {
        return constraint.indexComment().isEmpty() ? List.of() : List.of(AttributeDdl.indexComment(constraint.key(), constraint.indexComment()));
    }

    static boolean isPartitioned(SchemaModel model, Index index) {
        return model.table(index.table()).map(t -> TableDdl.details(t).isPartitioned()).orElse(false);
    }

    private static List<String> view(View view) {
        List<String> sql = new ArrayList<>();
        sql.add(ObjectDdl.create(view));
        view.columns().stream().filter(c -> !c.comment().isEmpty())
                .forEach(c -> sql.add(AttributeDdl.comment(view.key().column(c.name()), c.comment())));
        return sql;
    }

    private static List<String> table(Table table, SchemaModel model) {
        List<String> sql = new ArrayList<>();
        sql.add(TableDdl.create(table));
        for (Column column : table.columns()) {
            sql.addAll(columnExtras(table.key(), column));
            if (!column.local() && column.value() instanceof ValueSource.Default(String expression) && !isInherited(table, column, model)) {
                sql.add(TableDdl.alterColumnOnly(table.key(), column.name()) + "SET DEFAULT " + expression);
            }
        }
        sql.addAll(TableDdl.settings(table.key(), fresh(TableDdl.details(table)), TableDdl.details(table)));
        return sql;
    }

    private static boolean isInherited(Table table, Column column, SchemaModel model) {
        return TableDdl.details(table).inherits().stream().flatMap(p -> model.table(p).stream()).flatMap(t -> t.column(column.name()).stream())
                .anyMatch(c -> c.value().equals(column.value()));
    }

    /** What a column has that its clause in CREATE TABLE or ADD COLUMN cannot say. */
    static List<String> columnExtras(ObjectKey table, Column column) {
        List<String> sql = new ArrayList<>();
        ColumnStorage fresh = new ColumnStorage("", column.storage().compression(), -1, "");
        sql.addAll(TableDdl.storage(table, column, fresh));
        if (!column.comment().isEmpty()) {
            sql.add(AttributeDdl.comment(table.column(column.name()), column.comment()));
        }
        return sql;
    }

    /** The settings a table has right after CREATE TABLE. */
    static PostgresTable fresh(PostgresTable wanted) {
        return new PostgresTable(wanted.unlogged(), wanted.options(), wanted.partitionBy(), wanted.inherits(), wanted.partitionBound(), false, false,
                "DEFAULT", "", wanted.accessMethod(), wanted.ofType(), wanted.server(), wanted.serverOptions());
    }

    static String drop(SchemaObject object) {
        return switch (object) {
            case Table table -> TableDdl.drop(table);
            case Constraint constraint -> ObjectDdl.drop(constraint);
            case Index index -> ObjectDdl.drop(index, false);
            case Sequence sequence -> ObjectDdl.drop(sequence.key());
            case View view -> ObjectDdl.drop(view.key());
            case Routine routine -> ObjectDdl.drop(routine.key());
            case EnumType type -> ObjectDdl.drop(type.key());
            case Definition definition -> ObjectDdl.drop(definition.key());
        };
    }

}
