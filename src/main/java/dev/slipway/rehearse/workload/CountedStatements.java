package dev.slipway.rehearse.workload;

import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Age;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that pg_stat_statements has counted most often in this database. Their constants are not known any more: null stands
 * for each, which finds no rows but takes the same locks. What does not run that way, or not at all, is left out. It is old code that was
 * counted.
 */
final class CountedStatements {
    private static final int MOST = 20;
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String NOT_PRELOADED = "55000";
    private static final String COUNTED = """
            SELECT s.query, s.calls
              FROM pg_stat_statements s
             WHERE s.dbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
               AND s.query ~* '^\\s*(select|insert|update|delete|with)\\M' AND s.query !~* '\\m(pg_|slipway|information_schema)'
             ORDER BY s.calls DESC LIMIT 60
            """;

    private final Connection connection;

    CountedStatements(Connection connection) {
        this.connection = connection;
    }

    Workload read() throws SQLException {
        List<Workload.Script> scripts = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(COUNTED)) {
            while (rows.next() && scripts.size() < MOST) {
                String sql = withoutConstants(rows.getString(1));
                if (runs(sql)) {
                    int weight = (int) Math.clamp(rows.getLong(2), 1, 1_000_000);
                    scripts.add(Workload.Script.of("statement " + (scripts.size() + 1), Age.OLD, weight, sql));
                }
            }
        } catch (SQLException missing) {
            if (UNDEFINED_TABLE.equals(missing.getSQLState()) || NOT_PRELOADED.equals(missing.getSQLState())) {
                throw new ProblemException("The staging server has not counted statements", "pg_stat_statements",
                        "Create the extension there and preload it, or give a file or \"schema\" as the workload");
            }
            throw missing;
        }
        if (scripts.isEmpty()) {
            throw new ProblemException("pg_stat_statements holds no statement of this database that can be repeated", "pg_stat_statements",
                    "Let the application run there for a while, or give a file or \"schema\" as the workload");
        }
        return new Workload("pg_stat_statements", scripts);
    }

    private static String withoutConstants(String query) {
        return query.replaceAll("\\$\\d+", "NULL").replaceAll(";\\s*$", "");
    }

    /** A colon in such a statement is a cast or part of a text, never a variable: what looks like one is not taken. */
    private boolean runs(String sql) throws SQLException {
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
}
