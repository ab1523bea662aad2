package dev.slipway.dialect.mysql.rows;

import dev.slipway.dialect.mysql.Quote;
import dev.slipway.model.ObjectKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that read, copy, compare and put back rows; columns are given by their raw names. */
public final class RowSql {
    /** Longer values go into the sum of a row by a sum of their own, so that no row is longer than the server takes. */
    private static final int LONG = 256;

    private RowSql() {}

    /** The table in the database of the session. */
    public static String table(ObjectKey table) {
        return Quote.name(table.name());
    }

    static String columns(List<String> raw) {
        return raw.stream().map(Quote::name).collect(Collectors.joining(", "));
    }

    /** One row for each column of a table, temporary or not: its name first, then its type. */
    public static String showColumns(String table) {
        return "SHOW COLUMNS FROM " + table;
    }

    /**
     * One row: the number of rows, then for each list of columns a number that depends on the rows' content and not on their order. Equal
     * sums of 64 bits of a hash over equally many rows mean equal rows, but for a chance of about one in 2^64.
     */
    public static String content(String table, List<List<TypedColumn>> columnLists) {
        String sums = columnLists.stream().map(RowSql::contentSum).map(sum -> ", " + sum).collect(Collectors.joining());
        return "SELECT COUNT(*)" + sums + " FROM " + table + " AS t";
    }

    private static String contentSum(List<TypedColumn> columns) {
        if (columns.isEmpty()) {
            return "0";
        }
        String row = columns.stream().map(RowSql::part).collect(Collectors.joining(", ',', "));
        return "COALESCE(SUM(CAST(CONV(LEFT(SHA2(CONCAT(" + row + "), 256), 16), 16, 10) AS UNSIGNED)), 0)";
    }

    /** The length before each value keeps two values from reading like one; nothing else begins with a dash. */
    private static String part(TypedColumn column) {
        String value = column.written("t");
        String plain = "CONCAT(LENGTH(" + value + "), ':', " + value + ")";
        String whole = StoredAs.mayBeLong(column.type()) ? "IF(LENGTH(" + value + ") > " + LONG + ", CONCAT('#', LENGTH(" + value
                + "), ':', SHA2(" + value + ", 256)), " + plain + ")" : plain;
        return "IF(t." + Quote.name(column.name()) + " IS NULL, '-', " + whole + ")";
    }

    /** All rows, each column as bytes. */
    public static String export(ObjectKey table, List<TypedColumn> columns) {
        return "SELECT " + columns.stream().map(c -> c.written("t")).collect(Collectors.joining(", ")) + " FROM " + table(table) + " AS t";
    }

    /** A temporary table without constraints, defaults and generated columns. @param key the columns of the primary key */
    public static String createTemporary(String temporary, List<TypedColumn> columns, List<String> key) {
        List<String> parts = new ArrayList<>();
        for (TypedColumn column : columns) {
            String collation = column.collation().isEmpty() ? "" : " CHARACTER SET " + column.collation().split("_", 2)[0] + " COLLATE "
                    + column.collation();
            parts.add(Quote.name(column.name()) + " " + (key.contains(column.name()) ? column.type() + collation + " NOT NULL"
                    : column.stored().roomyType(column.type()) + " NULL"));
        }
        if (!key.isEmpty()) {
            parts.add("PRIMARY KEY (" + columns(key) + ")");
        }
        return "CREATE TEMPORARY TABLE " + Quote.name(temporary) + " (" + String.join(", ", parts) + ")";
    }

    public static String dropTemporary(String temporary) {
        return "DROP TEMPORARY TABLE IF EXISTS " + Quote.name(temporary);
    }

    public static String temporary(String raw) {
        return Quote.name(raw);
    }

    /** Takes so many rows at once, each column a parameter of bytes. */
    public static String load(String temporary, List<TypedColumn> columns, int rows) {
        String row = "(" + columns.stream().map(c -> c.stored().parameter()).collect(Collectors.joining(", ")) + ")";
        return "INSERT INTO " + Quote.name(temporary) + " (" + columns(columns.stream().map(TypedColumn::name).toList()) + ") VALUES "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    /** A column of the temporary table and its counterpart in the table. */
    public record Pair(TypedColumn before, TypedColumn now) {}

    /** The number of rows that only the temporary table holds. */
    public static String gone(ObjectKey table, String temporary, List<Pair> key) {
        return "SELECT COUNT(*) FROM " + Quote.name(temporary) + " AS b LEFT JOIN " + table(table) + " AS t ON " + joined(key)
                + " WHERE t." + Quote.name(key.getFirst().now().name()) + " IS NULL";
    }

    /** The number of rows that only the table holds. */
    public static String added(ObjectKey table, String temporary, List<Pair> key) {
        return "SELECT COUNT(*) FROM " + table(table) + " AS t LEFT JOIN " + Quote.name(temporary) + " AS b ON " + joined(key)
                + " WHERE b." + Quote.name(key.getFirst().before().name()) + " IS NULL";
    }

    /** One row: for each column the rows that both hold with another value. */
    public static String changed(ObjectKey table, String temporary, List<Pair> key, List<Pair> columns) {
        String counts = columns.stream().map(c -> "COALESCE(SUM(" + differs(c) + "), 0)").collect(Collectors.joining(", "));
        return "SELECT " + counts + " FROM " + Quote.name(temporary) + " AS b JOIN " + table(table) + " AS t ON " + joined(key);
    }

    private static String differs(Pair column) {
        return "NOT (" + column.now().written("t") + " <=> " + column.before().written("b") + ")";
    }

    /** Deletes the rows whose key the temporary table does not hold, and those that differ in a column. */
    public static String deleteOthers(ObjectKey table, String temporary, List<Pair> key, List<Pair> others) {
        String different = others.stream().map(c -> " OR " + differs(c)).collect(Collectors.joining());
        return "DELETE t FROM " + table(table) + " AS t LEFT JOIN " + Quote.name(temporary) + " AS b ON " + joined(key) + " WHERE b."
                + Quote.name(key.getFirst().before().name()) + " IS NULL" + different;
    }

    /** Inserts the rows whose key the table does not hold. */
    public static String insertMissing(ObjectKey table, String temporary, List<Pair> key, List<String> columns) {
        String values = columns.stream().map(c -> "b." + Quote.name(c)).collect(Collectors.joining(", "));
        return "INSERT INTO " + table(table) + " (" + columns(columns) + ") SELECT " + values + " FROM " + Quote.name(temporary)
                + " AS b LEFT JOIN " + table(table) + " AS t ON " + joined(key) + " WHERE t." + Quote.name(key.getFirst().now().name())
                + " IS NULL";
    }

    public static String insertAll(ObjectKey table, String temporary, List<String> columns) {
        return "INSERT INTO " + table(table) + " (" + columns(columns) + ") SELECT " + columns(columns) + " FROM "
                + Quote.name(temporary);
    }

    public static String deleteAll(ObjectKey table) {
        return "DELETE FROM " + table(table);
    }

    /** Sets the number that the next row gets; the server takes no lower one than fits its rows. */
    public static String setAutoIncrement(String table, long next) {
        return "ALTER TABLE " + Quote.name(table) + " AUTO_INCREMENT = " + next;
    }

    /** One row of a sequence: the number that it has not given yet, and its step. */
    public static String sequenceState(String sequence) {
        return "SELECT next_not_cached_value, increment FROM " + Quote.name(sequence);
    }

    public static String restartSequence(String sequence, long next) {
        return "ALTER SEQUENCE " + Quote.name(sequence) + " RESTART " + next;
    }

    public static String dropTrigger(String trigger) {
        return "DROP TRIGGER IF EXISTS " + Quote.name(trigger);
    }

    public static String showTrigger(String trigger) {
        return "SHOW CREATE TRIGGER " + Quote.name(trigger);
    }

    /** Asks whether a statement could run now, under a name of a prepared statement. */
    public static String prepare(String name, String sql) {
        return "PREPARE " + name + " FROM " + Quote.text(sql);
    }

    private static String joined(List<Pair> key) {
        return key.stream().map(c -> "t." + Quote.name(c.now().name()) + " = b." + Quote.name(c.before().name()))
                .collect(Collectors.joining(" AND "));
    }
}
