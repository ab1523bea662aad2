package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.WriteSql;
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

/** Writes a few rows into tables as an application would: inserts, updates and deletes, with triggers and constraints acting. */
final class PostgresRowWriter implements RowWriter {
    private static final int ROWS = 3;
    /**
     * What says that this row is not wanted, and nothing worse: data exception, integrity constraint violation, WITH CHECK OPTION
     * violation, and an error raised by a trigger (PostgreSQL 18 manual, appendix A).
     */
    private static final Set<String> REFUSALS = Set.of("22", "23", "44", "P0");

    private final Database staging;
    private final Cancellation cancellation;

    PostgresRowWriter(Database staging, Cancellation cancellation) {
        this.staging = staging;
        this.cancellation = cancellation;
    }

    @Override
    public List<Written> write(List<Target> targets) throws SQLException {
        List<Written> written = new ArrayList<>();
        try (Connection connection = staging.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET lock_timeout = '10s'");
            for (Target target : targets) {
                written.add(write(statement, target));
            }
        }
        return written;
    }

    private Written write(Statement statement, Target target) throws SQLException {
        List<String> refused = new ArrayList<>();
        statement.execute("BEGIN");
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
            long rows = cancellation.during(statement, () -> statement.executeLargeUpdate(sql));
            // Deferred constraints speak here, where it can still be taken back.
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            return rows;
        } catch (SQLException refusal) {
            String state = String.valueOf(refusal.getSQLState());
            if (state.length() != 5 || !REFUSALS.contains(state.substring(0, 2))) {
                throw refusal;
            }
            statement.execute("ROLLBACK TO before_write");
            refused.add(what + " (" + state + ")");
            return 0;
        }
    }
}
