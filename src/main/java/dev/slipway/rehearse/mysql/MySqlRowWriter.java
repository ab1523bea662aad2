package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.mysql.rows.WriteSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.server.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes a few rows with the server's own SQL mode, as an application would. */
final class MySqlRowWriter implements RowWriter {
    private static final int ROWS = 3;
    private static final String AS_APPLICATIONS = "SET SESSION sql_mode = @@GLOBAL.sql_mode, lock_wait_timeout = 10,"
            + " innodb_lock_wait_timeout = 10";
    /**
     * What says that this row is not wanted, and nothing worse: data exception, integrity constraint violation, WITH CHECK OPTION violation
     * and an error raised by a trigger; and what MySQL gives no SQLSTATE of its own: a default that is missing, a value that does not fit,
     * CHECK OPTION and CHECK (MySQL 9 manual, "Server Error Message Reference").
     */
    private static final Set<String> REFUSALS = Set.of("22", "23", "44", "45");
    private static final Set<Integer> REFUSAL_NUMBERS = Set.of(1364, 1366, 1369, 3819, 4025);

    private final Database staging;
    private final Cancellation cancellation;

    MySqlRowWriter(Database staging, Cancellation cancellation) {
        this.staging = staging;
        this.cancellation = cancellation;
    }

    @Override
    public List<Written> write(List<Target> targets) throws SQLException {
        List<Written> written = new ArrayList<>();
        try (Connection connection = staging.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(AS_APPLICATIONS);
            for (Target target : targets) {
                written.add(write(statement, target));
            }
        }
        return written;
    }

    private Written write(Statement statement, Target target) throws SQLException {
        List<String> refused = new ArrayList<>();
        statement.execute("START TRANSACTION");
        long updated = target.updated().isEmpty() ? 0
                : attempt(statement, "update", WriteSql.updateFromLast(target.table(), target.key(), target.updated(), ROWS), refused);
        long deleted = target.deletes() ? attempt(statement, "delete", WriteSql.deleteAfter(target.table(), target.key(), ROWS, ROWS - 1),
                refused) : 0;
        long inserted = target.inserted().isEmpty() ? 0
                : attempt(statement, "insert", WriteSql.insertCopies(target.table(), target.key(), target.inserted(), ROWS), refused);
        statement.execute("COMMIT");
        return new Written(target.table(), inserted, updated, deleted, refused);
    }

    private long attempt(Statement statement, String what, String sql, List<String> refused) throws SQLException {
        statement.execute("SAVEPOINT before_write");
        try {
            return cancellation.during(statement, () -> statement.executeLargeUpdate(sql));
        } catch (SQLException refusal) {
            String state = String.valueOf(refusal.getSQLState());
            boolean unwanted = state.length() == 5 && REFUSALS.contains(state.substring(0, 2))
                    || REFUSAL_NUMBERS.contains(refusal.getErrorCode());
            if (!unwanted) {
                throw refusal;
            }
            statement.execute("ROLLBACK TO SAVEPOINT before_write");
            refused.add(what + " (" + refusal.getErrorCode() + ")");
            return 0;
        }
    }
}
