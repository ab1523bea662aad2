package dev.slipway.rehearse;

import dev.slipway.plan.Loss;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rehearsal recorded, in the form that is kept beside the plan, reviewed and signed. Never holds a value of a row.
 *
 * @param subject what was rehearsed
 * @param server the server of the staging copy, such as PostgreSQL 18.6
 * @param database the name of the staging database
 * @param started when the rehearsal began, to the second
 * @param total how long it took
 * @param verdict how it ended
 * @param findings why it did not pass, or what deserves a look, one sentence each
 * @param legs what was done, in order
 * @param steps what each step of the plan cost
 * @param budgets each limit with what was measured against it
 * @param checks what was compared, with its outcome
 * @param losses data that was gone after up, with the rows that were counted
 * @param eventsHash SHA-256 of the events, as the run folder has them
 * @param circumstances how it was measured, and what else was; empty in evidence of versions that did not record it
 */
public record EvidenceSummary(Subject subject, String server, String database, Instant started, Duration total, Verdict verdict,
        List<String> findings, List<LegRun> legs, List<StepMeasure> steps, List<BudgetResult> budgets, List<Check> checks,
        List<Loss> losses, String eventsHash, Optional<Circumstances> circumstances) {
    /** Name and version of the file format. */
    public static final String FORMAT = "slipway-evidence/1";

    public EvidenceSummary {
        findings = List.copyOf(findings);
        legs = List.copyOf(legs);
        steps = List.copyOf(steps);
        budgets = List.copyOf(budgets);
        checks = List.copyOf(checks);
        losses = List.copyOf(losses);
    }

    /** Evidence without circumstances. */
    public EvidenceSummary(Subject subject, String server, String database, Instant started, Duration total, Verdict verdict,
            List<String> findings, List<LegRun> legs, List<StepMeasure> steps, List<BudgetResult> budgets, List<Check> checks,
            List<Loss> losses, String eventsHash) {
        this(subject, server, database, started, total, verdict, findings, legs, steps, budgets, checks, losses, eventsHash,
                Optional.empty());
    }

    /** The copy of staging that it ran on; empty for staging itself. */
    public Optional<Circumstances.CopyOfStaging> copy() {
        return circumstances.flatMap(Circumstances::copy);
    }

    /** How long the steps take in production; empty where its sizes were not known. */
    public Optional<Circumstances.ForProduction> forecast() {
        return circumstances.flatMap(Circumstances::forecast);
    }

    /** How a rehearsal ended. */
    public enum Verdict { PASSED, FAILED, ABORTED }

    /** The parts of a rehearsal, in the order in which they are run. */
    public enum Leg { PREFLIGHT, BACKUP, BASELINE, UP, VERIFY_UP, UP_AGAIN, WRITES, DOWN, VERIFY_DOWN, DOWN_AGAIN, UP_FINAL, INTERRUPTIONS,
            RESTORE }

    /**
     * @param scriptsHash {@link dev.slipway.plan.ScriptedPlan#scriptsHash()} of the scripts that were run
     * @param fromFingerprint the schema that staging had before
     * @param toFingerprint the schema that up led to
     */
    public record Subject(String scriptsHash, String fromFingerprint, String toFingerprint) {}

    /** One part that was run. */
    public record LegRun(Leg leg, boolean passed, Duration took) {}

    /**
     * What one step cost on staging.
     *
     * @param blockedOthers the longest time any other session waited for it
     * @param retries how often it gave up a lock and tried again
     */
    public record StepMeasure(int step, SideMeasure up, SideMeasure down, Duration blockedOthers, int retries) {
        /** The relations that either side wrote anew. */
        public List<String> rewritten() {
            return Stream.concat(up.rewritten().stream(), down.rewritten().stream()).distinct().sorted().toList();
        }

        /** The locks of both sides. */
        public List<MeasuredLock> locks() {
            return Stream.concat(up.locks().stream(), down.locks().stream()).toList();
        }
    }

    /**
     * What one side of a step cost.
     *
     * @param took how long its longest run took, waits included; zero when it was not run
     * @param rows the rows its statements touched the first time, as the server or a data step in batches counted; -1 where there was
     *        nothing to count
     * @param rewritten relations that were written anew
     * @param locks the locks it took in that run, each relation with its strongest mode
     */
    public record SideMeasure(Duration took, long rows, List<String> rewritten, List<MeasuredLock> locks) {
        public static final SideMeasure NOT_RUN = new SideMeasure(Duration.ZERO, -1, List.of(), List.of());

        public SideMeasure {
            rewritten = List.copyOf(rewritten);
            locks = List.copyOf(locks);
        }
    }

    /** @param held how long the lock was held at its longest */
    public record MeasuredLock(String relation, String mode, Duration held) {
        /** The strongest of the locks, and of those the one held longest. */
        public static Optional<MeasuredLock> strongest(List<MeasuredLock> locks) {
            return locks.stream().max(Comparator.comparing(MeasuredLock::strength).thenComparing(MeasuredLock::held));
        }

        /** Its mode, ordered by strength. */
        public LockMode strength() {
            return LockMode.ofWords(mode);
        }
    }

    /**
     * @param name what is limited, such as "longest ACCESS EXCLUSIVE"
     * @param where the step or relation that came closest to the limit, empty when it concerns the whole
     */
    public record BudgetResult(String name, Quantity limit, Quantity measured, boolean kept, String where) {
        public BudgetResult(String name, Duration limit, Duration measured, boolean kept, String where) {
            this(name, Quantity.of(limit), Quantity.of(measured), kept, where);
        }
    }

    /**
     * @param name what was compared, such as "rows of shop.orders after down"
     * @param detail counts and hashes, or what differs
     */
    public record Check(String name, boolean passed, String detail) {}
}
