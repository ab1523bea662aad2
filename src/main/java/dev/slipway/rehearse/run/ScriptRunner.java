package dev.slipway.rehearse.run;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.StatementKind;
import dev.slipway.rehearse.event.Side;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Runs a script on a session of its own, to its end or to the first statement that fails; made by {@link Scripting#runner}. */
public final class ScriptRunner {
    private final Script script;
    private final Side side;
    private final RunListener listener;
    private final RunControl control;
    private final RetryPolicy retries;
    private final LongSupplier clock;
    private final ScriptSession session;
    private final Variables variables;

    private Branches branches = new Branches();
    /** Where to go back to when a lock was not granted: the open transaction's beginning, or the step's. */
    private Mark stepMark = new Mark(0, new Branches());
    private Mark transactionMark = stepMark;
    private int at;
    private int attempt;
    private int step = -1;
    private long stepBegan;
    private int stepStatements;

    private record Mark(int item, Branches branches) {}

    /** @param clock nanoseconds since the start of the whole run */
    ScriptRunner(ScriptSession session, Script script, Side side, RunListener listener, RunControl control,
            RetryPolicy retries, LongSupplier clock) {
        this.script = script;
        this.side = side;
        this.listener = listener;
        this.control = control;
        this.retries = retries;
        this.clock = clock;
        this.session = session;
        this.variables = new Variables(side);
    }

    /**
     * Runs the script to its end.
     *
     * @throws StatementFailure when a statement fails; the transaction that was open is rolled back
     * @throws CancellationException when the run was aborted; the transaction that was open is rolled back
     * @throws SQLException when the session itself is lost
     */
    public void run() throws StatementFailure, SQLException {
        try {
            session.begin();
            while (at < script.items().size()) {
                run(script.items().get(at));
            }
            closeStep();
            if (session.inTransaction()) {
                throw StatementFailure.of(side, script.items().getLast(), "The script leaves a transaction open: its work is thrown away",
                        "End it with COMMIT");
            }
        } finally {
            session.rollbackWhatIsOpen();
        }
    }

    private void run(ScriptItem item) throws StatementFailure, SQLException {
        enterStep(item.step());
        switch (item) {
            case ScriptItem.Sent sent -> {
                if (branches.active()) {
                    send(sent);
                    return;
                }
            }
            case ScriptItem.If test -> {
                if (branches.active()) {
                    branches.open(variables.holds(test, test.condition()));
                } else {
                    branches.openInactive();
                }
            }
            case ScriptItem.Elif test -> branches.alternative(branches.decides() && variables.holds(test, test.condition()));
            case ScriptItem.Else test -> branches.alternative(true);
            case ScriptItem.EndIf test -> branches.close();
            case ScriptItem.SetVariable set -> {
                if (branches.active()) {
                    variables.set(set.name(), set.value());
                }
            }
            case ScriptItem.Echo echo -> { }
        }
        at++;
    }

    private void enterStep(int next) {
        if (next == step) {
            return;
        }
        closeStep();
        step = next;
        stepBegan = clock.getAsLong();
        stepStatements = 0;
        attempt = 0;
        stepMark = new Mark(at, branches.copy());
        listener.stepStarted(next);
    }

    private void closeStep() {
        if (step >= 0) {
            listener.stepFinished(step, Duration.ofNanos(clock.getAsLong() - stepBegan), stepStatements);
        }
    }

    private void send(ScriptItem.Sent statement) throws StatementFailure, SQLException {
        if (!session.inTransaction()) {
            waitWhilePaused();
            transactionMark = statement.kind() == StatementKind.ALONE ? stepMark : new Mark(at, branches.copy());
        }
        listener.statementStarted(statement);
        try {
            long began = clock.getAsLong();
            ScriptSession.Outcome outcome = execute(statement);
            outcome.notices().forEach(text -> listener.notice(statement, text));
            Duration took = Duration.ofNanos(clock.getAsLong() - began);
            listener.statementFinished(statement, new RunListener.StatementResult(took, outcome.rows(), outcome.locks(), outcome.rewritten()));
            if (statement instanceof ScriptItem.Statement && statement.kind() != StatementKind.BEGIN) {
                stepStatements++;
            }
            releaseLocks();
            at++;
        } catch (SQLException failure) {
            recover(statement, failure);
        }
    }

    private ScriptSession.Outcome execute(ScriptItem.Sent statement) throws StatementFailure, SQLException {
        return switch (statement) {
            case ScriptItem.Query query -> {
                for (Map.Entry<String, String> value : session.variables(query, side).entrySet()) {
                    variables.set(value.getKey(), value.getValue());
                }
                yield ScriptSession.Outcome.NOTHING;
            }
            case ScriptItem.Statement plain -> session.execute(plain);
        };
    }

    private void recover(ScriptItem.Sent statement, SQLException failure) throws StatementFailure, SQLException {
        session.rollbackWhatIsOpen();
        releaseLocks();
        if (control.isAborted()) {
            throw new CancellationException("Aborted");
        }
        attempt++;
        if (!session.isLostLock(failure) || !retries.retries(attempt) && !control.isAsking()) {
            throw session.failure(side, script, statement, failure);
        }
        Duration wait = retries.waitBefore(attempt, ThreadLocalRandom.current());
        listener.retrying(statement, attempt, failure.getSQLState(), wait);
        control.await(wait);
        at = transactionMark.item();
        branches = transactionMark.branches().copy();
    }

    private void releaseLocks() throws SQLException {
        if (!session.inTransaction()) {
            var released = session.releasedLocks();
            if (!released.isEmpty()) {
                listener.locksReleased(step, released);
            }
        }
    }

    private void waitWhilePaused() {
        if (control.isPaused()) {
            listener.paused();
            control.awaitGo();
            listener.resumed();
        }
        control.awaitGo();
    }
}
