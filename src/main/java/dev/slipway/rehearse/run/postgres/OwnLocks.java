package dev.slipway.rehearse.run.postgres;

import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What the session's own transaction has locked and rewritten, read by the session itself before it commits: exact, not sampled.
 * A table is rewritten when its file node changes; that takes an ACCESS EXCLUSIVE lock, so only locked relations are looked at.
 */
final class OwnLocks {
    private static final String RELATIONS = """
            SELECT c.oid::bigint, n.nspname || '.' || c.relname, pg_catalog.pg_relation_filenode(c.oid)::bigint
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'm', 'p', 'v', 'S', 'f')
               AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'slipway') AND n.nspname !~ '^pg_toast'
            """;
    private static final String LOCKS = """
            SELECT l.relation::bigint, l.mode, n.nspname || '.' || c.relname, pg_catalog.pg_relation_filenode(c.oid)::bigint,
                   c.relkind IN ('r', 'm')
              FROM pg_catalog.pg_locks l
              LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
              LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted
               AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
               AND (c.oid IS NULL OR c.relkind NOT IN ('i', 'I'))
               AND (n.nspname IS NULL OR n.nspname NOT IN ('pg_catalog', 'information_schema', 'slipway') AND n.nspname !~ '^pg_toast')
            """;

    /** fileNode is 0 for what has no storage of its own. */
    private record Relation(String name, long fileNode) {}

    private record Held(String relation, LockMode mode, Duration since) {}

    /** What one statement did. */
    record Effects(List<LockTaken> locks, List<String> rewritten) {}

    private final Connection connection;
    private final LongSupplier clock;
    private final Map<Long, Relation> known = new HashMap<>();
    private final Map<Long, Relation> seen = new HashMap<>();
    private final Map<Long, Held> held = new TreeMap<>();

    /** @param clock nanoseconds since the start of the run */
    OwnLocks(Connection connection, LongSupplier clock) {
        this.connection = connection;
        this.clock = clock;
    }

    void readRelations() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(RELATIONS)) {
            while (rows.next()) {
                known.put(rows.getLong(1), new Relation(rows.getString(2), rows.getLong(3)));
            }
        }
    }

    /**
     * Looks, inside the open transaction.
     *
     * @param since when the statement began, in nanoseconds since the start of the run
     * @return what the statement has locked and rewritten
     */
    Effects afterStatement(long since) throws SQLException {
        List<String> rewritten = new ArrayList<>();
        List<LockTaken> taken = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(LOCKS)) {
            while (rows.next()) {
                long oid = rows.getLong(1);
                String name = rows.getString(3);
                Relation before = seen.getOrDefault(oid, known.get(oid));
                if (name != null) {
                    Relation now = new Relation(name, rows.getLong(4));
                    if (before != null && rows.getBoolean(5) && before.fileNode() != now.fileNode()) {
                        rewritten.add(name);
                    }
                    seen.put(oid, now);
                }
                String called = before != null ? before.name() : name;
                LockMode mode = LockMode.ofCatalogue(rows.getString(2));
                if (called != null && !createdHere(oid) && note(oid, called, mode, Duration.ofNanos(since))) {
                    taken.add(new LockTaken(called, mode));
                }
            }
        }
        return new Effects(LockTaken.strongest(taken), rewritten.stream().distinct().sorted().toList());
    }

    /** Nobody can wait for what the same transaction has made: nobody else sees it. */
    private boolean createdHere(long oid) {
        return !known.containsKey(oid);
    }

    /** Whether the lock is new, or stronger than the one that was held. */
    private boolean note(long oid, String relation, LockMode mode, Duration since) {
        Held before = held.get(oid);
        boolean news = before == null || before.mode().compareTo(mode) < 0;
        if (news) {
            held.put(oid, new Held(relation, mode, since));
        }
        return news;
    }

    /** The transaction has ended: the locks it held, by relation. */
    List<LockHold> released(boolean committed) {
        Duration end = Duration.ofNanos(clock.getAsLong());
        if (committed) {
            known.putAll(seen);
        }
        seen.clear();
        Map<String, LockHold> holds = new LinkedHashMap<>();
        held.values().forEach(h -> holds.put(h.relation(), new LockHold(h.relation(), h.mode(), h.since(), end)));
        held.clear();
        return List.copyOf(holds.values());
    }
}
