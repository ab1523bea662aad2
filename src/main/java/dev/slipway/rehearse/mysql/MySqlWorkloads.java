package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.mysql.rows.RowSql;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.server.WorkloadSupport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Statements that performance_schema has counted. Their constants are not known any more: null stands for each, which finds no rows but
 * takes the same locks. What does not run that way, or not at all, is left out.
 */
final class MySqlWorkloads implements WorkloadSupport {
    private static final String COUNTED = """
            SELECT d.DIGEST_TEXT, d.COUNT_STAR FROM performance_schema.events_statements_summary_by_digest d
             WHERE d.SCHEMA_NAME = DATABASE() AND d.DIGEST_TEXT REGEXP '^(SELECT|INSERT|UPDATE|DELETE|WITH) '
               AND (d.DIGEST_TEXT NOT LIKE 'SELECT %' OR d.DIGEST_TEXT LIKE '% FROM %')
               AND d.DIGEST_TEXT NOT REGEXP '@@|information_schema|performance_schema|slipway|SLEEP|GET_LOCK'
             ORDER BY d.COUNT_STAR DESC LIMIT 60
            """;
    private static final int DEADLOCK = 1213;
    private static final Set<Integer> LOST = Set.of(1053, 1317, 1927, 2006, 2013);

    @Override
    public String counter() {
        return "performance_schema";
    }

    @Override
    public List<Counted> counted(Connection staging, int most) throws SQLException {
        try (Statement statement = staging.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT @@performance_schema")) {
                row.next();
                if (row.getInt(1) == 0) {
                    throw new ProblemException("The staging server has not counted statements", "performance_schema",
                            "Set performance_schema = ON in its configuration, or give a file or \"schema\" as the workload");
                }
            }
            return counted(staging, statement, most);
        }
    }

    private static List<Counted> counted(Connection staging, Statement statement, int most) throws SQLException {
        List<Counted> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(COUNTED)) {
            while (rows.next() && found.size() < most) {
                String sql = withoutConstants(rows.getString(1));
                if (runs(staging, sql)) {
                    found.add(new Counted(sql, Math.max(1, rows.getLong(2))));
                }
            }
        }
        return found;
    }

    /** Lists of constants are written as dots; a blank before its bracket makes a function of the server's one that nobody has made. */
    private static String withoutConstants(String digest) {
        return digest.replace(" (", "(").replace("...", "NULL").replace("?", "NULL").replaceAll(";\\s*$", "");
    }

    private static boolean runs(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void prepare(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(RowSql.prepare("slipway_tried", sql));
            statement.execute("DEALLOCATE PREPARE slipway_tried");
        }
    }

    /** Locks on gaps make them part of everyday life (MySQL 9 manual, "How to Minimize and Handle Deadlocks"). */
    @Override
    public boolean isOrdinaryDeadlock(SQLException failure) {
        return failure.getErrorCode() == DEADLOCK;
    }

    @Override
    public boolean isLost(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("08") || LOST.contains(failure.getErrorCode());
    }
}
