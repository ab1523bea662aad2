package dev.slipway.dialect.postgres;

import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.Index;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An object as a person reads it: one text for equal objects, with everything that belongs to a table under it. For looking at side by
 * side, not for running.
 */
public final class CanonicalDdl {
    private CanonicalDdl() {}

    /** The object's text, columns in the catalogue's order. */
    public static String of(SchemaObject object, SchemaModel model) {
        return of(object, model, List.of());
    }

    /** @param columnOrder the order of the other side's columns, so that a mere change of order does not look like a difference */
    public static String of(SchemaObject object, SchemaModel model, List<String> columnOrder) {
        List<String> statements = new ArrayList<>();
        switch (object) {
            case Table table -> table(table, model, columnOrder, statements);
            case Constraint constraint -> statements.add(ObjectDdl.add(constraint, !constraint.validated()));
            case Index index -> statements.add(index(index, model));
            case Sequence sequence -> {
                statements.add(ObjectDdl.create(sequence).replace(" IF NOT EXISTS", ""));
                sequence.ownedBy().ifPresent(c -> statements.add(ObjectDdl.ownedBy(sequence)));
            }
            case View view -> statements.add(ObjectDdl.create(view).replace("CREATE OR REPLACE", "CREATE"));
            case Routine routine -> statements.add(routine.definition());
            case EnumType type -> statements.add("CREATE TYPE " + Quote.qualified(type.key()) + " AS ENUM (\n    "
                    + String.join(",\n    ", type.labels().stream().map(Quote::literal).toList()) + "\n)");
            case Definition definition -> statements.addAll(DefinitionDdl.create(definition));
        }
        statements.addAll(attributes(object));
        return String.join(";\n", statements) + ";\n";
    }

    private static List<String> attributes(SchemaObject object) {
        return AttributeDdl.change(object.key(), Attributes.NONE.withOwner(object.attributes().owner()), object.attributes());
    }

    private static String index(Index index, SchemaModel model) {
        boolean partitioned = model.table(index.table()).map(t -> TableDdl.details(t).isPartitioned()).orElse(false);
        return ObjectDdl.create(index, partitioned, false).replace(" IF NOT EXISTS", "");
    }

    private static void table(Table table, SchemaModel model, List<String> order, List<String> statements) {
        List<Constraint> constraints = model.constraints(table.key()).toList();
        String create = TableDdl.create(inOrder(table, order)).replace(" IF NOT EXISTS", "");
        statements.add(withConstraints(create, constraints));
        PostgresTable details = TableDdl.details(table);
        if (details.isPartition()) {
            statements.add(TableDdl.attach(table));
        }
        statements.addAll(TableDdl.settings(table.key(), plain(details), details));
        statements.addAll(TableDdl.indexSettings(table.key(), plain(details), details));
        model.indexes(table.key()).forEach(i -> statements.add(index(i, model)));
        table.columns().forEach(c -> statements.addAll(NotNullDdl.afterwards(table.key().column(c.name()), c.ownNotNullForm())));
        table.columns().stream().filter(c -> !c.comment().isEmpty())
                .forEach(c -> statements.add(AttributeDdl.comment(table.key().column(c.name()), c.comment())));
    }

    private static PostgresTable plain(PostgresTable d) {
        return new PostgresTable(d.unlogged(), d.options(), d.partitionBy(), d.inherits(), d.partitionBound(), false, false, "DEFAULT", "",
                d.accessMethod(), d.tablespace(), d.ofType(), d.server(), d.serverOptions());
    }

    private static Table inOrder(Table table, List<String> order) {
        List<Column> columns = new ArrayList<>(table.columns().stream().map(c -> c.withNotNullForm(c.ownNotNullForm())).toList());
        columns.sort(Comparator.comparingInt(c -> order.contains(c.name()) ? order.indexOf(c.name()) : order.size()));
        return new Table(table.key(), columns, table.details(), table.attributes());
    }

    private static String withConstraints(String create, List<Constraint> constraints) {
        int end = create.indexOf("\n)");
        if (constraints.isEmpty() || end < 0) {
            return create;
        }
        StringBuilder text = new StringBuilder(create.substring(0, end));
        for (Constraint c : constraints) {
            text.append(",\n    CONSTRAINT ").append(Quote.identifier(c.key().name())).append(' ').append(c.definition())
                    .append(c.validated() ? "" : " NOT VALID");
        }
        return text.append(create.substring(end)).toString();
    }

    /** The order in which a table's columns stand, to hand to the other side. */
    public static List<String> columnOrder(SchemaObject object) {
        return object instanceof Table table ? table.columns().stream().map(Column::name).toList() : List.of();
    }

}
