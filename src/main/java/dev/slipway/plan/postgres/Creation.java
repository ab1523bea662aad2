package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.DefinitionDdl;
import dev.slipway.dialect.postgres.NotNullDdl;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Grant;
import dev.slipway.model.Index;
import dev.slipway.model.IndexSettings;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.View;
import dev.slipway.model.ViewStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All statements that make one object as a model describes it, comment and privileges included, and the one that drops it. */
final class Creation {
    private Creation() {}

    /** @param model the model that the object is part of, and that is there while it is made */
    static List<String> create(SchemaObject object, SchemaModel model) {
        return create(object, model, model);
    }

    /** @param present the model whose default privileges new objects get while the plan runs */
    static List<String> create(SchemaObject object, SchemaModel model, SchemaModel present) {
        List<String> sql = new ArrayList<>();
        switch (object) {
            case Table table -> sql.addAll(table(table, model));
            case Constraint constraint -> {
                sql.add(ObjectDdl.add(constraint, !constraint.validated()));
                sql.addAll(indexComment(constraint));
            }
            case Index index -> {
                sql.add(ObjectDdl.create(index, isPartitioned(model, index), false));
                sql.addAll(afterIndex(index, model));
            }
            case Sequence sequence -> sql.add(ObjectDdl.create(sequence));
            case View view -> sql.addAll(view(view));
            case Routine routine -> sql.add(ObjectDdl.create(routine));
            case EnumType type -> sql.add(ObjectDdl.create(type));
            case Definition definition -> sql.addAll(ObjectDdl.create(definition));
        }
        String owner = owner(object, model, present);
        if (!owner.isEmpty()) {
            sql.add(AttributeDdl.owner(object.key(), owner));
        }
        Attributes born = atBirth(object, present);
        sql.addAll(AttributeDdl.change(object.key(), born, object.attributes().withOwner(born.owner())));
        return sql;
    }

    /** Whom to give a new object to: whoever it belonged to or shall belong to, where that is not whoever owns everything; else empty. */
    private static String owner(SchemaObject object, SchemaModel model, SchemaModel present) {
        String before = present.find(object.key()).map(o -> o.attributes().owner()).orElse("");
        String owner = before.isEmpty() ? object.attributes().owner() : before;
        return owner.equals((before.isEmpty() ? model : present).usualOwner()) ? "" : owner;
    }

    /** The attributes a new object has before anybody gives it any: its owner, and what default privileges grant. */
    private static Attributes atBirth(SchemaObject object, SchemaModel present) {
        String kind = switch (object.key().kind()) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "TABLES";
            case SEQUENCE -> "SEQUENCES";
            case FUNCTION, PROCEDURE, AGGREGATE -> "FUNCTIONS";
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "TYPES";
            case SCHEMA -> "SCHEMAS";
            default -> "";
        };
        String owner = present.find(object.key()).map(o -> o.attributes().owner()).orElse(object.attributes().owner());
        List<Grant> grants = Stream.of("", object.key().schema()).distinct()
                .flatMap(schema -> present.find(ObjectKey.routine(ObjectKind.DEFAULT_PRIVILEGES, schema, owner, kind)).stream())
                .flatMap(d -> d.attributes().grants().stream()).distinct().toList();
        return new Attributes(owner, "", grants);
    }

    static List<String> indexComment(Constraint constraint) {
        return constraint.indexComment().isEmpty() ? List.of() : List.of(AttributeDdl.indexComment(constraint.key(),
                constraint.indexComment()));
    }

    /** What an index has besides its definition; a materialized view that is clustered on it can say so only now. */
    static List<String> afterIndex(Index index, SchemaModel model) {
        List<String> sql = new ArrayList<>(ObjectDdl.settings(index, IndexSettings.NONE, index.settings()));
        model.find(index.table()).filter(t -> t instanceof View v && v.storage().clusterIndex().equals(index.key().name()))
                .ifPresent(v -> sql.addAll(TableDdl.storage(v.key(), ViewStorage.NONE, new ViewStorage(index.key().name(), "", ""))));
        return sql;
    }

    static boolean isPartitioned(SchemaModel model, Index index) {
        return model.table(index.table()).map(t -> TableDdl.details(t).isPartitioned()).orElse(false);
    }

    private static List<String> view(View view) {
        List<String> sql = new ArrayList<>();
        sql.add(ObjectDdl.create(view));
        view.columns().forEach(c -> sql.addAll(columnExtras(view.key(), new View.ResultColumn(c.name(), c.type(), ""), c)));
        return sql;
    }

    /** What brings a view's result column of one name from one state to another. */
    static List<String> columnExtras(ObjectKey view, View.ResultColumn from, View.ResultColumn to) {
        List<String> sql = new ArrayList<>();
        if (!from.defaultExpression().equals(to.defaultExpression())) {
            sql.add("ALTER VIEW " + Quote.qualified(view) + " ALTER COLUMN " + Quote.identifier(to.name())
                    + (to.defaultExpression().isEmpty() ? " DROP DEFAULT" : " SET DEFAULT " + to.defaultExpression()));
        }
        sql.addAll(TableDdl.storage(view, to.name(), to.type(), from.storage(), to.storage()));
        if (!from.comment().equals(to.comment())) {
            sql.add(AttributeDdl.comment(view.column(to.name()), to.comment()));
        }
        return sql;
    }

    private static List<String> table(Table table, SchemaModel model) {
        List<String> sql = new ArrayList<>();
        sql.add(TableDdl.create(table));
        for (Column column : table.columns()) {
            sql.addAll(columnExtras(table.key(), column));
            if (!column.local()) {
                sql.addAll(HeirColumns.ofNewTable(table, column, model));
            }
        }
        sql.addAll(TableDdl.settings(table.key(), fresh(TableDdl.details(table)), TableDdl.details(table)));
        return sql;
    }

    /** What a column has that its clause in CREATE TABLE or ADD COLUMN cannot say. */
    static List<String> columnExtras(ObjectKey table, Column column) {
        List<String> sql = new ArrayList<>();
        ColumnStorage fresh = new ColumnStorage("", column.storage().compression(), -1, "", List.of());
        sql.addAll(TableDdl.storage(table, column, fresh));
        sql.addAll(NotNullDdl.afterwards(table.column(column.name()), column.notNullForm()));
        if (!column.comment().isEmpty()) {
            sql.add(AttributeDdl.comment(table.column(column.name()), column.comment()));
        }
        return sql;
    }

    /** The settings a table has right after CREATE TABLE. */
    static PostgresTable fresh(PostgresTable wanted) {
        return new PostgresTable(wanted.unlogged(), wanted.options(), wanted.partitionBy(), wanted.inherits(), wanted.partitionBound(),
                false, false,
                "DEFAULT", "", wanted.accessMethod(), wanted.tablespace(), wanted.ofType(), wanted.server(), wanted.serverOptions());
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
            case Definition definition -> DefinitionDdl.drop(definition);
        };
    }

}
