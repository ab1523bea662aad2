package dev.slipway.rehearse.shadow;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees the locks of a statement that cannot be asked from inside, such as CREATE INDEX CONCURRENTLY. On a schema without rows such
 * a statement is over before anybody could look; so the witness reads every table in an open transaction, which these statements
 * wait for at the moment when they hold their locks. Then it looks, and lets them go.
 */
final class Witness implements AutoCloseable {
    private static final long LOOK_EVERY_NANOS = 1_000_000;
    private static final String READ_LOCKS = """
            SELECT pg_catalog.format('LOCK TABLE %I.%I IN ACCESS SHARE MODE', n.nspname, c.relname)
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            """;
    private static final String LOOK = """
            SELECT n.nspname || '.' || c.relname, l.mode, l.locktype = 'relation' AND c.oid IS NOT NULL AND c.relkind NOT IN ('i', 'I'), l.granted
              FROM pg_catalog.pg_locks l
              LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation AND l.locktype = 'relation'
              LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE l.pid = ? AND (n.nspname IS NULL OR n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast')
            """;

    private final Connection holder;
    private final Connection looker;
    private final int pid;
    private volatile boolean over;
    private final List<LockTaken> seen = new ArrayList<>();
    private Thread thread = Thread.ofVirtual().unstarted(() -> { });

    /** @param pid the server process to look at */
    Witness(Database scratch, int pid) {
        this.holder = scratch.open(SessionPurpose.OBSERVE);
        this.looker = scratch.open(SessionPurpose.OBSERVE);
        this.pid = pid;
    }

    /** Repeatable read: the snapshot stays, and CREATE INDEX CONCURRENTLY waits for snapshots, not for readers' locks. */
    private void beginReading() throws SQLException {
        holder.setAutoCommit(false);
        holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /** Call before the statement begins. */
    void watch() throws SQLException {
        seen.clear();
        over = false;
        beginReading();
        List<String> locks = new ArrayList<>();
        try (Statement statement = holder.createStatement()) {
            try (ResultSet rows = statement.executeQuery(READ_LOCKS)) {
                while (rows.next()) {
                    locks.add(rows.getString(1));
                }
            }
            for (String lock : locks) {
                statement.execute(lock);
            }
        }
        thread = Thread.ofPlatform().name("slipway-witness").daemon().start(this::look);
    }

    /** Call when the statement is over; gives what it had locked. */
    List<LockTaken> stop() throws SQLException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        holder.rollback();
        return LockTaken.strongest(seen);
    }

    private void look() {
        try (PreparedStatement statement = looker.prepareStatement(LOOK)) {
            statement.setInt(1, pid);
            while (!over) {
                if (waits(statement)) {
                    holder.rollback();
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        } catch (SQLException lost) {
            throw new IllegalStateException("the throw-away server no longer answers", lost);
        }
    }

    private boolean waits(PreparedStatement look) throws SQLException {
        boolean waits = false;
        try (ResultSet rows = look.executeQuery()) {
            while (rows.next()) {
                if (rows.getBoolean(3)) {
                    seen.add(new LockTaken(rows.getString(1), LockMode.ofCatalogue(rows.getString(2))));
                }
                waits |= !rows.getBoolean(4);
            }
        }
        return waits;
    }

    @Override
    public void close() throws SQLException {
        over = true;
        holder.close();
        looker.close();
    }
}
