package dev.slipway.dialect.mysql;

import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.MySqlTable;
import dev.slipway.model.PostgresTable;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.List;

/** Tables of MySQL and MariaDB with their keys as SQL. */
public final class TableDdl {
    private TableDdl() {}

    /** The engine's part of a table that was read from MySQL or MariaDB. */
    public static MySqlTable details(Table table) {
        return switch (table.details()) {
            case MySqlTable details -> details;
            case PostgresTable _ -> throw new IllegalArgumentException("a table of PostgreSQL: " + table.key().qualified());
        };
    }

    /** The statement that makes a table with its keys and checks; its foreign keys come later, when all tables are there. */
    public static String create(Table table, SchemaModel model) {
        MySqlTable details = details(table);
        List<String> items = new ArrayList<>();
        table.columns().forEach(c -> items.add(ColumnDdl.definition(details, c)));
        items.addAll(details.periods());
        model.constraints(table.key()).filter(c -> c.type() == ConstraintKind.PRIMARY_KEY).forEach(c -> items.add(constraint(c)));
        model.indexes(table.key()).forEach(i -> items.add(index(i)));
        model.constraints(table.key()).filter(c -> c.type() == ConstraintKind.CHECK).forEach(c -> items.add(constraint(c)));
        return "CREATE TABLE IF NOT EXISTS " + Quote.name(table.key().name()) + " (\n  " + String.join(",\n  ", items) + "\n)"
                + options(table);
    }

    private static String options(Table table) {
        MySqlTable details = details(table);
        StringBuilder sql = new StringBuilder(" ENGINE=").append(details.engine());
        if (!details.collation().isEmpty()) {
            sql.append(" DEFAULT").append(ColumnDdl.characterSet(details.collation()));
        }
        details.options().forEach(o -> sql.append(' ').append(o));
        sql.append(table.attributes().comment().isEmpty() ? "" : " COMMENT=" + Quote.text(table.attributes().comment()));
        sql.append(details.versioned() ? " WITH SYSTEM VERSIONING" : "");
        return sql.append(details.partitioning().isEmpty() ? "" : "\n" + details.partitioning()).toString();
    }

    /** A constraint as it stands in CREATE TABLE and after ADD. */
    public static String constraint(Constraint constraint) {
        return switch (constraint.type()) {
            case PRIMARY_KEY -> "PRIMARY KEY " + constraint.definition();
            case FOREIGN_KEY -> "CONSTRAINT " + Quote.name(constraint.key().name()) + " FOREIGN KEY " + constraint.definition();
            case CHECK -> "CONSTRAINT " + Quote.name(constraint.key().name()) + " CHECK " + constraint.definition();
            case UNIQUE, EXCLUSION, NOT_NULL -> throw new IllegalArgumentException("not a constraint of MySQL: " + constraint.key());
        };
    }

    /** A key as it stands in CREATE TABLE and after ADD. */
    public static String index(Index index) {
        String definition = index.definition();
        String kind = index.unique() ? "UNIQUE " : "";
        for (String word : List.of("FULLTEXT ", "SPATIAL ")) {
            if (definition.startsWith(word)) {
                kind = word;
                definition = definition.substring(word.length());
            }
        }
        return kind + "KEY " + Quote.name(index.key().name()) + " " + definition;
    }
}
