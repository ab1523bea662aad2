package dev.slipway.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends running statements from another thread. It asks the server to cancel, waits for the statement to come back, and closes its
 * connection only when it does not. It never interrupts: interrupting a virtual thread inside the driver closes the socket and leaves
 * the statement running at the server.
 */
public final class Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);
    /** A cancel that arrives before its statement has begun is lost at the server, so it is sent again until the statement is back. */
    private static final Duration REPEAT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /**
     * Does some work with a statement that {@link #cancel} may end; the work then fails with SQLSTATE 57014.
     *
     * @throws CancellationException when it was cancelled before
     */
    public <T> T during(Statement statement, SqlWork<T> work) throws SQLException {
        check();
        Running entry = new Running(statement);
        running.add(entry);
        try {
            // Again: a cancel between the first look and the entry would have missed this statement.
            check();
            return work.run();
        } finally {
            running.remove(entry);
        }
    }

    /** Asks for the end and returns at once; statements that begin later do not begin. May be called from any thread, repeatedly. */
    public void cancel() {
        if (cancelled) {
            return;
        }
        cancelled = true;
        Thread.ofVirtual().name("slipway-cancel").start(this::endAll);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** For loops between statements. */
    public void check() {
        if (cancelled) {
            throw new CancellationException("Cancelled");
        }
    }

    private void endAll() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!running.isEmpty()) {
            if (System.nanoTime() > end) {
                running.forEach(Running::abort);
                return;
            }
            running.forEach(Running::cancel);
            LockSupport.parkNanos(REPEAT.toNanos());
        }
    }

    /** Work with a running statement. */
    @FunctionalInterface
    public interface SqlWork<T> {
        T run() throws SQLException;
    }

    private static final class Running {
        private final Statement statement;

        Running(Statement statement) {
            this.statement = statement;
        }

        void cancel() {
            try {
                statement.cancel();
            } catch (SQLException refused) {
                LOG.debug("A cancel was not accepted: {}", refused.getSQLState());
            } catch (NullPointerException closed) {
                // Connector/J 9 takes the session out of a statement that is closed meanwhile, and asks it for its number all the same.
                LOG.debug("A statement was over before its cancel");
            }
        }

        void abort() {
            LOG.warn("A statement did not end within {} s after its cancel: its connection is closed", PATIENCE.toSeconds());
            Executor here = Runnable::run;
            try {
                Connection connection = statement.getConnection();
                connection.abort(here);
            } catch (SQLException gone) {
                LOG.debug("The connection was gone already: {}", gone.getSQLState());
            }
        }
    }
}
