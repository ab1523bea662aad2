package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.server.StepMeter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Reads what a step used up, from a session of its own. From version 18 on the write-ahead log is that of the plan's session alone
 * (PostgreSQL 18 manual, pg_stat_get_backend_wal); before, and for the other numbers always, it is the whole database or server,
 * whoever else works there.
 */
final class PostgresStepMeter implements StepMeter {
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
    private static final int FLUSHES = 15;

    private final Connection connection;
    private final PreparedStatement numbers;

    PostgresStepMeter(Database staging) throws SQLException {
        this.connection = staging.open(SessionPurpose.OBSERVE);
        // What was read once in a transaction stays for its length otherwise, and each look is one.
        this.numbers = connection.prepareStatement(NUMBERS.formatted(
                connection.getMetaData().getDatabaseMajorVersion() >= PER_BACKEND ? WAL_OF_SESSION : WAL_OF_SERVER));
    }

    /** From version 15 on the server can be made to hand in a session's counters, which it else does once a second. */
    @Override
    public Reading read(Connection executor) throws SQLException {
        BaseConnection session = executor.unwrap(BaseConnection.class);
        if (session.getTransactionState() == TransactionState.IDLE && session.getMetaData().getDatabaseMajorVersion() >= FLUSHES) {
            try (Statement statement = session.createStatement()) {
                statement.execute("SELECT pg_catalog.pg_stat_force_next_flush()");
            }
        }
        numbers.setInt(1, session.getBackendPID());
        try (ResultSet row = numbers.executeQuery()) {
            row.next();
            return new Reading(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    @Override
    public void close() throws SQLException {
        numbers.close();
        connection.close();
    }
}
