package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.BudgetLimit;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what was measured against the budget. Putting staging back at the end does not count: it is no part of the migration. */
public final class BudgetFold {
    /** Quicker answers vary by chance more than anybody notices: nothing is compared with less than this. */
    private static final Duration LEAST_IDLE = Duration.ofMillis(20);

    /** Of fewer answers the slowest hundredth is whichever happened to be slowest: such a step is not judged by it, and that is said. */
    public static final int LEAST_ANSWERS = 20;

    /** A limit that is not kept, with what would help. @param step the guilty one, 0 where it is the whole */
    public record Breach(BudgetResult result, int step, String helps) {}

    /** A limit by its name. */
    private record Limit(String name, Quantity allowed, String helps) {}

    /** Said of locks on servers whose sessions cannot read their own. */
    private static final String UNSEEN = "none was seen in looks 50 ms apart";

    private record Measured(Quantity amount, String where) {}

    private final Map<String, Limit> limits = new LinkedHashMap<>();
    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final Map<Integer, String> remedies = new LinkedHashMap<>();
    private final CausedWaits waits = new CausedWaits();
    private final SeenHolds holds = new SeenHolds();
    private boolean ran;
    private Budget budget = Budget.DEFAULT;
    private Optional<RehearsalEvent.LocksSampled> sample = Optional.empty();
    private RehearsalPhase phase = RehearsalPhase.PREFLIGHT;
    private Duration phaseBegan = Duration.ZERO;
    private Duration idleP99 = LEAST_IDLE;
    private long failed;
    private int tooShort;
    private long walBytes;
    private long grownBytes;

    public BudgetFold() {
        setLimits();
    }

    /** Whether nothing was measured against this limit, because what it is about was never run: what runs takes some time. */
    public static boolean isUnmeasured(BudgetResult result) {
        return result.measured().isZero() && (result.where().equals(UNSEEN) || Stream.of(BudgetLimit.UP, BudgetLimit.ROLLBACK,
                BudgetLimit.WAL, BudgetLimit.DISK, BudgetLimit.LATENCY)
                .anyMatch(limit -> limit.words().equals(result.name())));
    }

    /** Takes the next event in; gives the limits that it breaches for the first time. */
    public List<Breach> apply(RehearsalEvent event) {
        List<Breach> breached = new ArrayList<>();
        switch (event) {
            case RehearsalEvent.Started started -> {
                budget = started.budget();
                started.steps().forEach(step -> remedies.put(step.number(), step.remedy()));
                setLimits();
            }
            case RehearsalEvent.PhaseEntered entered -> {
                measureSeenHolds(breached);
                measurePhase(entered.at(), breached);
                phase = entered.phase();
                phaseBegan = entered.at();
            }
            case RehearsalEvent.StepFinished step -> measure(BudgetLimit.STEP, Quantity.of(step.took()), step.step(),
                    "step " + step.step() + " " + phase.title(), breached);
            case RehearsalEvent.StepCost cost -> measure(cost, breached);
            case RehearsalEvent.LoadMeasured load -> measure(load, breached);
            case RehearsalEvent.StepStarted _ -> {
                ran = true;
                measureSeenHolds(breached);
            }
            case RehearsalEvent.LocksHeld held -> {
                holds.apply(held);
                held.locks().forEach(lock -> measure(lock, held.step(), breached));
            }
            case RehearsalEvent.LocksSampled sampled -> {
                holds.apply(sampled);
                sample = Optional.of(sampled);
                waits.apply(sampled).forEach(wait -> measure(BudgetLimit.BLOCKED_OTHERS, Quantity.of(wait.length()), wait.step(),
                        "step " + wait.step() + " on " + wait.object(), breached));
            }
            case RehearsalEvent.CloneMade _, RehearsalEvent.SizesRead _, RehearsalEvent.ForecastMade _,
                    RehearsalEvent.BlockerMet _, RehearsalEvent.BlockerAnswered _,
                    RehearsalEvent.CheckAnswered _, RehearsalEvent.BackupProgress _, RehearsalEvent.TableBackedUp _,
                    RehearsalEvent.RowsWritten _, RehearsalEvent.WorkloadBegan _, RehearsalEvent.LatencyMeasured _,
                            RehearsalEvent.CompatibilityTried _, RehearsalEvent.InterruptionTried _,
                            RehearsalEvent.StatementStarted _,
                    RehearsalEvent.StatementFinished _, RehearsalEvent.DataProgress _,
                    RehearsalEvent.StatementProgress _, RehearsalEvent.Retrying _, RehearsalEvent.Paused _,
                    RehearsalEvent.Resumed _, RehearsalEvent.FindingMade _, RehearsalEvent.Logged _, RehearsalEvent.BudgetBreached _,
                    RehearsalEvent.LossCounted _, RehearsalEvent.ObserverCost _, RehearsalEvent.Finished _ -> { }
        }
        return breached;
    }

    /**
     * A limit on locks or waits that is exceeded so far by what still lasts that the rehearsal should not go on.
     *
     * @param now since the start of the run
     */
    public Optional<Breach> critical(Duration now) {
        if (phase.isAside() || sample.isEmpty()) {
            return Optional.empty();
        }
        int factor = budget.costs().criticalFactor();
        Stream<Breach> caused = waits.lasting(now).stream().filter(w -> w.length()
                .compareTo(budget.blockedOthers().multipliedBy(factor)) > 0)
                .map(w -> breach(limit(BudgetLimit.BLOCKED_OTHERS), new Measured(Quantity.of(w.length()), "step " + w.step() + " on "
                        + w.object()),
                        w.step()));
        RehearsalEvent.LocksSampled last = sample.get();
        List<Integer> ours = last.sessions().stream().filter(SampledSession::ours).map(SampledSession::pid).toList();
        Stream<Breach> held = last.locks().stream().filter(l -> l.granted() && l.mode().blocksReads()
                && ours.contains(l.pid()))
                .filter(l -> now.minus(l.since()).compareTo(budget.accessExclusive().multipliedBy(factor)) > 0)
                .map(l -> held(l, now, last.step()));
        return Stream.concat(caused, held).findFirst();
    }

    private Breach held(SampledLock lock, Duration now, int step) {
        return breach(limit(BudgetLimit.ACCESS_EXCLUSIVE), new Measured(Quantity.of(now.minus(lock.since())), "step " + step + " on "
                + lock.object()),
                step);
    }

    /** Every limit with what came closest to it; limits that nothing was measured against have zero. */
    public List<BudgetResult> results() {
        return limits.values().stream().map(limit -> result(limit, measured.getOrDefault(limit.name(), nothing(limit))))
                .map(this::withUnjudged).map(this::withUnseen).toList();
    }

    private void measureSeenHolds(List<Breach> breached) {
        holds.takeEnded().forEach(held -> measure(held.lock(), held.step(), breached));
    }

    private BudgetResult withUnseen(BudgetResult result) {
        boolean ofLocks = Stream.of(BudgetLimit.ACCESS_EXCLUSIVE, BudgetLimit.WRITES_BLOCKED)
                .anyMatch(limit -> limit.words().equals(result.name()));
        return ofLocks && ran && !holds.areRead() && result.measured().isZero()
                ? new BudgetResult(result.name(), result.limit(), result.measured(), result.kept(), UNSEEN) : result;
    }

    private BudgetResult withUnjudged(BudgetResult result) {
        if (tooShort == 0 || !result.name().equals(BudgetLimit.LATENCY.words())) {
            return result;
        }
        String said = tooShort + " runs of steps with less than " + LEAST_ANSWERS + " answers not judged";
        return new BudgetResult(result.name(), result.limit(), result.measured(), result.kept(),
                result.where().isEmpty() ? said : result.where() + "; " + said);
    }

    private void setLimits() {
        limits.clear();
        for (BudgetLimit limit : BudgetLimit.values()) {
            limits.put(limit.words(), new Limit(limit.words(), limit.in(budget), limit.helps()));
        }
        budget.costs().holds().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(hold -> {
            String name = name(hold.getKey());
            limits.put(name, new Limit(name, Quantity.of(hold.getValue()), BudgetLimit.ACCESS_EXCLUSIVE.helps()));
        });
    }

    private static String name(LockMode mode) {
        return "longest lock of mode " + mode.words();
    }

    private void measurePhase(Duration now, List<Breach> breached) {
        Quantity took = Quantity.of(now.minus(phaseBegan));
        measure(BudgetLimit.TOTAL, Quantity.of(now), 0, "", breached);
        if (phase == RehearsalPhase.UP || phase == RehearsalPhase.UP_FINAL) {
            measure(BudgetLimit.UP, took, 0, "", breached);
        } else if (phase == RehearsalPhase.DOWN) {
            measure(BudgetLimit.ROLLBACK, took, 0, "", breached);
        }
    }

    private void measure(RehearsalEvent.StepCost cost, List<Breach> breached) {
        if (cost.phase() == RehearsalPhase.UP) {
            walBytes += Math.max(0, cost.walBytes());
            grownBytes += cost.grownBytes();
            String where = "step " + cost.step();
            measure(BudgetLimit.WAL, Quantity.bytes(walBytes), cost.step(), where, breached);
            measure(BudgetLimit.DISK, Quantity.bytes(Math.max(0, grownBytes)), cost.step(), where, breached);
        }
    }

    /** Stretches are told in their order, so that what it was like without the plan comes first. */
    private void measure(RehearsalEvent.LoadMeasured load, List<Breach> breached) {
        failed += load.latency().failed();
        String where = load.step() == 0 ? load.phase().title() : "step " + load.step() + " " + load.phase().title();
        measure(BudgetLimit.ERRORS, Quantity.pieces(failed), load.step(), where, breached);
        if (load.stage() == LoadStage.IDLE) {
            idleP99 = load.latency().p99().compareTo(LEAST_IDLE) > 0 ? load.latency().p99() : LEAST_IDLE;
        } else if (load.stage() == LoadStage.STEP && load.latency().count() < LEAST_ANSWERS && !load.phase().isAside()) {
            tooShort++;
        } else if (load.stage() == LoadStage.STEP) {
            measure(BudgetLimit.LATENCY, Quantity.times((double) load.latency().p99().toNanos() / idleP99.toNanos()), load.step(), where,
                    breached);
        }
    }

    private void measure(LockHold lock, int step, List<Breach> breached) {
        String where = "step " + step + " on " + lock.relation();
        Quantity length = Quantity.of(lock.length());
        if (lock.mode().blocksReads()) {
            measure(BudgetLimit.ACCESS_EXCLUSIVE, length, step, where, breached);
        }
        if (lock.mode().blocksWrites()) {
            measure(BudgetLimit.WRITES_BLOCKED, length, step, where, breached);
        }
        Optional.ofNullable(limits.get(name(lock.mode()))).ifPresent(limit -> measure(limit, length, step, where, breached));
    }

    private Limit limit(BudgetLimit limit) {
        return limits.get(limit.words());
    }

    private void measure(BudgetLimit limit, Quantity amount, int step, String where, List<Breach> breached) {
        measure(limit(limit), amount, step, where, breached);
    }

    private void measure(Limit limit, Quantity amount, int step, String where, List<Breach> breached) {
        if (phase.isAside()) {
            return;
        }
        Measured before = measured.getOrDefault(limit.name(), nothing(limit));
        if (amount.compareTo(before.amount()) <= 0) {
            return;
        }
        Measured now = new Measured(amount, where);
        measured.put(limit.name(), now);
        if (result(limit, before).kept() && !result(limit, now).kept()) {
            breached.add(breach(limit, now, step));
        }
    }

    /** What the rule catalogue says of the guilty step helps more than what holds of the limit in general. */
    private Breach breach(Limit limit, Measured value, int step) {
        String helps = remedies.getOrDefault(step, "");
        return new Breach(result(limit, value), step, helps.isEmpty() ? limit.helps() : helps);
    }

    private static Measured nothing(Limit limit) {
        return new Measured(new Quantity(limit.allowed().unit(), 0), "");
    }

    private static BudgetResult result(Limit limit, Measured value) {
        return new BudgetResult(limit.name(), limit.allowed(), value.amount(), value.amount().compareTo(limit.allowed()) <= 0,
                value.where());
    }
}
