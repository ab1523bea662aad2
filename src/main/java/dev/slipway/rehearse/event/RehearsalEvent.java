package dev.slipway.rehearse.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One thing that happened in a rehearsal. The stream of these, in order, is all there is to know about it. No event holds a value of
 * a row; the statements of other sessions are shown as the server shows them, and stay in the run folder.
 */
public sealed interface RehearsalEvent {
    /** When, since the start of the run, on a clock that only goes forward. */
    Duration at();

    /** The first event. {@code wallClock} ties the run to the calendar. */
    record Started(Duration at, Instant wallClock, Subject subject, Place place, List<PlannedStep> steps, Budget budget)
            implements RehearsalEvent {
        public Started {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The rehearsal runs on a copy of staging that was made for it.
     *
     * @param of the database that was copied
     * @param bytes of the database that was copied
     * @param percent how much of the rows of large tables was kept
     * @param took how long the copying took, making it smaller included
     * @param way how the server copied it
     */
    record CloneMade(Duration at, String of, String copy, long bytes, int percent, Duration took, String way) implements RehearsalEvent {}

    record PhaseEntered(Duration at, RehearsalPhase phase) implements RehearsalEvent {}

    /** @param detail counts or names, never values of rows */
    record CheckAnswered(Duration at, RehearsalPhase phase, String name, Outcome outcome, String detail) implements RehearsalEvent {}

    /** How far the copy of a table is, told while it is written. @param rowsTotal as counted just before */
    record BackupProgress(Duration at, String table, long rowsDone, long rowsTotal) implements RehearsalEvent {}

    /** A table was written to the run folder, read back into the server and compared. */
    record TableBackedUp(Duration at, String table, long rows, long bytes, String sha256) implements RehearsalEvent {}

    /** Rows were written between up and down, as by an application. @param refused statements the table refused, with SQLSTATE */
    record RowsWritten(Duration at, String table, long inserted, long updated, long deleted, List<String> refused)
            implements RehearsalEvent {
        public RowsWritten {
            refused = List.copyOf(refused);
        }
    }

    /** How large the tables are, before up or in production. @param source where that was read, for people */
    record SizesRead(Duration at, SizesOf of, String source, List<TableSize> tables) implements RehearsalEvent {
        public SizesRead {
            tables = List.copyOf(tables);
        }
    }

    /** How long each step takes in production. @param of what was said to be production's sizes, for people */
    record ForecastMade(Duration at, String of, List<StepForecast> steps) implements RehearsalEvent {
        public ForecastMade {
            steps = List.copyOf(steps);
        }
    }

    record StepStarted(Duration at, RehearsalPhase phase, int step, String title) implements RehearsalEvent {}

    /** @param statements how many statements were sent: 0 when there was nothing to do */
    record StepFinished(Duration at, RehearsalPhase phase, int step, Duration took, int statements) implements RehearsalEvent {}

    /**
     * What a step used up on the server. From PostgreSQL 18 on {@code walBytes} is exact; the other numbers, and that one before, are
     * those of the whole database or server, whoever else works there. Below zero stands, but for {@code grownBytes}, for what the server
     * does not tell.
     *
     * @param walBytes written to the write-ahead log
     * @param tempBytes written to temporary files, by sorts that did not fit into memory
     * @param grownBytes by how much the database grew; below zero when it shrank
     * @param deadRows by how much the rows grew that VACUUM has to clear away
     * @param lagBytes how far the slowest replica was behind at the end of the step, 0 without replicas
     */
    record StepCost(Duration at, RehearsalPhase phase, int step, long walBytes, long tempBytes, long grownBytes, long deadRows,
            long lagBytes)
            implements RehearsalEvent {}

    record StatementStarted(Duration at, RehearsalPhase phase, int step, int line, String summary) implements RehearsalEvent {}

    /** @param rows as the server counts, or a data step in batches did; -1 when there is no count */
    record StatementFinished(Duration at, RehearsalPhase phase, int step, int line, Duration took, long rows, List<String> rewritten)
            implements RehearsalEvent {
        public StatementFinished {
            rewritten = List.copyOf(rewritten);
        }
    }

    /** A transaction of the plan ended: what it had locked, read from inside. */
    record LocksHeld(Duration at, RehearsalPhase phase, int step, List<LockHold> locks) implements RehearsalEvent {
        public LocksHeld {
            locks = List.copyOf(locks);
        }
    }

    /**
     * The locks as seen from outside have changed; what is not in the list any more was given back.
     *
     * @param ended when that was, for what the look before had seen; what is not in this list ended when it was noticed
     */
    record LocksSampled(Duration at, RehearsalPhase phase, int step, List<SampledLock> locks, List<SampledSession> sessions,
            List<EndedLock> ended) implements RehearsalEvent {
        public LocksSampled {
            locks = List.copyOf(locks);
            sessions = List.copyOf(sessions);
            ended = List.copyOf(ended);
        }

        public LocksSampled(Duration at, RehearsalPhase phase, int step, List<SampledLock> locks, List<SampledSession> sessions) {
            this(at, phase, step, locks, sessions, List.of());
        }

        /** When that lock, which is not in the list any more, ended. */
        public Duration until(int pid, String object, LockMode mode, boolean granted) {
            return ended.stream().filter(e -> e.pid() == pid && e.object().equals(object) && e.mode() == mode && e.granted() == granted)
                    .map(EndedLock::until).findFirst().orElse(at);
        }
    }

    /** @param rowsTotal -1 when it is not known */
    record DataProgress(Duration at, int step, long rowsDone, long rowsTotal) implements RehearsalEvent {}

    /** How far one long statement is, as the server estimates it. @param percent 0 to 100 */
    record StatementProgress(Duration at, int step, int percent) implements RehearsalEvent {}

    record Retrying(Duration at, RehearsalPhase phase, int step, int line, int attempt, String sqlState, Duration waiting)
            implements RehearsalEvent {}

    /**
     * A long transaction of somebody else is in the way of the plan.
     *
     * @param step 0 before up
     * @param waitsFor the lock that the plan waits for because of it, in words; empty before up
     * @param asked whether a person is to say what becomes of it
     */
    record BlockerMet(Duration at, RehearsalPhase phase, int step, SampledSession session, String waitsFor, boolean asked)
            implements RehearsalEvent {}

    /** What was done about a session in the way. @param failure why it could not be done, empty when it was */
    record BlockerAnswered(Duration at, RehearsalPhase phase, int step, int pid, BlockerAnswer answer, String failure)
            implements RehearsalEvent {}

    record Paused(Duration at) implements RehearsalEvent {}

    record Resumed(Duration at) implements RehearsalEvent {}

    record FindingMade(Duration at, RehearsalPhase phase, Finding finding) implements RehearsalEvent {}

    record Logged(Duration at, String text) implements RehearsalEvent {}

    /** @param where the step or relation @param helps what would help, as the rule catalogue says of the step or else of the limit */
    record BudgetBreached(Duration at, String limit, Quantity allowed, Quantity measured, String where, String helps)
            implements RehearsalEvent {}

    /** Data that the plan declares as lost was counted after up. */
    record LossCounted(Duration at, String object, String what, long rows) implements RehearsalEvent {}

    /** @param perSecond how many scripts are begun each second, 0 for as many as come back */
    record WorkloadBegan(Duration at, String source, int sessions, double perSecond, List<WorkloadStatement> statements)
            implements RehearsalEvent {
        public WorkloadBegan {
            statements = List.copyOf(statements);
        }
    }

    /** Which scripts of the workload would work with the schema after a step, up or down. @param step the one done, 0 before up */
    record CompatibilityTried(Duration at, RehearsalPhase phase, int step, List<Tried> tried) implements RehearsalEvent {
        public CompatibilityTried {
            tried = List.copyOf(tried);
        }
    }

    /** The session that runs a script was killed, and the script run again. @param detail what the server says, empty when it went well */
    record InterruptionTried(Duration at, Side side, int step, Moment moment, Interruption result, String detail)
            implements RehearsalEvent {}

    /** What came back of the workload within half a second. @param from when that began; {@code at} is its end */
    record LatencyMeasured(Duration at, Duration from, RehearsalPhase phase, int step, Latency latency) implements RehearsalEvent {}

    /** Told at the end of the workload: how long everything took that was due while the plan did one thing. @param step 0 for none */
    record LoadMeasured(Duration at, LoadStage stage, RehearsalPhase phase, int step, Latency latency) implements RehearsalEvent {}

    /** What looking cost. */
    record ObserverCost(Duration at, long samples, Duration mean, Duration longest, Duration longestGap) implements RehearsalEvent {}

    /** The last event. @param summary one sentence */
    record Finished(Duration at, RehearsalPhase end, boolean stagingAsBefore, String summary) implements RehearsalEvent {}

    /** What is rehearsed. */
    record Subject(String title, String scriptsHash, String fromFingerprint, String toFingerprint) {}

    /** Where: product and version of the server, and host, port and database, never a password. */
    record Place(String server, String target, String database) {}

    /** @param remedy what the rule catalogue says against the worst hazard of the step, empty when it has none */
    record PlannedStep(int number, String title, String phase, String remedy) {
        public PlannedStep(int number, String title, String phase) {
            this(number, title, phase, "");
        }
    }

    /** What became of an interruption: the moment may never come, in a step that has nothing to do. */
    enum Interruption { RESUMED, NOT_RESUMED, NOTHING_TO_INTERRUPT }

    /** How a check came out. */
    enum Outcome { PASSED, WARNED, FAILED }
}
