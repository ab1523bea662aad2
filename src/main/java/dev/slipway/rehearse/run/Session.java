package dev.slipway.rehearse.run;

import dev.slipway.dialect.postgres.script.ScriptItem;
import dev.slipway.jdbc.Redaction;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server side of a running script: sends statements, knows the transaction, reads its own locks. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /** active_sql_transaction and invalid_transaction_termination: the statement must run outside of a transaction block. */
    private static final Set<String> NEEDS_NO_TRANSACTION = Set.of("25001", "2D000");

    private final BaseConnection connection;
    private final RunControl control;
    private final LongSupplier clock;
    private final OwnLocks locks;
    private final boolean looks;
    private boolean committed = true;

    /** @param rows the count the server reports, or a data step in batches keeps; -1 when there is none */
    record Outcome(long rows, OwnLocks.Effects effects, List<String> notices) {
        static final Outcome NOTHING = new Outcome(-1, OwnLocks.Effects.NONE, List.of());
    }

    /** @param looks whether locks are read inside each transaction */
    Session(Connection connection, RunControl control, LongSupplier clock, boolean looks) {
        try {
            this.connection = connection.unwrap(BaseConnection.class);
        } catch (SQLException e) {
            throw new IllegalArgumentException("scripts run on sessions of the PostgreSQL driver", e);
        }
        this.control = control;
        this.clock = clock;
        this.locks = new OwnLocks(connection, clock);
        this.looks = looks;
    }

    void begin() throws SQLException {
        connection.setAutoCommit(true);
        readRelations();
    }

    boolean inTransaction() {
        return connection.getTransactionState() != TransactionState.IDLE;
    }

    Outcome execute(ScriptItem.Statement statement) throws SQLException {
        long began = clock.getAsLong();
        boolean open = inTransaction();
        return switch (statement.kind()) {
            case ORDINARY -> open || !looks ? observed(statement.sql(), began) : wrapped(statement.sql(), began);
            case BEGIN -> send(statement.sql());
            case COMMIT -> ended(statement.sql(), true);
            case ROLLBACK -> ended(statement.sql(), false);
            case ALONE -> open ? observed(statement.sql(), began) : alone(statement.sql());
        };
    }

    private Outcome wrapped(String sql, long began) throws SQLException {
        send("BEGIN");
        try {
            Outcome outcome = observed(sql, began);
            ended("COMMIT", true);
            return outcome;
        } catch (SQLException failure) {
            rollbackWhatIsOpen();
            if (NEEDS_NO_TRANSACTION.contains(String.valueOf(failure.getSQLState()))) {
                return alone(sql);
            }
            throw failure;
        }
    }

    private Outcome alone(String sql) throws SQLException {
        Outcome outcome = send(sql);
        readRelations();
        return BatchProgress.isPossible(sql) ? new Outcome(BatchProgress.rows(connection), outcome.effects(), outcome.notices()) : outcome;
    }

    private void readRelations() throws SQLException {
        if (looks) {
            locks.readRelations();
        }
    }

    private Outcome observed(String sql, long began) throws SQLException {
        Outcome sent = send(sql);
        return looks && inTransaction() ? new Outcome(sent.rows(), locks.afterStatement(began), sent.notices()) : sent;
    }

    private Outcome ended(String sql, boolean commits) throws SQLException {
        Outcome outcome = send(sql);
        committed = commits;
        return outcome;
    }

    private Outcome send(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return control.cancellation().during(statement, () -> {
                statement.execute(sql);
                return new Outcome(statement.getLargeUpdateCount(), OwnLocks.Effects.NONE, notices(statement.getWarnings()));
            });
        }
    }

    private static List<String> notices(@Nullable SQLWarning first) {
        List<String> notices = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            notices.add(Redaction.redact(String.valueOf(warning.getMessage())));
        }
        return notices;
    }

    /** The columns of the query's one row; null is kept. */
    Map<String, @Nullable String> variables(ScriptItem.Query query, Side side) throws SQLException, StatementFailure {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            ResultSet rows = control.cancellation().during(statement, () -> statement.executeQuery(query.sql()));
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            if (!rows.next()) {
                throw StatementFailure.of(side, query, "The query gives no row for \\gset", "Write it so that it gives exactly one row");
            }
            ResultSetMetaData columns = rows.getMetaData();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                values.put(columns.getColumnLabel(column), rows.getString(column));
            }
            if (rows.next()) {
                throw StatementFailure.of(side, query, "The query gives more than one row for \\gset",
                        "Write it so that it gives exactly one row");
            }
            return values;
        }
    }

    /** What the transaction that has just ended had locked; empty when there was none. */
    List<LockHold> releasedLocks() {
        return locks.released(committed);
    }

    /** Rolls back; a session that is gone has been rolled back by the server. */
    void rollbackWhatIsOpen() {
        if (!inTransaction()) {
            return;
        }
        committed = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException gone) {
            LOG.debug("Nothing to roll back, the session is gone: {}", gone.getSQLState());
        }
    }
}
