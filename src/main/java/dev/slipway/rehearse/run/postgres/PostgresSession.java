package dev.slipway.rehearse.run.postgres;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.jdbc.Redaction;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.QueryRow;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.ScriptSession;
import dev.slipway.rehearse.run.StatementFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server side of a script that runs on PostgreSQL: sends statements, knows the transaction, reads its own locks. */
final class PostgresSession implements ScriptSession {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSession.class);
    /** active_sql_transaction and invalid_transaction_termination: the statement must run outside of a transaction block. */
    private static final Set<String> NEEDS_NO_TRANSACTION = Set.of("25001", "2D000");

    private final BaseConnection connection;
    private final RunControl control;
    private final LongSupplier clock;
    private final OwnLocks locks;
    private final boolean looks;
    private boolean committed = true;

    /** @param looks whether locks are read inside each transaction */
    PostgresSession(Connection connection, RunControl control, LongSupplier clock, boolean looks) {
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

    @Override
    public void begin() throws SQLException {
        connection.setAutoCommit(true);
        readRelations();
    }

    @Override
    public boolean inTransaction() {
        return connection.getTransactionState() != TransactionState.IDLE;
    }

    @Override
    public Outcome execute(ScriptItem.Statement statement) throws SQLException {
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
        return BatchProgress.isPossible(sql)
                ? new Outcome(BatchProgress.rows(connection), List.of(), List.of(), outcome.notices()) : outcome;
    }

    private void readRelations() throws SQLException {
        if (looks) {
            locks.readRelations();
        }
    }

    private Outcome observed(String sql, long began) throws SQLException {
        Outcome sent = send(sql);
        if (!looks || !inTransaction()) {
            return sent;
        }
        OwnLocks.Effects effects = locks.afterStatement(began);
        return new Outcome(sent.rows(), effects.locks(), effects.rewritten(), sent.notices());
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
                return new Outcome(statement.getLargeUpdateCount(), List.of(), List.of(), notices(statement.getWarnings()));
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

    @Override
    public Map<String, @Nullable String> variables(ScriptItem.Query query, Side side) throws SQLException, StatementFailure {
        return QueryRow.of(connection, control, query, side);
    }

    @Override
    public List<LockHold> releasedLocks() {
        return locks.released(committed);
    }

    @Override
    public boolean isLostLock(SQLException failure) {
        return PostgresFailures.isLostLock(failure);
    }

    @Override
    public StatementFailure failure(Side side, Script script, ScriptItem.Sent statement, SQLException failure) {
        return PostgresFailures.of(side, script, statement, failure);
    }

    @Override
    public void rollbackWhatIsOpen() {
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
