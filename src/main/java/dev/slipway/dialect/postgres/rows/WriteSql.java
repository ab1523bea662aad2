package dev.slipway.dialect.postgres.rows;

import dev.slipway.dialect.RowStatements.Filled;
import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that write a few rows the way an application would; columns are given by their raw names. */
public final class WriteSql {
    private static final String ROW = "slipway_row";
    private static final String NUMBER = "slipway_number";

    private WriteSql() {}

    /**
     * Inserts copies of the first rows. Columns that are not given get what the server gives them by itself.
     *
     * @param order the columns that say which rows come first
     */
    public static String insertCopies(ObjectKey table, List<String> order, List<Filled> columns, int rows) {
        String values = columns.stream().map(c -> value(table, c)).collect(Collectors.joining(", "));
        return "INSERT INTO " + RowSql.table(table) + " (" + RowSql.columns(columns.stream().map(Filled::column).toList())
                + ") OVERRIDING SYSTEM VALUE SELECT " + values + " FROM " + numbered(table, order, "", 0, rows) + " AS p";
    }

    private static String value(ObjectKey table, Filled filled) {
        String column = RowSql.name(filled.column());
        String copied = "(p." + ROW + ")." + column;
        return switch (filled.fill()) {
            case COPIED -> copied;
            case NEXT_NUMBER -> "(SELECT pg_catalog.max(m." + column + ") FROM " + RowSql.table(table) + " AS m) + p." + NUMBER;
            case NEW_UUID -> "pg_catalog.gen_random_uuid()";
            case SUFFIXED -> copied + " || '-slipway-' || p." + NUMBER;
        };
    }

    /** Gives the first rows the values that the last rows have in some columns: values that surely are allowed there. */
    public static String updateFromLast(ObjectKey table, List<String> key, List<String> columns, int rows) {
        String set = columns.stream().map(c -> RowSql.name(c) + " = (o." + ROW + ")." + RowSql.name(c)).collect(Collectors.joining(", "));
        return "UPDATE " + RowSql.table(table) + " AS t SET " + set + " FROM " + numbered(table, key, "", 0, rows) + " AS p JOIN "
                + numbered(table, key, " DESC", 0, rows) + " AS o ON o." + NUMBER + " = p." + NUMBER + " WHERE " + picked(key);
    }

    /** Deletes rows after the first few. */
    public static String deleteAfter(ObjectKey table, List<String> key, int first, int rows) {
        return "DELETE FROM " + RowSql.table(table) + " AS t USING " + numbered(table, key, "", first, rows) + " AS p WHERE " + picked(key);
    }

    private static String numbered(ObjectKey table, List<String> order, String direction, int skipped, int rows) {
        String by = order.stream().map(c -> ROW + "." + RowSql.name(c) + direction).collect(Collectors.joining(", "));
        return "(SELECT " + ROW + ", pg_catalog.row_number() OVER (ORDER BY " + by + ") AS " + NUMBER + " FROM " + RowSql.table(table)
                + " AS "
                + ROW + " ORDER BY " + by + " LIMIT " + rows + " OFFSET " + skipped + ")";
    }

    private static String picked(List<String> key) {
        return key.stream().map(c -> "t." + RowSql.name(c) + " = (p." + ROW + ")." + RowSql.name(c)).collect(Collectors.joining(" AND "));
    }
}
