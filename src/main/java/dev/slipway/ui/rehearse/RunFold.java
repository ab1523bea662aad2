package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.CompatibilityMatrix;
import dev.slipway.rehearse.fold.ProgressFold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folds a run's events into its picture and its log. A picture costs what is new since the one before, not what the whole run holds.
 * Belongs to one thread at a time.
 */
public final class RunFold {
    private final ProgressFold progress = new ProgressFold();
    private final LockPicture locks = new LockPicture();
    private final LoadFolding load = new LoadFolding();
    private final CompatibilityMatrix matrix = new CompatibilityMatrix();
    /** Made anew only when something was tried: that is once a step. */
    private CodeMatrix code = CodeMatrix.NONE;
    private final List<RehearsalEvent.CheckAnswered> checks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<RehearsalEvent.BudgetBreached> breached = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private Optional<RehearsalEvent.Started> started = Optional.empty();
    private Optional<RehearsalEvent.Finished> finished = Optional.empty();

    /** A fold over all of these. */
    public static RunFold of(List<RehearsalEvent> events) {
        var fold = new RunFold();
        events.forEach(fold::apply);
        return fold;
    }

    public void apply(RehearsalEvent event) {
        progress.apply(event);
        locks.apply(event);
        load.apply(event);
        matrix.apply(event);
        if (event instanceof RehearsalEvent.CompatibilityTried) {
            code = CodeMatrix.of(matrix);
        }
        LogText.of(event).ifPresent(log::add);
        switch (event) {
            case RehearsalEvent.Started e -> started = Optional.of(e);
            case RehearsalEvent.CheckAnswered e -> checks.add(e);
            case RehearsalEvent.FindingMade e -> findings.add(e.finding());
            case RehearsalEvent.BudgetBreached e -> breached.add(e);
            case RehearsalEvent.Finished e -> finished = Optional.of(e);
            case RehearsalEvent.CloneMade _, RehearsalEvent.SizesRead _, RehearsalEvent.ForecastMade _,
                    RehearsalEvent.BlockerMet _, RehearsalEvent.BlockerAnswered _,
                    RehearsalEvent.BackupProgress _, RehearsalEvent.TableBackedUp _, RehearsalEvent.RowsWritten _,
                    RehearsalEvent.WorkloadBegan _, RehearsalEvent.LatencyMeasured _, RehearsalEvent.CompatibilityTried _,
                    RehearsalEvent.InterruptionTried _, RehearsalEvent.LoadMeasured _, RehearsalEvent.StepCost _,
                    RehearsalEvent.StepStarted _,
                    RehearsalEvent.StepFinished _, RehearsalEvent.StatementStarted _, RehearsalEvent.StatementFinished _,
                    RehearsalEvent.DataProgress _,
                    RehearsalEvent.StatementProgress _, RehearsalEvent.PhaseEntered _, RehearsalEvent.LocksHeld _,
                    RehearsalEvent.LocksSampled _,
                    RehearsalEvent.Retrying _, RehearsalEvent.Paused _, RehearsalEvent.Resumed _, RehearsalEvent.Logged _,
                    RehearsalEvent.LossCounted _, RehearsalEvent.ObserverCost _ -> { }
        }
    }

    public RunPicture picture() {
        RunPicture.Locks seen = locks.picture();
        return new RunPicture(started, progress.state(), seen, new RunPicture.Felt(load.picture(seen.begin()), code),
                new RunPicture.Answers(checks, findings, breached), finished);
    }

    /** The log so far, oldest first. */
    public List<LogLine> log() {
        return List.copyOf(log);
    }

    /** The lines from that one on. */
    List<LogLine> logFrom(int line) {
        return List.copyOf(log.subList(line, log.size()));
    }
}
