package dev.slipway.rehearse.workload;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.WorkloadStatement;
import dev.slipway.rehearse.server.WorkloadSupport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running workload: sessions from the pool, each on a virtual thread, that send scripts at a rate. With a rate, a statement is due
 * at its time and not when the one before came back, so that a lock shows in all that wait for it. Whatever is written is rolled back.
 */
public final class Load implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration WINDOW = Duration.ofMillis(500);
    /** Marks the workload's statements, so that the server's view of a waiting session tells which it is. */
    private static final String MARK = "/* slipway: %s */ ";
    /** What a script whose variable cannot be computed fails with: data_exception (manual of PostgreSQL 18, appendix A). */
    static final String NOT_COMPUTED = "22000";

    private final Database staging;
    private final WorkloadSupport server;
    private final Workload workload;
    private final LoadOptions options;
    private final EventStream events;
    private final Supplier<Set<Age>> current;
    private final LoadMeter meter = new LoadMeter();
    private final Cancellation cancellation = new Cancellation();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong begun = new AtomicLong();
    private final long start = System.nanoTime();
    private volatile boolean stopped;

    /** @param current which ages of statements have to work at this moment; others are not sent */
    public Load(Database staging, WorkloadSupport server, Workload workload, LoadOptions options, EventStream events,
            Supplier<Set<Age>> current) {
        this.staging = staging;
        this.server = server;
        this.workload = workload;
        this.options = options;
        this.events = events;
        this.current = current;
    }

    /** Begins, warms up, and measures how it is without the plan; returns after that. */
    public void startAndIdle() {
        events.add(at -> new RehearsalEvent.WorkloadBegan(at, workload.source(), options.sessions(), options.perSecond(),
                workload.scripts().stream().map(Workload.Script::told).toList()));
        for (int i = 0; i < options.sessions(); i++) {
            threads.add(Thread.ofVirtual().name("slipway-workload-" + i).start(this::work));
        }
        threads.add(Thread.ofVirtual().name("slipway-workload-windows").start(this::tellWindows));
        pass(options.warmUp());
        enter(LoadStage.IDLE, RehearsalPhase.BASELINE, 0);
        pass(options.idle());
    }

    /** What the plan does from now on. */
    public void enter(LoadStage stage, RehearsalPhase phase, int step) {
        meter.enter(stage, phase, step);
    }

    /** Measures how it is after the plan. */
    public void idleAfter() {
        enter(LoadStage.AFTER, RehearsalPhase.UP_FINAL, 0);
        pass(options.idle());
    }

    private void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !stopped; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void work() {
        while (!stopped) {
            try (Connection connection = staging.borrow(SessionPurpose.WORKLOAD)) {
                connection.setAutoCommit(false);
                while (!stopped && connection.isValid(0)) {
                    runOne(connection);
                }
            } catch (SQLException | ProblemException lost) {
                if (!stopped) {
                    LOG.debug("A session of the workload was lost: {}", lost.getMessage());
                    LockSupport.parkNanos(WINDOW.toNanos());
                }
            } catch (CancellationException over) {
                return;
            }
        }
    }

    private void runOne(Connection connection) throws SQLException {
        long due = awaitTurn();
        if (stopped) {
            return;
        }
        List<Workload.Script> possible = possible();
        if (possible.isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            return;
        }
        LoadMeter.Segment segment = meter.at(due);
        Workload.Script script = chosen(possible, ThreadLocalRandom.current());
        String error = "";
        try {
            sendAsApplicationsDo(connection, script);
        } catch (SQLException failed) {
            error = String.valueOf(failed.getSQLState());
        } finally {
            if (!stopped) {
                meter.record(segment, Duration.ofNanos(System.nanoTime() - due), error);
            }
            connection.rollback();
        }
    }

    private void sendAsApplicationsDo(Connection connection, Workload.Script script) throws SQLException {
        for (int attempt = 1;; attempt++) {
            try {
                send(connection, script);
                return;
            } catch (SQLException failed) {
                if (attempt == MOST_ATTEMPTS || stopped || !server.isOrdinaryDeadlock(failed)) {
                    throw failed;
                }
                connection.rollback();
            }
        }
    }

    /** Gives when the next script is due: the n-th at n times the interval, whoever sends it. */
    private long awaitTurn() {
        if (options.perSecond() == 0) {
            return System.nanoTime();
        }
        long due = start + (long) (begun.getAndIncrement() * 1e9 / options.perSecond());
        for (long left = due - System.nanoTime(); left > 0 && !stopped; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }

    private List<Workload.Script> possible() {
        Set<Age> ages = current.get();
        return workload.scripts().stream().filter(s -> s.age() == Age.BOTH || ages.contains(s.age())).toList();
    }

    private static Workload.Script chosen(List<Workload.Script> scripts, RandomGenerator chance) {
        long pick = chance.nextLong(scripts.stream().mapToLong(Workload.Script::weight).sum());
        for (Workload.Script script : scripts) {
            pick -= script.weight();
            if (pick < 0) {
                return script;
            }
        }
        return scripts.getLast();
    }

    private void send(Connection connection, Workload.Script script) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Workload.Command command : script.commands()) {
                switch (command) {
                    case Workload.Command.Assign(String variable, Expression value) ->
                            variables.put(variable, String.valueOf(value.value(variables, ThreadLocalRandom.current())));
                    case Workload.Command.Sleep(Duration time) -> pass(time);
                    case Workload.Command.Send(String sql) -> {
                        String text = MARK.formatted(WorkloadStatement.marked(script.name())) + filled(sql, variables);
                        cancellation.during(statement, () -> statement.execute(text));
                    }
                }
            }
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new SQLException("A variable of the workload cannot be computed: " + wrong.getMessage(), NOT_COMPUTED, wrong);
        }
    }

    /** As pgbench: the value of a variable in place of {@code :name}; names that were not set stay, as casts and texts do. */
    static String filled(String sql, Map<String, String> variables) {
        return variables.isEmpty() ? sql : PgbenchFile.VARIABLE.matcher(sql).replaceAll(m ->
                Matcher.quoteReplacement(variables.getOrDefault(m.group(1), m.group())));
    }

    private void tellWindows() {
        long from = events.nanos();
        while (!stopped) {
            pass(WINDOW);
            long began = from;
            LoadMeter.Segment segment = meter.now();
            from = events.nanos();
            events.add(at -> new RehearsalEvent.LatencyMeasured(at, Duration.ofNanos(began), segment.phase(), segment.step(),
                    meter.window()));
        }
    }

    /** Ends it, and tells for each thing the plan did how long the statements took that were due then. */
    @Override
    public void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        cancellation.cancel();
        threads.forEach(LockSupport::unpark);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        meter.segments().forEach(s -> events.add(at -> new RehearsalEvent.LoadMeasured(at, s.stage(), s.phase(), s.step(), s.latency())));
    }
}
