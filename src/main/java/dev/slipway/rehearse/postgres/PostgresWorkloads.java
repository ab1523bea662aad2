package dev.slipway.rehearse.postgres;

import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.server.WorkloadSupport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that pg_stat_statements has counted. Their constants are not known any more: null stands for each, which finds no rows but
 * takes the same locks. What does not run that way, or not at all, is left out.
 */
final class PostgresWorkloads implements WorkloadSupport {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String NOT_PRELOADED = "55000";
    private static final String COUNTED = """
            SELECT s.query, s.calls
              FROM pg_stat_statements s
             WHERE s.dbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
               AND s.query ~* '^\\s*(select|insert|update|delete|with)\\M' AND s.query !~* '\\m(pg_|slipway|information_schema)'
             ORDER BY s.calls DESC LIMIT 60
            """;

    @Override
    public String counter() {
        return "pg_stat_statements";
    }

    @Override
    public List<Counted> counted(Connection staging, int most) throws SQLException {
        List<Counted> found = new ArrayList<>();
        try (Statement statement = staging.createStatement(); ResultSet rows = statement.executeQuery(COUNTED)) {
            while (rows.next() && found.size() < most) {
                String sql = withoutConstants(rows.getString(1));
                if (runs(staging, sql)) {
                    found.add(new Counted(sql, Math.max(1, rows.getLong(2))));
                }
            }
            return found;
        } catch (SQLException missing) {
            if (UNDEFINED_TABLE.equals(missing.getSQLState()) || NOT_PRELOADED.equals(missing.getSQLState())) {
                throw new ProblemException("The staging server has not counted statements", "pg_stat_statements",
                        "Create the extension there and preload it, or give a file or \"schema\" as the workload");
            }
            throw missing;
        }
    }

    private static String withoutConstants(String query) {
        return query.replaceAll("\\$\\d+", "NULL").replaceAll(";\\s*$", "");
    }

    /** A colon in such a statement is a cast or part of a text, never a variable: what looks like one is not taken. */
    private static boolean runs(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("?", "??"))) {
            statement.execute();
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
            statement.execute("PREPARE slipway_tried AS " + sql);
            statement.execute("DEALLOCATE slipway_tried");
        }
    }

    /** A deadlock is an accident there: it is told as what it is. */
    @Override
    public boolean isOrdinaryDeadlock(SQLException failure) {
        return false;
    }

    @Override
    public boolean isLost(SQLException failure) {
        // Connection exception, operator intervention (PostgreSQL 18 manual, appendix A).
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57");
    }
}
