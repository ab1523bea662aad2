package dev.slipway.rehearse;

import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.server.LockSampler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the locks on staging every 50 ms, on a session of its own, and tells when something changed. It also reads how far a
 * batched data step is. What the looking itself costs is told at the end.
 */
public final class LockObserver implements AutoCloseable {
    public static final Duration INTERVAL = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(LockObserver.class);
    /** Progress of data steps is read with every tenth look. */
    private static final int LOOKS_PER_PROGRESS = 10;

    /** Where the run is. @param executor the process of the session that runs the plan, 0 for none */
    public record Whereabouts(RehearsalPhase phase, int step, int executor) {}

    private final Staging staging;
    private final Set<String> tables;
    private final EventStream events;
    private final Supplier<Whereabouts> where;
    private final Consumer<RehearsalEvent.LocksSampled> afterLook;
    private final Thread thread;
    private final CountDownLatch firstLook = new CountDownLatch(1);
    private volatile boolean stopped;
    private List<SampledLock> told = List.of();
    private RehearsalEvent.LocksSampled seen =
            new RehearsalEvent.LocksSampled(Duration.ZERO, RehearsalPhase.PREFLIGHT, 0, List.of(), List.of());
    private RehearsalEvent.DataProgress progressTold = new RehearsalEvent.DataProgress(Duration.ZERO, 0, -1, -1);
    private RehearsalEvent.StatementProgress shareTold = new RehearsalEvent.StatementProgress(Duration.ZERO, 0, -1);
    private final Map<String, Duration> lastWaited = new ConcurrentHashMap<>();
    private long looks;
    private long costNanos;
    private long longestNanos;
    private long longestGapNanos;

    /**
     * @param tables qualified raw names of the tables the plan is about
     * @param afterLook takes what was seen last after each look, on the thread of the observer
     */
    public LockObserver(Staging staging, Set<String> tables, EventStream events, Supplier<Whereabouts> where,
            Consumer<RehearsalEvent.LocksSampled> afterLook) {
        this.staging = staging;
        this.tables = tables;
        this.events = events;
        this.where = where;
        this.afterLook = afterLook;
        this.thread = Thread.ofPlatform().daemon().name("slipway-observer").unstarted(this::observe);
    }

    /** Begins, and returns when the first look was taken: what happens from now on is seen. */
    public void start() {
        thread.start();
        try {
            if (!firstLook.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The lock observer has not seen anything for {} s", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the plan's session was last seen waiting for that relation, since the start of the run; zero when it never was. */
    public Duration lastWaited(String relation) {
        return lastWaited.getOrDefault(relation, Duration.ZERO);
    }

    private void observe() {
        while (!stopped) {
            try (Connection connection = staging.open(SessionPurpose.OBSERVE);
                    LockSampler sampler = staging.server().watch().sampler(connection, tables, events::nanos)) {
                lookAgainAndAgain(sampler);
            } catch (SQLException | RuntimeException lost) {
                // A look that ran into its time limit or a dropped session must not end the observation of a long rehearsal.
                LOG.warn("The lock observer lost its session and opens another: {}", lost.getMessage());
                LockSupport.parkNanos(INTERVAL.toNanos());
            }
        }
    }

    private void lookAgainAndAgain(LockSampler sampler) throws SQLException {
        long previous = System.nanoTime();
        long next = previous;
        while (!stopped) {
            long began = System.nanoTime();
            longestGapNanos = Math.max(longestGapNanos, began - previous);
            previous = began;
            look(sampler);
            afterLook.accept(seen);
            firstLook.countDown();
            if (looks % LOOKS_PER_PROGRESS == 0) {
                sampler.progress(where.get().executor()).ifPresent(this::tell);
            }
            long cost = System.nanoTime() - began;
            looks++;
            costNanos += cost;
            longestNanos = Math.max(longestNanos, cost);
            next = Math.max(next + INTERVAL.toNanos(), System.nanoTime());
            for (long left = next - System.nanoTime(); left > 0 && !stopped; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private void look(LockSampler sampler) throws SQLException {
        Whereabouts here = where.get();
        LockSampler.Look look = sampler.look(here.executor());
        look.locks().stream().filter(l -> !l.granted() && l.pid() == here.executor())
                .forEach(l -> lastWaited.put(l.object(), Duration.ofNanos(events.nanos())));
        look.ended().stream().filter(l -> !l.granted() && l.pid() == here.executor()).forEach(l -> lastWaited.put(l.object(), l.until()));
        if (!look.locks().equals(told)) {
            told = look.locks();
            seen = events.add(at -> new RehearsalEvent.LocksSampled(at, here.phase(), here.step(), look.locks(), look.sessions(),
                    look.ended()));
        }
    }

    private void tell(LockSampler.Progress progress) {
        switch (progress) {
            case LockSampler.Progress.Rows(int step, long done, long total) -> {
                if (progressTold.step() != step || progressTold.rowsDone() != done) {
                    progressTold = events.add(at -> new RehearsalEvent.DataProgress(at, step, done, total));
                }
            }
            case LockSampler.Progress.Share(int percent) -> {
                int step = where.get().step();
                if (shareTold.step() != step || shareTold.percent() != percent) {
                    shareTold = events.add(at -> new RehearsalEvent.StatementProgress(at, step, percent));
                }
            }
        }
    }

    /** Ends the observation and tells its cost. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Whereabouts here = where.get();
        if (!told.isEmpty()) {
            events.add(at -> new RehearsalEvent.LocksSampled(at, here.phase(), here.step(), List.of(), List.of()));
        }
        events.add(at -> new RehearsalEvent.ObserverCost(at, looks, Duration.ofNanos(looks == 0 ? 0 : costNanos / looks),
                Duration.ofNanos(longestNanos), Duration.ofNanos(longestGapNanos)));
    }
}
