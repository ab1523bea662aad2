package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.RehearsalState;
import dev.slipway.ui.kit.locks.BlockedSession;
import dev.slipway.ui.kit.locks.LockBar;
import dev.slipway.ui.kit.locks.StepBand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A run at one moment, as the screen shows it.
 *
 * @param started the first event, empty before it
 * @param finished the last event, empty while it runs
 */
public record RunPicture(Optional<RehearsalEvent.Started> started, RehearsalState state, Locks locks, Felt felt,
        Answers answers, Optional<RehearsalEvent.Finished> finished) {
    /**
     * The locks so far, in a time of their own that begins with up.
     *
     * @param begin where that time begins, since the beginning of the run
     * @param leftOut how many more bars there are, of the shortest locks that nobody waited for
     * @param blockers who blocks whom now
     */
    public record Locks(Duration begin, List<LockBar> bars, int leftOut, List<StepBand> bands, List<BlockedSession> blockers) {
        public Locks {
            bars = List.copyOf(bars);
            bands = List.copyOf(bands);
            blockers = List.copyOf(blockers);
        }

        Duration since(Duration at) {
            return at.compareTo(begin) < 0 ? Duration.ZERO : at.minus(begin);
        }
    }

    /** What the application feels of the plan. @param code which of its statements work after which step */
    public record Felt(LoadPicture load, CodeMatrix code) {}

    /** What was checked and found so far. */
    public record Answers(List<RehearsalEvent.CheckAnswered> checks, List<Finding> findings, List<RehearsalEvent.BudgetBreached> breached) {
        public Answers {
            checks = List.copyOf(checks);
            findings = List.copyOf(findings);
            breached = List.copyOf(breached);
        }
    }

    public boolean live() {
        return finished.isEmpty();
    }

    /** The same moment later, while nothing was heard. */
    RunPicture after(Duration time) {
        RehearsalState later = new RehearsalState(state.phase(), state.fraction(), state.elapsed().plus(time), state.step(),
                state.statement(),
                state.waiting(), state.data(), state.steps(), state.phases().stream().map(phase -> later(phase, time)).toList(),
                state.blocker());
        return new RunPicture(started, later, locks, felt, answers, finished);
    }

    private static RehearsalState.PhaseState later(RehearsalState.PhaseState phase, Duration time) {
        return phase.progress() == RehearsalState.Progress.RUNNING
                ? new RehearsalState.PhaseState(phase.phase(), phase.progress(), phase.took().plus(time)) : phase;
    }

    public Budget budget() {
        return started.map(RehearsalEvent.Started::budget).orElse(Budget.DEFAULT);
    }

    /** Whether it waits because somebody asked for a pause. */
    public boolean paused() {
        return state.waiting().equals("paused");
    }
}
