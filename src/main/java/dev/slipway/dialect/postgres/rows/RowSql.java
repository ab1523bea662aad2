package dev.slipway.dialect.postgres.rows;

import dev.slipway.dialect.RenamedColumn;
import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Statements over the rows of a table; columns are given by their raw names. */
public final class RowSql {
    private RowSql() {}

    /** A name as it stands in SQL. Always quoted, so that no list of keywords is needed. */
    public static String name(String raw) {
        return '"' + raw.replace("\"", "\"\"") + '"';
    }

    public static String table(ObjectKey table) {
        return name(table.schema()) + "." + name(table.name());
    }

    public static String columns(List<String> raw) {
        return raw.stream().map(RowSql::name).collect(Collectors.joining(", "));
    }

    /**
     * One row: the number of rows, then for each list of columns a number that depends on the rows' content and not on their order.
     * The hash is taken over the text of the row; equal sums of 64-bit hashes over equally many rows mean equal rows, but for a
     * chance of about one in 2^64. ONLY is not said: a partitioned table counts with its partitions.
     */
    public static String content(String table, List<List<String>> columnLists) {
        String sums = columnLists.stream().map(RowSql::contentSum).map(sum -> ", " + sum).collect(Collectors.joining());
        return "SELECT pg_catalog.count(*)" + sums + " FROM " + table + " AS t";
    }

    private static String contentSum(List<String> columns) {
        if (columns.isEmpty()) {
            return "0::pg_catalog.numeric";
        }
        String row = columns.stream().map(c -> "t." + name(c)).collect(Collectors.joining(", "));
        return "COALESCE(pg_catalog.sum(pg_catalog.hashtextextended(ROW(" + row + ")::pg_catalog.text, 0)::pg_catalog.numeric), 0)";
    }

    public static String copyOut(ObjectKey table, List<String> columns) {
        return "COPY (SELECT " + columns(columns) + " FROM " + table(table) + ") TO STDOUT (FORMAT binary)";
    }

    /** @param temporary the raw name of a temporary table */
    public static String copyIn(String temporary, List<String> columns) {
        return "COPY pg_temp." + name(temporary) + " (" + columns(columns) + ") FROM STDIN (FORMAT binary)";
    }

    /**
     * A temporary table without constraints, defaults and generated columns, which the end of the transaction drops.
     *
     * @param types by the columns' raw names, in order; as the server prints them
     */
    public static String createTemporary(String temporary, SequencedMap<String, String> types) {
        String columns = types.entrySet().stream().map(c -> name(c.getKey()) + " " + c.getValue()).collect(Collectors.joining(", "));
        return "CREATE TEMPORARY TABLE " + name(temporary) + " (" + columns + ") ON COMMIT DROP";
    }

    /**
     * One row: the rows that only the temporary table holds, those that only the table holds, and for each column the rows that
     * both hold with another value.
     */
    public static String compare(ObjectKey table, String temporary, List<RenamedColumn> key, List<RenamedColumn> columns) {
        String first = key.getFirst().now();
        String firstBefore = key.getFirst().before();
        String both = "t." + name(first) + " IS NOT NULL AND b." + name(firstBefore) + " IS NOT NULL";
        String differing = columns.stream().map(c -> ", pg_catalog.count(*) FILTER (WHERE " + both + " AND t." + name(c.now())
                + "::pg_catalog.text IS DISTINCT FROM b." + name(c.before()) + "::pg_catalog.text)").collect(Collectors.joining());
        String join = key.stream().map(c -> "t." + name(c.now()) + " = b." + name(c.before())).collect(Collectors.joining(" AND "));
        return "SELECT pg_catalog.count(*) FILTER (WHERE t." + name(first) + " IS NULL), pg_catalog.count(*) FILTER (WHERE b."
                + name(firstBefore) + " IS NULL)" + differing + " FROM " + table(table) + " AS t FULL JOIN " + temporary(temporary)
                + " AS b ON " + join;
    }

    public static String temporary(String raw) {
        return "pg_temp." + name(raw);
    }

    /** Deletes the rows whose key the temporary table does not hold. */
    public static String deleteOthers(ObjectKey table, String temporary, List<String> key) {
        return "DELETE FROM " + table(table) + " AS t WHERE NOT EXISTS (SELECT FROM " + temporary(temporary) + " AS b WHERE " + equal(key)
                + ")";
    }

    /** Sets the columns of rows that differ to what the temporary table holds. */
    public static String updateDifferent(ObjectKey table, String temporary, List<String> key, List<String> columns) {
        String set = columns.stream().map(c -> name(c) + " = b." + name(c)).collect(Collectors.joining(", "));
        String left = columns.stream().map(c -> "t." + name(c)).collect(Collectors.joining(", "));
        String right = columns.stream().map(c -> "b." + name(c)).collect(Collectors.joining(", "));
        return "UPDATE " + table(table) + " AS t SET " + set + " FROM " + temporary(temporary) + " AS b WHERE " + equal(key)
                + " AND ROW(" + left + ")::pg_catalog.text IS DISTINCT FROM ROW(" + right + ")::pg_catalog.text";
    }

    /** Inserts the rows whose key the table does not hold; the values of identity columns are kept. */
    public static String insertMissing(ObjectKey table, String temporary, List<String> key, List<String> columns) {
        return insertAll(table, temporary, columns) + " AS b WHERE NOT EXISTS (SELECT FROM " + table(table) + " AS t WHERE " + equal(key)
                + ")";
    }

    public static String insertAll(ObjectKey table, String temporary, List<String> columns) {
        return "INSERT INTO " + table(table) + " (" + columns(columns) + ") OVERRIDING SYSTEM VALUE SELECT " + columns(columns)
                + " FROM " + temporary(temporary);
    }

    public static String deleteAll(ObjectKey table) {
        return "DELETE FROM " + table(table);
    }

    private static String equal(List<String> key) {
        return key.stream().map(c -> "t." + name(c) + " = b." + name(c)).collect(Collectors.joining(" AND "));
    }
}
