package dev.slipway.dialect.mysql.rows;

import dev.slipway.dialect.RowStatements.Filled;
import dev.slipway.dialect.mysql.Quote;
import dev.slipway.model.ObjectKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements that write a few rows the way an application would; columns are given by their raw names. */
public final class WriteSql {
    private static final String NUMBER = Quote.name("slipway number");

    private WriteSql() {}

    /** Inserts copies of the first rows. Columns that are not given get what the server gives them by itself. */
    public static String insertCopies(ObjectKey table, List<String> order, List<Filled> columns, int rows) {
        List<String> names = columns.stream().map(Filled::column).toList();
        String values = columns.stream().map(c -> value(table, c)).collect(Collectors.joining(", "));
        return "INSERT INTO " + RowSql.table(table) + " (" + RowSql.columns(names) + ") SELECT " + values + " FROM "
                + numbered(table, names, order, "", 0, rows) + " AS p";
    }

    private static String value(ObjectKey table, Filled filled) {
        String column = Quote.name(filled.column());
        return switch (filled.fill()) {
            case COPIED -> "p." + column;
            case NEXT_NUMBER -> "(SELECT MAX(m." + column + ") FROM " + RowSql.table(table) + " AS m) + p." + NUMBER;
            case NEW_UUID -> "UUID()";
            case SUFFIXED -> "CONCAT(p." + column + ", '-slipway-', p." + NUMBER + ")";
        };
    }

    /** Gives the first rows the values that the last rows have in some columns: values that surely are allowed there. */
    public static String updateFromLast(ObjectKey table, List<String> key, List<String> columns, int rows) {
        String set = columns.stream().map(c -> "t." + Quote.name(c) + " = o." + Quote.name(c)).collect(Collectors.joining(", "));
        return "UPDATE " + RowSql.table(table) + " AS t JOIN " + numbered(table, key, key, "", 0, rows) + " AS p ON " + picked(key)
                + " JOIN " + numbered(table, columns, key, " DESC", 0, rows) + " AS o ON o." + NUMBER + " = p." + NUMBER + " SET " + set;
    }

    /** Deletes rows after the first few. */
    public static String deleteAfter(ObjectKey table, List<String> key, int first, int rows) {
        return "DELETE t FROM " + RowSql.table(table) + " AS t JOIN " + numbered(table, key, key, "", first, rows) + " AS p ON "
                + picked(key);
    }

    private static String numbered(ObjectKey table, List<String> columns, List<String> order, String direction, int skipped, int rows) {
        Set<String> named = new LinkedHashSet<>(columns);
        String by = order.stream().map(c -> "r." + Quote.name(c) + direction).collect(Collectors.joining(", "));
        String given = named.stream().map(c -> "r." + Quote.name(c) + ", ").collect(Collectors.joining());
        return "(SELECT " + given + "ROW_NUMBER() OVER (ORDER BY " + by + ") AS " + NUMBER + " FROM " + RowSql.table(table)
                + " AS r ORDER BY " + by + " LIMIT " + skipped + ", " + rows + ")";
    }

    private static String picked(List<String> key) {
        return key.stream().map(c -> "t." + Quote.name(c) + " = p." + Quote.name(c)).collect(Collectors.joining(" AND "));
    }
}
