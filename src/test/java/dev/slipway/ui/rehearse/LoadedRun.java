package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.Latency;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.event.Tried;
import dev.slipway.rehearse.event.WorkloadStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of a run with a workload: a new column is added, and the old one dropped, which breaks a statement too early. */
final class LoadedRun {
    static final SampledSession OURS = new SampledSession(1, true, "slipway-execute", "dba", "active", Duration.ZERO,
            "ALTER TABLE shop.orders");
    static final SampledSession APP = new SampledSession(2, false, "shop-app", "app", "active", Duration.ZERO,
            "/* slipway: read order */ SELECT total FROM shop.orders");

    private LoadedRun() {}

    static Duration at(long millis) {
        return Duration.ofMillis(millis);
    }

    /** As far as the second step of up. */
    static List<RehearsalEvent> soFar() {
        return new ArrayList<>(List.of(
                new RehearsalEvent.Started(at(0), Instant.EPOCH, new RehearsalEvent.Subject("t", "s", "f", "t"),
                        new RehearsalEvent.Place("PostgreSQL 18", "h:1/d", "d"),
                        List.of(new RehearsalEvent.PlannedStep(1, "Add column", "expand"),
                                new RehearsalEvent.PlannedStep(2, "Drop column", "contract")), Budget.DEFAULT),
                new RehearsalEvent.PhaseEntered(at(100), RehearsalPhase.BASELINE),
                new RehearsalEvent.WorkloadBegan(at(100), "workload.sql", 4, 100, List.of(
                        new WorkloadStatement("read order", Age.OLD, 5, "SELECT total FROM shop.orders"),
                        new WorkloadStatement("read gross", Age.NEW, 5, "SELECT gross FROM shop.orders"),
                        new WorkloadStatement("count", Age.BOTH, 1, "SELECT count(*) FROM shop.orders"))),
                window(100, 600, RehearsalPhase.BASELINE, 0, 4, Map.of()),
                tried(610, RehearsalPhase.BASELINE, 0, works("read order", true), fails("read gross", false), works("count", true)),
                new RehearsalEvent.PhaseEntered(at(1000), RehearsalPhase.UP),
                new RehearsalEvent.StepStarted(at(1000), RehearsalPhase.UP, 1, "Add column"),
                new RehearsalEvent.LocksSampled(at(1100), RehearsalPhase.UP, 1, List.of(
                        new SampledLock(1, "shop.orders", LockMode.ACCESS_EXCLUSIVE, true, at(1050), List.of()),
                        new SampledLock(2, "shop.orders", LockMode.ACCESS_SHARE, false, at(1100), List.of(1))), List.of(OURS, APP)),
                new RehearsalEvent.LocksSampled(at(1400), RehearsalPhase.UP, 1, List.of(), List.of()),
                window(1000, 1500, RehearsalPhase.UP, 1, 300, Map.of()),
                new RehearsalEvent.StepFinished(at(1500), RehearsalPhase.UP, 1, at(500), 1),
                tried(1510, RehearsalPhase.UP, 1, works("read order", true), works("read gross", true), works("count", true)),
                new RehearsalEvent.StepStarted(at(1520), RehearsalPhase.UP, 2, "Drop column"),
                window(1500, 2000, RehearsalPhase.UP, 2, 20, Map.of("42703", 3L)),
                new RehearsalEvent.StepFinished(at(2000), RehearsalPhase.UP, 2, at(480), 1),
                tried(2010, RehearsalPhase.UP, 2, fails("read order", true), works("read gross", true), works("count", true))));
    }

    /** To its end. */
    static List<RehearsalEvent> whole() {
        List<RehearsalEvent> events = soFar();
        events.addAll(List.of(
                new RehearsalEvent.PhaseEntered(at(2100), RehearsalPhase.RESTORE),
                new RehearsalEvent.LoadMeasured(at(2200), LoadStage.IDLE, RehearsalPhase.BASELINE, 0, latency(50, 3, Map.of())),
                new RehearsalEvent.LoadMeasured(at(2200), LoadStage.STEP, RehearsalPhase.UP, 1, latency(40, 310, Map.of())),
                new RehearsalEvent.LoadMeasured(at(2200), LoadStage.STEP, RehearsalPhase.UP, 2, latency(60, 25, Map.of("42703", 3L))),
                new RehearsalEvent.LoadMeasured(at(2200), LoadStage.AFTER, RehearsalPhase.UP, 0, latency(70, 4, Map.of())),
                new RehearsalEvent.PhaseEntered(at(2300), RehearsalPhase.FAILED),
                new RehearsalEvent.Finished(at(2300), RehearsalPhase.FAILED, true, "Old code broke")));
        return events;
    }

    static Latency latency(long count, long p99, Map<String, Long> errors) {
        return new Latency(count, at(2), at(3), at(p99), at(p99 + 1), errors);
    }

    static RehearsalEvent window(long from, long to, RehearsalPhase phase, int step, long p99, Map<String, Long> errors) {
        return new RehearsalEvent.LatencyMeasured(at(to), at(from), phase, step, latency(50, p99, errors));
    }

    private static RehearsalEvent tried(long when, RehearsalPhase phase, int step, Tried... tried) {
        return new RehearsalEvent.CompatibilityTried(at(when), phase, step, List.of(tried));
    }

    private static Tried works(String name, boolean required) {
        return new Tried(name, true, required, "", "");
    }

    private static Tried fails(String name, boolean required) {
        return new Tried(name, false, required, "42703", "column does not exist");
    }
}
