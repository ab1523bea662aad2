package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads what a step used up, from a session of its own. From version 18 on the write-ahead log is that of the plan's session alone
 * (PostgreSQL 18 manual, pg_stat_get_backend_wal); before, and for the other numbers always, it is the whole database or server,
 * whoever else works there.
 */
public final class StepMeter implements AutoCloseable {
    private static final String NUMBERS = """
            SELECT %s,
                   d.temp_bytes, pg_catalog.pg_database_size(d.datid),
                   (SELECT COALESCE(sum(t.n_dead_tup), 0)::bigint FROM pg_catalog.pg_stat_user_tables t),
                   (SELECT COALESCE(max(pg_catalog.pg_wal_lsn_diff(r.sent_lsn, r.replay_lsn)), 0)::bigint FROM pg_catalog.pg_stat_replication r)
              FROM pg_catalog.pg_stat_database d WHERE d.datname = pg_catalog.current_database()
            """;
    private static final String WAL_OF_SERVER = "pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')::bigint + 0 * ?";
    private static final String WAL_OF_SESSION = "(SELECT w.wal_bytes::bigint FROM pg_catalog.pg_stat_get_backend_wal(?) w)";
    private static final int PER_BACKEND = 18;

    private final Connection connection;
    private final PreparedStatement numbers;

    public StepMeter(Database staging) throws SQLException {
        this.connection = staging.open(SessionPurpose.OBSERVE);
        // What was read once in a transaction stays for its length otherwise, and each look is one.
        this.numbers = connection.prepareStatement(NUMBERS.formatted(
                connection.getMetaData().getDatabaseMajorVersion() >= PER_BACKEND ? WAL_OF_SESSION : WAL_OF_SERVER));
    }

    /**
     * What counters stood at.
     *
     * @param walBytes write-ahead log since the beginning of the server, or of the session
     * @param tempBytes temporary files of the database
     * @param databaseBytes size of the database
     * @param deadRows rows that VACUUM has yet to clear away
     * @param lagBytes how far the slowest replica is behind, 0 without replicas
     */
    public record Reading(long walBytes, long tempBytes, long databaseBytes, long deadRows, long lagBytes) {}

    /** @param executor the process of the plan's session, which must be between two statements */
    public Reading read(int executor) throws SQLException {
        numbers.setInt(1, executor);
        try (ResultSet row = numbers.executeQuery()) {
            row.next();
            return new Reading(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    /** Makes a session hand in its counters, which the server else does once a second; from version 15 on, without effect before. */
    public static void flush(Connection executor) throws SQLException {
        if (executor.getMetaData().getDatabaseMajorVersion() >= 15) {
            try (Statement statement = executor.createStatement()) {
                statement.execute("SELECT pg_catalog.pg_stat_force_next_flush()");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        numbers.close();
        connection.close();
    }
}
