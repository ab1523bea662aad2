package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Redaction;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One look after another at who holds and who waits for which lock. Seen are: what the plan's session holds, every wait in the
 * database, what blocks a waiter (those that only stand before it in the queue included, as pg_blocking_pids gives them), and
 * what others hold on the tables the plan is about for longer than one look.
 */
final class LockSampler implements AutoCloseable {
    private static final int QUERY_SHOWN = 200;
    private static final String LOOK = """
            WITH l AS MATERIALIZED (
                SELECT k.pid, k.locktype, k.relation, k.mode, k.granted, k.waitstart
                  FROM pg_catalog.pg_locks k
                 WHERE NOT k.granted OR k.locktype = 'relation' AND k.database =
                       (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())),
            w AS MATERIALIZED (
                SELECT x.pid, pg_catalog.pg_blocking_pids(x.pid) AS blocked_by
                  FROM (SELECT DISTINCT l.pid FROM l WHERE NOT l.granted) x)
            SELECT l.pid, l.locktype = 'relation', n.nspname || '.' || c.relname, l.mode, l.granted,
                   (extract(epoch FROM pg_catalog.clock_timestamp() - l.waitstart) * 1000000)::bigint,
                   CASE WHEN l.granted THEN '{}' ELSE w.blocked_by END,
                   COALESCE(a.application_name, ''), COALESCE(a.usename, ''), COALESCE(a.state, ''),
                   COALESCE((extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start) * 1000000)::bigint, 0),
                   COALESCE(a.query, ''),
                   l.pid IN (SELECT pg_catalog.unnest(w.blocked_by) FROM w)
              FROM l
              LEFT JOIN w ON w.pid = l.pid
              LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
              LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
             WHERE l.pid <> pg_catalog.pg_backend_pid()
               AND (l.locktype <> 'relation'
                    OR n.nspname NOT IN ('pg_catalog', 'information_schema', 'slipway') AND n.nspname !~ '^pg_(toast|temp)' AND c.relkind NOT IN ('i', 'I'))
               AND (NOT l.granted OR l.pid = ?
                    OR l.pid IN (SELECT pg_catalog.unnest(w.blocked_by) FROM w)
                       AND l.relation IN (SELECT u.relation FROM l u WHERE NOT u.granted)
                    OR n.nspname || '.' || c.relname = ANY (?) AND a.application_name !~ '^slipway-')
            """;

    /** What was seen in one look. */
    record Look(List<SampledLock> locks, List<SampledSession> sessions) {}

    private record Key(int pid, String object, LockMode mode, boolean granted) {}

    private final PreparedStatement statement;
    private Map<Key, Duration> before = new HashMap<>();

    /** @param tables qualified raw names of the tables the plan is about */
    LockSampler(Connection connection, Set<String> tables) throws SQLException {
        this.statement = connection.prepareStatement(LOOK);
        Array names = connection.createArrayOf("text", tables.toArray());
        statement.setArray(2, names);
    }

    /**
     * @param executor the process of the session that runs the plan, 0 for none
     * @param at the time of this look, since the start of the run
     */
    Look look(int executor, Duration at) throws SQLException {
        Map<Key, Duration> now = new HashMap<>();
        List<SampledLock> locks = new ArrayList<>();
        Map<Integer, SampledSession> sessions = new HashMap<>();
        statement.setInt(1, executor);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String relation = row.getBoolean(2) ? row.getString(3) : SampledLock.TRANSACTION;
                int pid = row.getInt(1);
                boolean granted = row.getBoolean(5);
                Key key = new Key(pid, relation, LockMode.ofCatalogue(row.getString(4)), granted);
                Duration waited = Duration.ofNanos(row.getLong(6) * 1000);
                boolean knownWait = !granted && !row.wasNull();
                Duration since = before.getOrDefault(key, knownWait ? notNegative(at.minus(waited)) : at);
                now.put(key, since);
                if (tells(row, key, executor)) {
                    locks.add(new SampledLock(pid, relation, key.mode(), granted, since, pids(row.getArray(7))));
                    sessions.put(pid, session(row, pid == executor));
                }
            }
        }
        before = now;
        locks.sort(Comparator.comparing(SampledLock::object).thenComparing(SampledLock::since).thenComparing(SampledLock::pid)
                .thenComparing(SampledLock::mode));
        return new Look(locks, sessions.values().stream().sorted(Comparator.comparing(SampledSession::pid)).toList());
    }

    /** A lock of another session that blocks nobody is told only when it was there in the look before: short ones are noise. */
    private boolean tells(ResultSet row, Key key, int executor) throws SQLException {
        return !key.granted() || key.pid() == executor || row.getBoolean(13) || before.containsKey(key);
    }

    private static SampledSession session(ResultSet row, boolean ours) throws SQLException {
        String query = Redaction.redact(row.getString(12)).strip().replaceAll("\\s+", " ");
        String shown = query.length() > QUERY_SHOWN ? query.substring(0, QUERY_SHOWN) + " …" : query;
        return new SampledSession(row.getInt(1), ours, row.getString(8), row.getString(9), row.getString(10),
                Duration.ofNanos(row.getLong(11) * 1000), shown);
    }

    private static List<Integer> pids(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray()).distinct().sorted().toList();
    }

    private static Duration notNegative(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
