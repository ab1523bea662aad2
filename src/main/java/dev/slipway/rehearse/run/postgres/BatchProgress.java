package dev.slipway.rehearse.run.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many rows a data step that runs in batches has changed. The server counts no rows for {@code DO}, and the step takes its own
 * bookkeeping away when it is done, often before anybody outside has looked at it once.
 */
final class BatchProgress {
    private static final String EXISTS = "SELECT pg_catalog.to_regclass('slipway.progress') IS NOT NULL";
    private static final String ROWS = "SELECT p.rows_done FROM slipway.progress p ORDER BY p.updated_at DESC LIMIT 1";

    private BatchProgress() {}

    /** Whether a statement may have worked in batches. */
    static boolean isPossible(String sql) {
        return sql.stripLeading().regionMatches(true, 0, "DO ", 0, 3);
    }

    /** The rows changed by the batches that ran last; -1 when nothing ran in batches. */
    static long rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet exists = statement.executeQuery(EXISTS)) {
                exists.next();
                if (!exists.getBoolean(1)) {
                    return -1;
                }
            }
            try (ResultSet row = statement.executeQuery(ROWS)) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }
}
