package dev.slipway.rehearse.server;

import dev.slipway.dialect.RowStatements;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes in one transaction a table, as applications do: what a table refuses is taken back, what lost a fight for a lock is tried again. */
public final class TransactionWriter implements RowWriter {
    /** As many are updated and inserted in each table, and one less deleted. */
    private static final int ROWS = 3;
    /** A workload writes at the same time: to lose against it several times in a row is possible, so often it is not. */
    private static final int TRIES = 8;
    private static final long MOST_PAUSE_MILLIS = 200;

    /** What differs between families of servers. */
    public interface Language {
        /** What the session is set to, so that it behaves as one of an application. */
        String settings();

        /** Makes constraints speak that wait for the end of the transaction; empty where there are none. */
        Optional<String> settle();

        /** How to call what says that a row is not wanted, and nothing worse; empty for everything else. */
        Optional<String> refusal(SQLException failure);

        /** Whether it lost a fight for a lock against another session. */
        boolean isLostLock(SQLException failure);
    }

    private final Database staging;
    private final Cancellation cancellation;
    private final RowStatements statements;
    private final Language language;

    public TransactionWriter(Database staging, Cancellation cancellation, RowStatements statements, Language language) {
        this.statements = statements;
        this.staging = staging;
        this.cancellation = cancellation;
        this.language = language;
    }

    @Override
    public List<Written> write(List<Target> targets) throws SQLException {
        List<Written> written = new ArrayList<>();
        try (Connection connection = staging.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(language.settings());
            for (Target target : targets) {
                written.add(until(statement, target));
            }
        }
        return written;
    }

    private Written until(Statement statement, Target target) throws SQLException {
        for (int attempt = 1;; attempt++) {
            try {
                return once(statement, target);
            } catch (SQLException lost) {
                if (!language.isLostLock(lost) || attempt == TRIES) {
                    // The end of the session takes back what was begun; a statement more could hide what went wrong.
                    throw lost;
                }
                statement.execute("ROLLBACK");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, MOST_PAUSE_MILLIS)));
            }
        }
    }

    private Written once(Statement statement, Target target) throws SQLException {
        List<String> refused = new ArrayList<>();
        statement.execute("START TRANSACTION");
        long updated = target.updated().isEmpty() ? 0 : attempt(statement, "update",
                statements.updateFromLast(target.table(), target.key(), target.updated(), ROWS), refused);
        long deleted = !target.deletes() ? 0 : attempt(statement, "delete",
                statements.deleteAfter(target.table(), target.key(), ROWS, ROWS - 1), refused);
        long inserted = target.inserted().isEmpty() ? 0 : attempt(statement, "insert",
                statements.insertCopies(target.table(), target.key(), target.inserted(), ROWS), refused);
        statement.execute("COMMIT");
        return new Written(target.table(), inserted, updated, deleted, refused);
    }

    private long attempt(Statement statement, String what, String sql, List<String> refused) throws SQLException {
        statement.execute("SAVEPOINT before_write");
        try {
            long rows = cancellation.during(statement, () -> statement.executeLargeUpdate(sql));
            if (language.settle().isPresent()) {
                statement.execute(language.settle().get());
            }
            return rows;
        } catch (SQLException failure) {
            String word = language.refusal(failure).orElseThrow(() -> failure);
            statement.execute("ROLLBACK TO SAVEPOINT before_write");
            refused.add(what + " (" + word + ")");
            return 0;
        }
    }
}
