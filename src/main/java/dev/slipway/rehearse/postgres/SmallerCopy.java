package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.ShrinkSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.server.CloneServer.Sized;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes rows out of a copy of staging, to measure the same plan at another size: of each large table a share stays, without those whose
 * foreign keys would then point nowhere. Small tables, mostly lists that others refer to, stay whole where they can.
 */
final class SmallerCopy {
    /** Fewer rows take no time worth measuring, and deleting them would take others with them. */
    private static final long SMALL_TABLE_ROWS = 10_000;
    /** Rounds in which orphans of orphans are looked for; more than any circle of foreign keys is long. */
    private static final int ROUNDS = 20;
    /** Triggers would do again what the rows have been through already, and foreign keys would refuse the order of the deletes. */
    private static final String SILENCE = "SET session_replication_role = replica";
    private static final String FOREIGN_KEYS = """
            SELECT n.nspname, c.relname, m.nspname, p.relname,
                   ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS u (num, place)
                           JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.place),
                   ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY AS u (num, place)
                           JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.place)
              FROM pg_catalog.pg_constraint k
              JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_class p ON p.oid = k.confrelid JOIN pg_catalog.pg_namespace m ON m.oid = p.relnamespace
             WHERE k.contype = 'f' AND k.conparentid = 0
            """;

    private final Connection connection;
    private final Cancellation cancellation;

    private SmallerCopy(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    private record ForeignKey(ObjectKey table, List<String> columns, ObjectKey parent, List<String> referenced) {}

    /**
     * Shrinks it.
     *
     * @param tables those that others refer to come first
     * @param share of the rows of large tables that stays, above 0 and below 1
     * @throws SQLException also when the role may not set session_replication_role (42501)
     */
    static void shrink(Database copy, List<Sized> tables, double share, Cancellation cancellation) throws SQLException {
        try (Connection connection = copy.open(SessionPurpose.EXECUTE)) {
            new SmallerCopy(connection, cancellation).shrink(tables, share);
        }
    }

    private void shrink(List<Sized> tables, double share) throws SQLException {
        execute(SILENCE);
        List<ForeignKey> keys = foreignKeys();
        for (Sized sized : tables) {
            long before = number(ShrinkSql.count(sized.table()));
            for (ForeignKey key : keys) {
                if (key.table().equals(sized.table())) {
                    deleteOrphans(key);
                }
            }
            long left = number(ShrinkSql.count(sized.table()));
            if (before >= SMALL_TABLE_ROWS && left > before * share) {
                execute(ShrinkSql.keepShare(sized.table(), sized.key(), before * share / left));
            }
        }
        for (int round = 0; round < ROUNDS && deleteAllOrphans(keys) > 0; round++) {
            // Another round finds the rows that pointed at what this one took away.
        }
        // What was deleted leaves room in the files, over which every step would go as before.
        execute("VACUUM (FULL, ANALYZE)");
    }

    private long deleteAllOrphans(List<ForeignKey> keys) throws SQLException {
        long deleted = 0;
        for (ForeignKey key : keys) {
            deleted += deleteOrphans(key);
        }
        return deleted;
    }

    private long deleteOrphans(ForeignKey key) throws SQLException {
        return execute(ShrinkSql.deleteOrphans(key.table(), key.columns(), key.parent(), key.referenced()));
    }

    private List<ForeignKey> foreignKeys() throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(FOREIGN_KEYS)) {
            while (row.next()) {
                keys.add(new ForeignKey(ObjectKey.table(row.getString(1), row.getString(2)), names(row.getArray(5)),
                        ObjectKey.table(row.getString(3), row.getString(4)), names(row.getArray(6))));
            }
        }
        return keys;
    }

    private static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return cancellation.during(statement, () -> {
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    return row.getLong(1);
                }
            });
        }
    }

    private long execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return cancellation.during(statement, () -> statement.executeLargeUpdate(sql));
        }
    }
}
