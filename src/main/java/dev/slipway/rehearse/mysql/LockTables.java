package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.event.LockMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the server shows of locks at one moment: metadata locks on tables of the database, and waits for locks on rows. */
final class LockTables implements AutoCloseable {
    /** Copies that an ALTER makes are nobody's concern. */
    private static final String METADATA = """
            SELECT t.PROCESSLIST_ID, m.OBJECT_NAME, m.LOCK_TYPE, m.LOCK_STATUS
              FROM performance_schema.metadata_locks m JOIN performance_schema.threads t ON t.THREAD_ID = m.OWNER_THREAD_ID
             WHERE m.OBJECT_TYPE = 'TABLE' AND m.OBJECT_SCHEMA = DATABASE() AND m.LOCK_STATUS IN ('GRANTED', 'PENDING')
               AND m.OBJECT_NAME NOT LIKE '#sql%' AND t.PROCESSLIST_ID IS NOT NULL AND t.PROCESSLIST_ID <> CONNECTION_ID()
            """;
    private static final String ROWS_MYSQL = """
            SELECT w.PROCESSLIST_ID, b.PROCESSLIST_ID, l.OBJECT_NAME, l.LOCK_MODE
              FROM performance_schema.data_lock_waits d
              JOIN performance_schema.data_locks l ON l.ENGINE_LOCK_ID = d.REQUESTING_ENGINE_LOCK_ID
              JOIN performance_schema.threads w ON w.THREAD_ID = d.REQUESTING_THREAD_ID
              JOIN performance_schema.threads b ON b.THREAD_ID = d.BLOCKING_THREAD_ID
             WHERE l.OBJECT_SCHEMA = DATABASE()
            """;
    private static final String ROWS_MARIADB = """
            SELECT w.trx_mysql_thread_id, b.trx_mysql_thread_id, TRIM(BOTH '`' FROM SUBSTRING_INDEX(l.lock_table, '.', -1)), l.lock_mode
              FROM information_schema.INNODB_LOCK_WAITS d
              JOIN information_schema.INNODB_LOCKS l ON l.lock_id = d.requested_lock_id
              JOIN information_schema.INNODB_TRX w ON w.trx_id = d.requesting_trx_id
              JOIN information_schema.INNODB_TRX b ON b.trx_id = d.blocking_trx_id
             WHERE SUBSTRING_INDEX(l.lock_table, '.', 1) = CONCAT('`', DATABASE(), '`')
            """;

    /**
     * MariaDB keeps what it last showed of transactions, their locks and waits for as long as anybody reads it more often than every 0.1 s
     * (MariaDB 11.4 source, trx0i_s.cc, CACHE_MIN_IDLE_TIME_NS): whoever looks all the time sees the same for ever.
     */
    private static final long REST_ON_MARIADB_NANOS = 120_000_000;

    private final PreparedStatement metadata;
    private final PreparedStatement rows;
    private final long rest;
    private List<RowWait> lastWaits = List.of();
    private long lastRead;

    LockTables(Connection connection) throws SQLException {
        boolean mariaDb = Product.of(connection) == Product.MARIADB;
        this.metadata = connection.prepareStatement(METADATA);
        this.rows = connection.prepareStatement(mariaDb ? ROWS_MARIADB : ROWS_MYSQL);
        this.rest = mariaDb ? REST_ON_MARIADB_NANOS : 0;
        this.lastRead = System.nanoTime() - rest;
    }

    /** Metadata locks on tables. One that is held several times is there once. */
    Set<SeenLock> metadata() throws SQLException {
        Set<SeenLock> locks = new HashSet<>();
        try (ResultSet row = metadata.executeQuery()) {
            while (row.next()) {
                locks.add(new SeenLock(row.getInt(1), row.getString(2), LockMode.ofMetadata(row.getString(3)),
                        row.getString(4).equals("GRANTED")));
            }
        }
        return locks;
    }

    /** A wait for a lock on rows, with who holds it. */
    record RowWait(SeenLock asked, int holder) {}

    /** Those of now, or of the last look where the server would tell nothing newer. */
    List<RowWait> rowWaits() throws SQLException {
        if (System.nanoTime() - lastRead >= rest) {
            lastWaits = readRowWaits();
            lastRead = System.nanoTime();
        }
        return lastWaits;
    }

    private List<RowWait> readRowWaits() throws SQLException {
        List<RowWait> waits = new ArrayList<>();
        try (ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                String mode = row.getString(4);
                LockMode asked = mode.startsWith("AUTO_INC") ? LockMode.RECORD_AUTO_INC : mode.startsWith("S") ? LockMode.RECORD_S
                        : LockMode.RECORD_X;
                waits.add(new RowWait(new SeenLock(row.getInt(1), row.getString(3), asked, false), row.getInt(2)));
            }
        }
        return waits;
    }

    @Override
    public void close() throws SQLException {
        metadata.close();
        rows.close();
    }
}
