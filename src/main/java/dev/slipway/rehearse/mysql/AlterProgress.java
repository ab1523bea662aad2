package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.server.LockSampler.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How far an ALTER is that works through a table: MySQL counts pages of the stage that runs (MySQL 9 manual, "Monitoring ALTER TABLE
 * Progress for InnoDB Tables"), MariaDB tells stages and a percentage ("Progress Reporting"). Both are estimates of the server.
 */
final class AlterProgress {
    private static final int WHOLE = 100;
    private static final String MYSQL = """
            SELECT s.WORK_COMPLETED, s.WORK_ESTIMATED FROM performance_schema.events_stages_current s
              JOIN performance_schema.threads t ON t.THREAD_ID = s.THREAD_ID
             WHERE t.PROCESSLIST_ID = ? AND s.WORK_ESTIMATED > 0
            """;
    private static final String MARIADB = """
            SELECT (p.STAGE - 1) * 100 + p.PROGRESS, p.MAX_STAGE * 100 FROM information_schema.PROCESSLIST p
             WHERE p.ID = ? AND p.MAX_STAGE > 0
            """;

    private final Connection connection;
    private final Product product;

    AlterProgress(Connection connection) throws SQLException {
        this.connection = connection;
        this.product = Product.of(connection);
    }

    /** Empty while no such statement runs, or where the server keeps no stages. */
    Optional<Progress> read(int session) throws SQLException {
        if (session == 0) {
            return Optional.empty();
        }
        try (PreparedStatement query = connection.prepareStatement(product == Product.MARIADB ? MARIADB : MYSQL)) {
            query.setInt(1, session);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next() || row.getDouble(2) <= 0) {
                    return Optional.empty();
                }
                int percent = Math.clamp(Math.round(row.getDouble(1) * WHOLE / row.getDouble(2)), 0, WHOLE);
                return Optional.of(new Progress.Share(percent));
            }
        }
    }
}
