package dev.slipway.rehearse.postgres;

import dev.slipway.rehearse.event.EndedLock;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.server.LockSampler;
import dev.slipway.rehearse.server.ServerClock;
import dev.slipway.rehearse.server.Shown;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One look after another at who holds and who waits for which lock. Seen are: what the plan's session holds, every wait in the
 * database, what blocks a waiter (those that only stand before it in the queue included, as pg_blocking_pids gives them), and
 * what others hold on the tables the plan is about for longer than one look.
 */
final class PostgresLockSampler implements LockSampler {
    /** All times are in microseconds of the server's clock. There is always a row, for the time of the look. */
    private static final String LOOK = """
            WITH l AS MATERIALIZED (
                SELECT k.pid, k.locktype, k.relation, k.mode, k.granted, k.waitstart
                  FROM pg_catalog.pg_locks k
                 WHERE NOT k.granted OR k.locktype = 'relation' AND k.database =
                       (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())),
            w AS MATERIALIZED (
                SELECT x.pid, pg_catalog.pg_blocking_pids(x.pid) AS blocked_by
                  FROM (SELECT DISTINCT l.pid FROM l WHERE NOT l.granted) x),
            seen AS (
                SELECT l.pid, CASE WHEN l.locktype = 'relation' THEN n.nspname || '.' || c.relname END AS relation, l.mode, l.granted,
                       l.waitstart, CASE WHEN l.granted THEN '{}' ELSE w.blocked_by END AS blocked_by,
                       COALESCE(a.application_name, '') AS application, COALESCE(a.usename, '') AS usename, COALESCE(a.state, '') AS state,
                       a.xact_start, a.query_start, COALESCE(a.query, '') AS query,
                       l.pid IN (SELECT pg_catalog.unnest(w.blocked_by) FROM w) AS blocks
                  FROM l
                  LEFT JOIN w ON w.pid = l.pid
                  LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
                  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                 WHERE l.pid <> pg_catalog.pg_backend_pid() AND a.datname = pg_catalog.current_database()
                   AND (l.locktype <> 'relation'
                        OR n.nspname NOT IN ('pg_catalog', 'information_schema', 'slipway') AND n.nspname !~ '^pg_(toast|temp)'
                        AND c.relkind NOT IN ('i', 'I'))
                   AND (NOT l.granted OR l.pid = ?
                        OR l.pid IN (SELECT pg_catalog.unnest(w.blocked_by) FROM w)
                           AND l.relation IN (SELECT u.relation FROM l u WHERE NOT u.granted)
                        OR n.nspname || '.' || c.relname = ANY (?) AND a.application_name !~ '^slipway-'))
            SELECT (extract(epoch FROM pg_catalog.statement_timestamp()) * 1000000)::bigint AS looked, s.pid, s.relation, s.mode, s.granted,
                   (extract(epoch FROM s.waitstart) * 1000000)::bigint AS waitstart,
                   (extract(epoch FROM s.xact_start) * 1000000)::bigint AS xact_start,
                   (extract(epoch FROM s.query_start) * 1000000)::bigint AS query_start,
                   s.blocked_by, s.application, s.usename, s.state, s.query, s.blocks
              FROM (VALUES (1)) AS always (n) LEFT JOIN seen s ON true
            """;
    private static final String PROGRESS_EXISTS = "SELECT pg_catalog.to_regclass('slipway.progress') IS NOT NULL";
    private static final String PROGRESS =
            "SELECT p.step, p.rows_done, COALESCE(p.rows_total, -1) FROM slipway.progress p ORDER BY p.updated_at DESC LIMIT 1";
    private static final String SESSIONS = """
            SELECT a.pid, (extract(epoch FROM a.state_change) * 1000000)::bigint, (extract(epoch FROM a.xact_start) * 1000000)::bigint
              FROM pg_catalog.pg_stat_activity a WHERE a.pid = ANY (?)
            """;

    /** Planning the look takes ten times as long as looking, and what it asks about does not change the plan (manual, Query Planning). */
    private static final String PLANNED_ONCE = "SET plan_cache_mode = force_generic_plan";

    private record Key(int pid, String object, LockMode mode, boolean granted) {}

    /** Of a session whose lock is gone. @param transactionBegan empty when it is in none */
    private record Now(Duration stateChanged, Optional<Duration> transactionBegan) {}

    private final Connection connection;
    private final Set<String> tables;
    private final LongSupplier clock;
    private final PreparedStatement statement;
    private final ServerClock server = new ServerClock();
    private Map<Key, Duration> before = Map.of();
    private Optional<Duration> lookedBefore = Optional.empty();

    /**
     * @param tables qualified raw names of the tables the plan is about
     * @param clock nanoseconds since the start of the run
     */
    PostgresLockSampler(Connection connection, Set<String> tables, LongSupplier clock) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        this.clock = clock;
        try (Statement setting = connection.createStatement()) {
            setting.execute(PLANNED_ONCE);
        }
        this.statement = connection.prepareStatement(LOOK);
        Array names = connection.createArrayOf("text", tables.toArray());
        statement.setArray(2, names);
    }

    @Override
    public Look look(int executor) throws SQLException {
        Map<Key, Duration> now = new HashMap<>();
        List<SampledLock> locks = new ArrayList<>();
        Map<Integer, SampledSession> sessions = new HashMap<>();
        statement.setInt(1, executor);
        long asked = clock.getAsLong();
        Duration looked = Duration.ofNanos(asked);
        try (ResultSet row = statement.executeQuery()) {
            long answered = clock.getAsLong();
            while (row.next()) {
                server.compare(asked, row.getLong("looked"), answered);
                looked = server.sinceStart(row.getLong("looked"));
                int pid = row.getInt("pid");
                if (pid == 0) {
                    break;
                }
                String relation = row.getString("relation");
                boolean granted = row.getBoolean("granted");
                Key key = new Key(pid, relation == null ? SampledLock.TRANSACTION : relation, LockMode.ofCatalogue(row.getString("mode")),
                        granted);
                Duration since = before.containsKey(key) ? before.get(key) : granted ? heldSince(row, key, looked)
                        : waitsSince(row, looked);
                now.put(key, since);
                if (tells(row, key, executor)) {
                    locks.add(new SampledLock(pid, key.object(), key.mode(), granted, since, pids(row.getArray("blocked_by"))));
                    sessions.put(pid, session(row, pid == executor));
                }
            }
        }
        List<EndedLock> ended = ended(now, looked);
        before = now;
        lookedBefore = Optional.of(looked);
        locks.sort(Comparator.comparing(SampledLock::object).thenComparing(SampledLock::since).thenComparing(SampledLock::pid)
                .thenComparing(SampledLock::mode));
        return new Look(locks, sessions.values().stream().sorted(Comparator.comparing(SampledSession::pid)).toList(), ended);
    }

    private Duration waitsSince(ResultSet row, Duration looked) throws SQLException {
        // The server sets it a moment after the wait begins.
        return time(row, "waitstart").orElse(looked);
    }

    /**
     * A lock that the look before would have seen was taken since then, by the statement that began since then if there is one. Of
     * others no more is known than the beginning of their transaction.
     */
    private Duration heldSince(ResultSet row, Key key, Duration looked) throws SQLException {
        Duration transaction = time(row, "xact_start").orElse(looked);
        Duration earliest = tables.contains(key.object()) ? lookedBefore.filter(b -> b.compareTo(transaction) > 0).orElse(transaction)
                : transaction;
        Optional<Duration> query = time(row, "query_start").filter(q -> lookedBefore.isPresent() && q.compareTo(earliest) > 0);
        Duration since = tables.contains(key.object()) ? query.orElse(earliest) : earliest;
        return since.compareTo(looked) > 0 ? looked : since;
    }

    private Optional<Duration> time(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(server.sinceStart(micros));
    }

    /** When the locks ended that are there no more: somewhere between the two looks, which what their sessions do now narrows down. */
    private List<EndedLock> ended(Map<Key, Duration> now, Duration looked) throws SQLException {
        List<Key> gone = before.keySet().stream().filter(key -> !now.containsKey(key)).toList();
        if (gone.isEmpty() || lookedBefore.isEmpty()) {
            return List.of();
        }
        Duration earliest = lookedBefore.get();
        Map<Integer, Now> sessions = sessions(gone);
        List<EndedLock> ended = new ArrayList<>();
        for (Key key : gone) {
            Optional<Now> session = Optional.ofNullable(sessions.get(key.pid()));
            Optional<Duration> committed = session.filter(n -> key.granted() && n.transactionBegan().isEmpty()).map(Now::stateChanged)
                    .filter(t -> t.compareTo(earliest) > 0 && t.compareTo(looked) <= 0);
            Duration latest = session.flatMap(n -> key.granted() ? n.transactionBegan() : Optional.of(n.stateChanged()))
                    .filter(t -> t.compareTo(earliest) > 0 && t.compareTo(looked) < 0).orElse(looked);
            ended.add(new EndedLock(key.pid(), key.object(), key.mode(), key.granted(),
                    committed.orElse(earliest.plus(latest.minus(earliest).dividedBy(2)))));
        }
        return ended;
    }

    private Map<Integer, Now> sessions(List<Key> gone) throws SQLException {
        Map<Integer, Now> sessions = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SESSIONS)) {
            query.setArray(1, connection.createArrayOf("int4", gone.stream().map(Key::pid).distinct().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Duration changed = server.sinceStart(row.getLong(2));
                    long began = row.getLong(3);
                    sessions.put(row.getInt(1), new Now(changed, row.wasNull() ? Optional.empty() : Optional.of(server.sinceStart(began))));
                }
            }
        }
        return sessions;
    }

    /** A lock of another session that blocks nobody is told only when it was there in the look before: short ones are noise. */
    private boolean tells(ResultSet row, Key key, int executor) throws SQLException {
        return !key.granted() || key.pid() == executor || row.getBoolean("blocks") || before.containsKey(key);
    }

    private static SampledSession session(ResultSet row, boolean ours) throws SQLException {
        long open = row.getLong("xact_start") == 0 ? 0 : Math.max(0, row.getLong("looked") - row.getLong("xact_start"));
        return new SampledSession(row.getInt("pid"), ours, row.getString("application"), row.getString("usename"), row.getString("state"),
                Duration.of(open, ChronoUnit.MICROS), Shown.statement(row.getString("query")));
    }

    private static List<Integer> pids(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray()).distinct().sorted().toList();
    }

    @Override
    public Optional<Progress> progress(int executor) throws SQLException {
        try (Statement query = connection.createStatement()) {
            try (ResultSet exists = query.executeQuery(PROGRESS_EXISTS)) {
                exists.next();
                if (!exists.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet row = query.executeQuery(PROGRESS)) {
                return row.next() ? Optional.of(new Progress.Rows(row.getInt(1), row.getLong(2), row.getLong(3))) : Optional.empty();
            }
        } catch (SQLException gone) {
            // undefined_table and lock_not_available: the script is just dropping it.
            if (!Set.of("42P01", "55P03").contains(String.valueOf(gone.getSQLState()))) {
                throw gone;
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
