package dev.slipway.rehearse.mysql;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.rehearse.event.EndedLock;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.server.LockSampler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * One look after another at metadata locks and waits for rows. Seen are: what the plan's session holds, every wait in the database, what
 * blocks a waiter (those that only stand before it in the queue included), and what others hold on the tables the plan is about for longer
 * than one look. The server notes no times of locks: what changed between two looks is taken for having changed in the middle.
 */
final class MySqlLockSampler implements LockSampler {
    private final LockTables tables;
    private final SessionTable sessions;
    private final AlterProgress progress;
    private final Set<String> planned;
    private final LongSupplier clock;
    private Map<SeenLock, Duration> before = Map.of();
    private Optional<Duration> lookedBefore = Optional.empty();
    private List<SampledLock> toldBefore = List.of();
    private List<SampledSession> sessionsBefore = List.of();

    private MySqlLockSampler(Connection connection, Set<String> planned, LongSupplier clock) throws SQLException {
        this.tables = new LockTables(connection);
        this.sessions = new SessionTable(connection);
        this.progress = new AlterProgress(connection);
        this.planned = planned;
        this.clock = clock;
    }

    /** One that looks, or, where the server does not show its locks to this user, one that sees nothing; pre-flight has said so. */
    static LockSampler on(Connection connection, Set<String> planned, LongSupplier clock) throws SQLException {
        CheckSession asking = new CheckSession(connection, new Cancellation());
        return Instruments.showLocks(asking) ? new MySqlLockSampler(connection, planned, clock) : new Blind(new AlterProgress(connection));
    }

    /** Sees no locks. */
    private record Blind(AlterProgress alter) implements LockSampler {
        @Override
        public Look look(int executor) {
            return new Look(List.of(), List.of(), List.of());
        }

        @Override
        public Optional<Progress> progress(int executor) throws SQLException {
            return alter.read(executor);
        }

        @Override
        public void close() {
            // The session is the observer's.
        }
    }

    @Override
    public Look look(int executor) throws SQLException {
        long asked = clock.getAsLong();
        Set<SeenLock> metadata = tables.metadata();
        List<LockTables.RowWait> rowWaits = tables.rowWaits();
        Duration looked = Duration.ofNanos((asked + clock.getAsLong()) / 2);
        Duration changed = lookedBefore.map(b -> b.plus(looked.minus(b).dividedBy(2))).orElse(looked);
        Map<SeenLock, Duration> now = new HashMap<>();
        metadata.forEach(lock -> now.put(lock, before.getOrDefault(lock, changed)));
        rowWaits.forEach(wait -> now.put(wait.asked(), before.getOrDefault(wait.asked(), changed)));
        List<SampledLock> told = told(metadata, rowWaits, now, executor);
        List<EndedLock> ended = before.keySet().stream().filter(lock -> !now.containsKey(lock))
                .map(lock -> new EndedLock(lock.session(), lock.table(), lock.mode(), lock.granted(), changed)).toList();
        before = now;
        lookedBefore = Optional.of(looked);
        return new Look(told, sessions(told, executor), ended);
    }

    private List<SampledLock> told(Set<SeenLock> metadata, List<LockTables.RowWait> rowWaits, Map<SeenLock, Duration> since, int executor) {
        Map<SeenLock, Set<Integer>> waits = new HashMap<>();
        metadata.stream().filter(lock -> !lock.granted()).forEach(lock -> waits.put(lock, blockers(lock, metadata, since)));
        rowWaits.forEach(wait -> waits.computeIfAbsent(wait.asked(), lock -> new TreeSet<>()).add(wait.holder()));
        Set<Integer> blocking = new TreeSet<>();
        waits.values().forEach(blocking::addAll);
        List<SampledLock> told = new ArrayList<>();
        waits.forEach((lock, by) -> told.add(new SampledLock(lock.session(), lock.table(), lock.mode(), false, since.get(lock),
                List.copyOf(by))));
        Set<String> waitedFor = new TreeSet<>(waits.keySet().stream().map(SeenLock::table).toList());
        for (SeenLock lock : metadata) {
            boolean blocks = blocking.contains(lock.session()) && waitedFor.contains(lock.table());
            boolean lasts = planned.contains(lock.table()) && before.containsKey(lock);
            if (lock.granted() && (lock.session() == executor || blocks || lasts)) {
                told.add(new SampledLock(lock.session(), lock.table(), lock.mode(), true, since.get(lock), List.of()));
            }
        }
        told.sort(Comparator.comparing(SampledLock::object).thenComparing(SampledLock::since).thenComparing(SampledLock::pid)
                .thenComparing(SampledLock::mode));
        return told;
    }

    /** Those that hold what does not go together with it, and those that asked for it before and are served first. */
    private static Set<Integer> blockers(SeenLock request, Set<SeenLock> all, Map<SeenLock, Duration> since) {
        Set<Integer> blockers = new TreeSet<>();
        for (SeenLock other : all) {
            boolean there = other.granted() || since.get(other).compareTo(since.get(request)) <= 0;
            if (other.session() != request.session() && other.table().equals(request.table()) && there
                    && MetadataConflicts.blocks(other.mode(), other.granted(), request.mode())) {
                blockers.add(other.session());
            }
        }
        return blockers;
    }

    /** Read anew only when the locks are others: who they are does not change meanwhile. */
    private List<SampledSession> sessions(List<SampledLock> told, int executor) throws SQLException {
        if (!told.equals(toldBefore)) {
            Set<Integer> ids = new TreeSet<>();
            told.forEach(lock -> {
                ids.add(lock.pid());
                ids.addAll(lock.blockedBy());
            });
            sessionsBefore = sessions.read(ids, executor);
            toldBefore = told;
        }
        return sessionsBefore;
    }

    @Override
    public Optional<Progress> progress(int executor) throws SQLException {
        return progress.read(executor);
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }
}
