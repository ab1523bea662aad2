package dev.slipway.dialect.postgres.rows;

import dev.slipway.model.ObjectKey;
import java.util.List;

/** Statements as an application sends them all day; names are raw, {@code key} is SQL for the value looked for. */
public final class WorkloadSql {
    private WorkloadSql() {}

    /** One row by its key. */
    public static String read(ObjectKey table, List<String> columns, String keyColumn, String key) {
        return "SELECT " + RowSql.columns(columns) + " FROM " + RowSql.table(table) + " WHERE " + RowSql.name(keyColumn) + " = " + key;
    }

    /** Writes one row as it is. */
    public static String touch(ObjectKey table, String column, String keyColumn, String key) {
        return "UPDATE " + RowSql.table(table) + " SET " + RowSql.name(column) + " = " + RowSql.name(column) + " WHERE "
                + RowSql.name(keyColumn) + " = " + key;
    }

    /** The key of whichever row comes first, as a part of a statement. */
    public static String anyKey(ObjectKey table, String column) {
        return "(SELECT k." + RowSql.name(column) + " FROM " + RowSql.table(table) + " AS k LIMIT 1)";
    }

    /** One row: the lowest and the highest value in a column. */
    public static String range(ObjectKey table, String column) {
        return "SELECT pg_catalog.min(" + RowSql.name(column) + "), pg_catalog.max(" + RowSql.name(column) + ") FROM "
                + RowSql.table(table);
    }
}
