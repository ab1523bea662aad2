package dev.slipway.dialect.postgres.rows;

import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements that take rows out of a copy of a database which is dropped later; columns are given by their raw names. */
public final class ShrinkSql {
    private static final long PARTS = 1_000_000;

    private ShrinkSql() {}

    /**
     * Deletes all but a share of the rows, chosen by a hash of their key: the same ones each time.
     *
     * @param key the columns of the primary key; the whole row decides where there is none
     * @param share from 0 to 1
     */
    public static String keepShare(ObjectKey table, List<String> key, double share) {
        String row = key.isEmpty() ? "t.*" : key.stream().map(c -> "t." + RowSql.name(c)).collect(Collectors.joining(", "));
        return "DELETE FROM " + RowSql.table(table) + " AS t WHERE (pg_catalog.hashtextextended(ROW(" + row + ")::pg_catalog.text, 0)"
                + " & 9223372036854775807) % " + PARTS + " >= " + Math.round(share * PARTS);
    }

    /** Deletes the rows whose foreign key points at a row that is not there any more. @param columns and those they point at, in order */
    public static String deleteOrphans(ObjectKey table, List<String> columns, ObjectKey parent, List<String> referenced) {
        String all = columns.stream().map(c -> "t." + RowSql.name(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String equal = IntStream.range(0, columns.size()).mapToObj(i -> "p." + RowSql.name(referenced.get(i)) + " = t."
                + RowSql.name(columns.get(i))).collect(Collectors.joining(" AND "));
        return "DELETE FROM " + RowSql.table(table) + " AS t WHERE " + all + " AND NOT EXISTS (SELECT FROM " + RowSql.table(parent)
                + " AS p WHERE " + equal + ")";
    }

    public static String count(ObjectKey table) {
        return "SELECT pg_catalog.count(*) FROM " + RowSql.table(table);
    }
}
