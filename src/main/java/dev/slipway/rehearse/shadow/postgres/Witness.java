package dev.slipway.rehearse.shadow.postgres;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.StatementKind;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.shadow.StatementWatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sees the locks of a statement that cannot be asked from inside, such as CREATE INDEX CONCURRENTLY. On a schema without rows such
 * a statement is over before anybody could look; so the witness reads every table in an open transaction, which these statements
 * wait for at the moment when they hold their locks. Then it looks, and lets them go.
 */
final class Witness implements StatementWatch {
    private static final long LOOK_EVERY_NANOS = 1_000_000;
    private static final String READ_LOCKS = """
            SELECT 'LOCK TABLE ' || pg_catalog.string_agg(pg_catalog.format('ONLY %I.%I', n.nspname, c.relname), ', ')
                   || ' IN ACCESS SHARE MODE'
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

    /** Only where there is something to watch: sessions cost more than most statements of a script. */
    private record Sessions(Connection holder, Connection looker) {}

    private final Database scratch;
    private @Nullable Sessions sessions;
    private volatile boolean over;
    private boolean watching;
    private int pid;
    private final List<LockTaken> seen = new ArrayList<>();
    private Thread thread = Thread.ofVirtual().unstarted(() -> { });

    Witness(Database scratch) {
        this.scratch = scratch;
    }

    @Override
    public void begin(Connection runs) throws SQLException {
        pid = runs.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public void before(ScriptItem.Sent statement) throws SQLException {
        watching = statement.kind() == StatementKind.ALONE;
        if (watching) {
            watch(pid);
        }
    }

    /** Statements that run inside a transaction were asked from inside already. */
    @Override
    public Seen after(ScriptItem.Sent statement, RunListener.StatementResult result) throws SQLException {
        List<LockTaken> locks = watching ? stop() : result.locks();
        watching = false;
        return new Seen(locks, result.rewritten(), ", under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile");
    }

    @Override
    public void giveUp() throws SQLException {
        if (watching) {
            watching = false;
            stop();
        }
    }

    /** Repeatable read: the snapshot stays, and CREATE INDEX CONCURRENTLY waits for snapshots, not for readers' locks. */
    private Sessions sessions() throws SQLException {
        Sessions open = sessions;
        if (open == null) {
            open = new Sessions(scratch.open(SessionPurpose.OBSERVE), scratch.open(SessionPurpose.OBSERVE));
            sessions = open;
            open.holder().setAutoCommit(false);
            open.holder().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        return open;
    }

    /**
     * Call before the statement begins.
     *
     * @param pid the server process to look at
     */
    void watch(int pid) throws SQLException {
        seen.clear();
        over = false;
        read();
        Sessions open = sessions();
        thread = Thread.ofPlatform().name("slipway-witness").daemon().start(() -> look(open, pid));
    }

    /** From now on until {@link #stop} statements outside of transaction blocks wait. */
    void read() throws SQLException {
        try (Statement statement = sessions().holder().createStatement()) {
            String lock;
            try (ResultSet row = statement.executeQuery(READ_LOCKS)) {
                row.next();
                lock = row.getString(1);
            }
            if (lock != null) {
                statement.execute(lock);
            }
        }
    }

    /** Call when the statement is over; gives what it had locked. */
    List<LockTaken> stop() throws SQLException {
        end();
        sessions().holder().rollback();
        return LockTaken.strongest(seen);
    }

    private void end() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Sessions open, int pid) {
        try (PreparedStatement statement = open.looker().prepareStatement(LOOK)) {
            statement.setInt(1, pid);
            while (!over) {
                if (waits(statement)) {
                    open.holder().rollback();
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
        end();
        if (sessions != null) {
            sessions.holder().close();
            sessions.looker().close();
        }
    }
}
