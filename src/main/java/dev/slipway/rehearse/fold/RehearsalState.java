package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far a rehearsal is.
 *
 * @param fraction of the whole, 0 to 1
 * @param step the running step, 0 for none
 * @param statement the running statement in one line, empty for none
 * @param waiting why nothing moves, in words; empty while it moves
 * @param data how far a batched data step is
 * @param steps each step of the plan with how far it is in the present phase
 * @param blocker the session of somebody else whose long transaction is in the way
 */
public record RehearsalState(RehearsalPhase phase, double fraction, Duration elapsed, int step, String statement, String waiting,
        DataState data, List<StepState> steps, List<PhaseState> phases, Optional<Blocker> blocker) {
    public RehearsalState {
        steps = List.copyOf(steps);
        phases = List.copyOf(phases);
    }

    /** @param asked whether a person is to say what becomes of it */
    public record Blocker(SampledSession session, boolean asked) {}

    /**
     * @param rowsDone -1 when no data step runs
     * @param rowsTotal -1 when it is not known
     * @param rowsPerSecond since the data step began
     * @param remaining zero when it cannot be told
     */
    public record DataState(long rowsDone, long rowsTotal, double rowsPerSecond, Duration remaining) {
        static final DataState NONE = new DataState(-1, -1, 0, Duration.ZERO);
    }

    /** @param fraction 0 to 1 in the present phase */
    public record StepState(int number, String title, Progress progress, double fraction, Duration up, Duration down) {}

    public record PhaseState(RehearsalPhase phase, Progress progress, Duration took) {}

    public enum Progress { WAITING, RUNNING, DONE, FAILED }
}
