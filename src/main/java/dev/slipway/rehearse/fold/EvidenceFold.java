package dev.slipway.rehearse.fold;

import dev.slipway.plan.Loss;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.Check;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.LegRun;
import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.SideMeasure;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import dev.slipway.rehearse.EvidenceSummary.Subject;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.event.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Folds the events of a rehearsal into its evidence. Statements of other sessions and values of rows do not get into it. */
public final class EvidenceFold {
    private static final class StepData {
        private final SideData up = new SideData();
        private final SideData down = new SideData();
        private Duration blockedOthers = Duration.ZERO;
        private int retries;

        private SideData side(Side side) {
            return switch (side) {
                case UP -> up;
                case DOWN -> down;
            };
        }
    }

    private static final class SideData {
        private long counted;
        private long watched;
        private final Set<String> rewritten = new TreeSet<>();
        private final Map<RehearsalPhase, RunData> runs = new EnumMap<>(RehearsalPhase.class);

        /** Duration and locks are of one run, the longest, so that no lock is held for longer than its step took. */
        private SideMeasure measure() {
            long rows = Math.max(counted, watched);
            RunData run = runs.values().stream().max(Comparator.comparing((RunData r) -> r.took)).orElseGet(RunData::new);
            return new SideMeasure(run.took, rows > 0 ? rows : -1, List.copyOf(rewritten), run.locks());
        }

        private RunData run(RehearsalPhase phase) {
            return runs.computeIfAbsent(phase, _ -> new RunData());
        }
    }

    /** What one run of one side of a step was seen to do. */
    private static final class RunData {
        private Duration took = Duration.ZERO;
        private final Map<String, LockHold> locks = new TreeMap<>();
        private final Map<String, LockHold> sampled = new TreeMap<>();

        private List<MeasuredLock> locks() {
            Map<String, LockHold> all = new TreeMap<>(sampled);
            all.putAll(locks);
            return all.values().stream().map(l -> new MeasuredLock(l.relation(), l.mode().words(), l.length())).toList();
        }
    }

    private record Seen(int step, RehearsalPhase phase) {}

    private final BudgetFold budgets = new BudgetFold();
    private final CircumstancesFold circumstances = new CircumstancesFold();
    private final CausedWaits waits = new CausedWaits();
    private final Map<Integer, StepData> steps = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private final List<LegRun> legs = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final Map<SampledLock, Seen> seen = new HashMap<>();
    private Subject subject = new Subject("", "", "");
    private String server = "";
    private String database = "";
    private Instant started = Instant.EPOCH;
    private RehearsalPhase phase = RehearsalPhase.PREFLIGHT;
    private Duration phaseBegan = Duration.ZERO;
    private boolean phaseFailed;
    private Verdict verdict = Verdict.ABORTED;
    private Duration total = Duration.ZERO;

    /** The evidence of a whole stream. @param eventsHash SHA-256 of the file of events */
    public static EvidenceSummary of(List<RehearsalEvent> events, String eventsHash) {
        EvidenceFold fold = new EvidenceFold();
        events.forEach(fold::apply);
        return fold.summary(eventsHash);
    }

    private void apply(RehearsalEvent event) {
        budgets.apply(event);
        circumstances.apply(event);
        total = event.at();
        switch (event) {
            case RehearsalEvent.Started s -> {
                subject = new Subject(s.subject().scriptsHash(), s.subject().fromFingerprint(), s.subject().toFingerprint());
                server = s.place().server();
                database = s.place().database();
                started = s.wallClock().truncatedTo(ChronoUnit.SECONDS);
                s.steps().forEach(step -> step(step.number()));
            }
            case RehearsalEvent.PhaseEntered entered -> enter(entered);
            case RehearsalEvent.CheckAnswered check -> {
                checks.add(new Check(check.name() + " (" + check.phase().title().toLowerCase(Locale.ROOT) + ")",
                        check.outcome() != Outcome.FAILED, check.detail()));
                phaseFailed |= check.outcome() == Outcome.FAILED;
                if (check.outcome() != Outcome.PASSED) {
                    findings.add(check.name() + ": " + check.detail());
                }
            }
            case RehearsalEvent.StepFinished s -> measure(s);
            case RehearsalEvent.StatementFinished s -> count(s);
            case RehearsalEvent.DataProgress data -> watch(data);
            case RehearsalEvent.LocksHeld held -> held.locks().forEach(lock -> lock(run(held.step(), held.phase()).locks, lock));
            case RehearsalEvent.LocksSampled sample -> apply(sample);
            case RehearsalEvent.Retrying retry -> step(retry.step()).retries++;
            case RehearsalEvent.FindingMade made -> {
                phaseFailed = true;
                findings.add(made.finding().place() + ": " + made.finding().message());
            }
            case RehearsalEvent.BudgetBreached b -> findings.add("over budget: " + b.limit() + " " + Durations.words(b.measured())
                    + ", allowed are " + Durations.words(b.allowed()) + (b.where().isEmpty() ? "" : " (" + b.where() + ")")
                            + "; what helps: " + b.helps());
            case RehearsalEvent.BlockerMet met -> findings.add((met.step() == 0 ? "before up" : "step " + met.step() + " waited for "
                    + met.waitsFor()) + ": in the way was " + met.session().described());
            case RehearsalEvent.BlockerAnswered answered -> {
                if (answered.answer() == BlockerAnswer.TERMINATE) {
                    findings.add("pid " + answered.pid() + (answered.failure().isEmpty() ? " was ended" : " could not be ended: "
                            + answered.failure()));
                }
            }
            case RehearsalEvent.LossCounted loss -> losses.add(new Loss(loss.object(), loss.what(), loss.rows()));
            case RehearsalEvent.Finished finished -> finish(finished);
            case RehearsalEvent.CloneMade _, RehearsalEvent.SizesRead _, RehearsalEvent.ForecastMade _,
                    RehearsalEvent.BackupProgress _, RehearsalEvent.TableBackedUp _, RehearsalEvent.RowsWritten _,
                    RehearsalEvent.WorkloadBegan _, RehearsalEvent.LatencyMeasured _, RehearsalEvent.CompatibilityTried _,
                    RehearsalEvent.InterruptionTried _, RehearsalEvent.LoadMeasured _, RehearsalEvent.StepCost _,
                    RehearsalEvent.StepStarted _,
                    RehearsalEvent.StatementStarted _, RehearsalEvent.Paused _, RehearsalEvent.Resumed _, RehearsalEvent.Logged _,
                    RehearsalEvent.StatementProgress _, RehearsalEvent.ObserverCost _ -> { }
        }
    }

    private void enter(RehearsalEvent.PhaseEntered entered) {
        if (entered.phase() != phase) {
            boolean broken = phaseFailed || entered.phase() == RehearsalPhase.ABORTED
                    || (entered.phase() == RehearsalPhase.RESTORE && phase != RehearsalPhase.UP_FINAL
                            && phase != RehearsalPhase.INTERRUPTIONS);
            legs.add(new LegRun(Leg.valueOf(phase.name()), !broken, entered.at().minus(phaseBegan)));
        }
        phase = entered.phase();
        phaseBegan = entered.at();
        phaseFailed = false;
    }

    private void measure(RehearsalEvent.StepFinished finished) {
        if (!finished.phase().isAside()) {
            run(finished.step(), finished.phase()).took = finished.took();
        }
    }

    private void count(RehearsalEvent.StatementFinished finished) {
        SideData side = side(finished.step(), finished.phase());
        side.rewritten.addAll(finished.rewritten());
        if (isFirstRun(finished.phase()) && finished.rows() > 0) {
            side.counted += finished.rows();
        }
    }

    private void watch(RehearsalEvent.DataProgress data) {
        if (isFirstRun(phase)) {
            SideData side = side(data.step(), phase);
            side.watched = Math.max(side.watched, data.rowsDone());
        }
    }

    /** A second run changes nothing, and would hide what the first one cost. */
    private static boolean isFirstRun(RehearsalPhase phase) {
        return phase == RehearsalPhase.UP || phase == RehearsalPhase.DOWN;
    }

    private void lock(Map<String, LockHold> locks, LockHold lock) {
        if (!phase.isAside() && lock.mode().isFelt()) {
            locks.merge(lock.relation(), lock, EvidenceFold::worse);
        }
    }

    private static LockHold worse(LockHold a, LockHold b) {
        int byMode = a.mode().compareTo(b.mode());
        return byMode != 0 ? (byMode > 0 ? a : b) : (a.length().compareTo(b.length()) >= 0 ? a : b);
    }

    /** What runs outside of a transaction block is only seen from outside: its locks count from sample to sample. */
    private void apply(RehearsalEvent.LocksSampled sample) {
        waits.apply(sample).forEach(wait -> {
            StepData data = step(wait.step());
            data.blockedOthers = wait.length().compareTo(data.blockedOthers) > 0 ? wait.length() : data.blockedOthers;
        });
        Set<Integer> ours = sample.sessions().stream().filter(SampledSession::ours).map(SampledSession::pid).collect(Collectors.toSet());
        seen.forEach((lock, at) -> lock(run(at.step(), at.phase()).sampled, new LockHold(lock.object(), lock.mode(), lock.since(),
                sample.until(lock.pid(), lock.object(), lock.mode(), true))));
        seen.clear();
        for (SampledLock lock : sample.locks()) {
            if (lock.granted() && ours.contains(lock.pid()) && !lock.object().equals(SampledLock.TRANSACTION)) {
                seen.put(lock, new Seen(sample.step(), sample.phase()));
            }
        }
    }

    private void finish(RehearsalEvent.Finished finished) {
        verdict = switch (finished.end()) {
            case DONE -> Verdict.PASSED;
            case ABORTED -> Verdict.ABORTED;
            default -> Verdict.FAILED;
        };
        if (verdict != Verdict.PASSED) {
            findings.addFirst(finished.summary());
        }
    }

    private StepData step(int number) {
        return steps.computeIfAbsent(number, n -> new StepData());
    }

    private SideData side(int step, RehearsalPhase during) {
        return step(step).side(during.side());
    }

    private RunData run(int step, RehearsalPhase during) {
        return side(step, during).run(during);
    }

    private EvidenceSummary summary(String eventsHash) {
        List<StepMeasure> measures = new ArrayList<>();
        steps.forEach((number, s) -> {
            if (number > 0) {
                measures.add(new StepMeasure(number, s.up.measure(), s.down.measure(), s.blockedOthers, s.retries));
            }
        });
        return new EvidenceSummary(subject, server, database, started, total, verdict, findings.stream().distinct().toList(), legs,
                measures,
                budgets.results(), checks, losses, eventsHash, Optional.of(circumstances.circumstances()));
    }
}
