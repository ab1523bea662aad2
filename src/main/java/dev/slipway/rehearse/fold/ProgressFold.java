package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.fold.RehearsalState.Blocker;
import dev.slipway.rehearse.fold.RehearsalState.DataState;
import dev.slipway.rehearse.fold.RehearsalState.PhaseState;
import dev.slipway.rehearse.fold.RehearsalState.Progress;
import dev.slipway.rehearse.fold.RehearsalState.StepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Folds the events of a rehearsal into how far it is. */
public final class ProgressFold {
    private static final class StepData {
        private final String title;
        private Progress progress = Progress.WAITING;
        private Duration up = Duration.ZERO;
        private Duration down = Duration.ZERO;

        StepData(String title) {
            this.title = title;
        }
    }

    private final Map<Integer, StepData> steps = new LinkedHashMap<>();
    private final Map<RehearsalPhase, PhaseState> phases = new EnumMap<>(RehearsalPhase.class);
    private RehearsalPhase phase = RehearsalPhase.PREFLIGHT;
    private Duration phaseBegan = Duration.ZERO;
    private Duration now = Duration.ZERO;
    private double done;
    private int step;
    private String statement = "";
    private double statementShare;
    private String retryWait = "";
    private String lockWait = "";
    private boolean paused;
    private DataState data = DataState.NONE;
    private Optional<Blocker> blocker = Optional.empty();
    private Optional<RehearsalEvent.DataProgress> dataBegan = Optional.empty();

    public void apply(RehearsalEvent event) {
        now = event.at();
        switch (event) {
            case RehearsalEvent.Started started -> started.steps().forEach(s -> steps.put(s.number(), new StepData(s.title())));
            case RehearsalEvent.PhaseEntered entered -> enter(entered);
            case RehearsalEvent.StepStarted started -> {
                step = started.step();
                endData();
                stepData(started.step()).progress = Progress.RUNNING;
            }
            case RehearsalEvent.StepFinished finished -> finish(finished);
            case RehearsalEvent.StatementStarted started -> {
                statement = started.summary();
                retryWait = "";
            }
            case RehearsalEvent.StatementFinished finished -> {
                statement = "";
                statementShare = 0;
                blocker = Optional.empty();
            }
            case RehearsalEvent.BlockerMet met -> blocker = Optional.of(new Blocker(met.session(), met.asked()));
            case RehearsalEvent.BlockerAnswered answered -> blocker = answered.failure().isEmpty() ? waitedFor(answered) : blocker;
            case RehearsalEvent.Retrying retry -> retryWait = "lock not granted (" + retry.sqlState() + "), attempt "
                    + (retry.attempt() + 1)
                    + " in " + retry.waiting().toMillis() + " ms";
            case RehearsalEvent.LocksSampled sampled -> lockWait = ourWait(sampled);
            case RehearsalEvent.DataProgress progress -> apply(progress);
            case RehearsalEvent.StatementProgress progress -> statementShare = progress.percent() / 100.0;
            case RehearsalEvent.BackupProgress copying -> {
                statement = "copying " + copying.table();
                apply(new RehearsalEvent.DataProgress(copying.at(), 0, copying.rowsDone(), copying.rowsTotal()));
            }
            case RehearsalEvent.TableBackedUp _ -> {
                statement = "";
                endData();
            }
            case RehearsalEvent.Paused p -> paused = true;
            case RehearsalEvent.Resumed r -> paused = false;
            case RehearsalEvent.FindingMade finding -> steps.computeIfPresent(finding.finding().step(), (number, s) -> {
                s.progress = Progress.FAILED;
                return s;
            });
            case RehearsalEvent.Finished finished -> {
                statement = "";
                blocker = Optional.empty();
                lockWait = "";
                retryWait = "";
            }
            case RehearsalEvent.CloneMade _, RehearsalEvent.SizesRead _, RehearsalEvent.ForecastMade _,
                    RehearsalEvent.CheckAnswered _, RehearsalEvent.RowsWritten _, RehearsalEvent.WorkloadBegan _,
                    RehearsalEvent.LatencyMeasured _, RehearsalEvent.CompatibilityTried _, RehearsalEvent.InterruptionTried _,
                    RehearsalEvent.LoadMeasured _, RehearsalEvent.StepCost _, RehearsalEvent.LocksHeld _, RehearsalEvent.Logged _,
                    RehearsalEvent.BudgetBreached _, RehearsalEvent.LossCounted _, RehearsalEvent.ObserverCost _ -> { }
        }
    }

    public RehearsalState state() {
        List<StepState> stepStates = new ArrayList<>();
        steps.forEach((number, s) -> stepStates.add(new StepState(number, s.title, s.progress, fraction(number, s), s.up, s.down)));
        List<PhaseState> phaseStates = new ArrayList<>(phases.values());
        if (!phase.isEnd()) {
            phaseStates.add(new PhaseState(phase, Progress.RUNNING, now.minus(phaseBegan)));
        }
        String waiting = paused ? "paused" : !retryWait.isEmpty() ? retryWait : lockWait;
        return new RehearsalState(phase, wholeFraction(), now, step, statement, waiting, data, stepStates, phaseStates, blocker);
    }

    private void enter(RehearsalEvent.PhaseEntered entered) {
        if (entered.phase() != phase) {
            boolean broken = entered.phase() == RehearsalPhase.FAILED || entered.phase() == RehearsalPhase.ABORTED
                    || (entered.phase() == RehearsalPhase.RESTORE && phase != RehearsalPhase.UP_FINAL
                            && phase != RehearsalPhase.INTERRUPTIONS);
            phases.put(phase, new PhaseState(phase, broken ? Progress.FAILED : Progress.DONE, entered.at().minus(phaseBegan)));
            done += share(phase);
        }
        phase = entered.phase();
        phaseBegan = entered.at();
        step = 0;
        blocker = Optional.empty();
        if (phase.runsSteps()) {
            steps.values().forEach(s -> s.progress = Progress.WAITING);
        }
    }

    /** One that is waited for is still in the way before a step; whatever else was done ends it. */
    private Optional<Blocker> waitedFor(RehearsalEvent.BlockerAnswered answered) {
        boolean stays = answered.answer() == BlockerAnswer.WAIT && answered.step() > 0;
        return blocker.filter(b -> stays || b.session().pid() != answered.pid()).map(b -> new Blocker(b.session(), false));
    }

    private void finish(RehearsalEvent.StepFinished finished) {
        StepData data = stepData(finished.step());
        data.progress = Progress.DONE;
        if (finished.phase() == RehearsalPhase.UP) {
            data.up = finished.took();
        } else if (finished.phase().side() == Side.DOWN && data.down.isZero()) {
            data.down = finished.took();
        }
        endData();
    }

    private void apply(RehearsalEvent.DataProgress progress) {
        if (dataBegan.filter(first -> first.step() == progress.step()).isEmpty()) {
            dataBegan = Optional.of(progress);
        }
        RehearsalEvent.DataProgress first = dataBegan.orElseThrow();
        double seconds = progress.at().minus(first.at()).toNanos() / 1e9;
        double rate = seconds > 0 ? (progress.rowsDone() - first.rowsDone()) / seconds : 0;
        long left = progress.rowsTotal() - progress.rowsDone();
        Duration remaining = rate > 0 && left > 0 ? Duration.ofMillis((long) (left / rate * 1000)) : Duration.ZERO;
        data = new DataState(progress.rowsDone(), progress.rowsTotal(), rate, remaining);
    }

    private void endData() {
        data = DataState.NONE;
        dataBegan = Optional.empty();
    }

    private StepData stepData(int number) {
        return steps.computeIfAbsent(number, n -> new StepData("step " + n));
    }

    private double fraction(int number, StepData step) {
        return switch (step.progress) {
            case WAITING, FAILED -> 0;
            case DONE -> 1;
            case RUNNING -> number != this.step ? 0
                    : data.rowsTotal() > 0 ? Math.min(1, (double) data.rowsDone() / data.rowsTotal()) : statementShare;
        };
    }

    private double wholeFraction() {
        if (phase.isEnd()) {
            return 1;
        }
        double within = phase.runsSteps() && !steps.isEmpty()
                ? steps.entrySet().stream().mapToDouble(e -> fraction(e.getKey(), e.getValue())).sum() / steps.size() : 0;
        return Math.min(1, done + share(phase) * within);
    }

    /** What each phase is of the whole, when nothing is known of this plan: the share of the bar it moves. */
    private static double share(RehearsalPhase phase) {
        return switch (phase) {
            case UP -> 0.24;
            case DOWN -> 0.14;
            case BACKUP, UP_FINAL -> 0.11;
            case RESTORE -> 0.10;
            case VERIFY_UP -> 0.07;
            case BASELINE, VERIFY_DOWN -> 0.06;
            case UP_AGAIN, DOWN_AGAIN -> 0.04;
            case WRITES -> 0.02;
            case INTERRUPTIONS -> 0;
            case PREFLIGHT -> 0.01;
            case DONE, FAILED, ABORTED -> 0;
        };
    }

    private static String ourWait(RehearsalEvent.LocksSampled sample) {
        Map<Integer, SampledSession> sessions = sample.sessions().stream().collect(Collectors.toMap(SampledSession::pid, s -> s));
        for (SampledLock lock : sample.locks()) {
            SampledSession who = sessions.get(lock.pid());
            if (!lock.granted() && who != null && who.ours()) {
                String blockers = lock.blockedBy().stream().map(pid -> {
                    SampledSession blocker = sessions.get(pid);
                    return "pid " + pid + (blocker == null || blocker.application().isEmpty() ? "" : " (" + blocker.application() + ")");
                }).collect(Collectors.joining(", "));
                return "waits for " + lock.mode().words() + " on " + lock.object() + ", held up by " + blockers;
            }
        }
        return "";
    }
}
