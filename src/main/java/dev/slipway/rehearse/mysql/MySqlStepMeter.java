package dev.slipway.rehearse.mysql;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.server.StepMeter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads what a step used up: what the whole server wrote to InnoDB's redo log, whoever wrote it, and the size of the database as the
 * storage engines estimate it. The other numbers are not to be had.
 */
final class MySqlStepMeter implements StepMeter {
    private static final String WRITTEN = "SHOW GLOBAL STATUS LIKE 'Innodb_os_log_written'";
    private static final String SIZE = """
            SELECT COALESCE(SUM(COALESCE(t.DATA_LENGTH, 0) + COALESCE(t.INDEX_LENGTH, 0)), 0) FROM information_schema.TABLES t
             WHERE t.TABLE_SCHEMA = DATABASE()
            """;

    private final Connection connection;

    MySqlStepMeter(Database staging) throws SQLException {
        this.connection = staging.open(SessionPurpose.OBSERVE);
        if (Product.of(connection) == Product.MYSQL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION information_schema_stats_expiry = 0");
            }
        }
    }

    @Override
    public Reading read(Connection executor) throws SQLException {
        try (PreparedStatement size = connection.prepareStatement(SIZE); Statement written = connection.createStatement()) {
            long log;
            try (ResultSet row = written.executeQuery(WRITTEN)) {
                log = row.next() ? row.getLong(2) : NOT_OFFERED;
            }
            try (ResultSet row = size.executeQuery()) {
                row.next();
                return new Reading(log, NOT_OFFERED, row.getLong(1), NOT_OFFERED, NOT_OFFERED);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
