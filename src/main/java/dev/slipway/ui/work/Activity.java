package dev.slipway.ui.work;

import dev.slipway.model.Problem;
import dev.slipway.ui.kit.Job;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One kind of work of which there is at most one at a time: whether it runs, and how it failed the last time. FX thread. */
public final class Activity {
    /** How it stands. */
    public sealed interface State {
        /** Nothing runs, and what ran last succeeded. */
        record Idle() implements State {}

        record Running(Job<?> job) implements State {}

        record Failed(Problem problem) implements State {}
    }

    private static final State IDLE = new State.Idle();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(IDLE);

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean running() {
        return state.get() instanceof State.Running;
    }

    /** The problem it failed with, until it is tried again. */
    public Optional<Problem> problem() {
        return state.get() instanceof State.Failed(Problem problem) ? Optional.of(problem) : Optional.empty();
    }

    /** Asks what runs to end. */
    public void cancel() {
        if (state.get() instanceof State.Running(Job<?> job)) {
            job.cancel();
        }
    }

    /** Forgets a failure. */
    public void clear() {
        if (state.get() instanceof State.Failed) {
            state.set(IDLE);
        }
    }

    /** Follows a job from now on, in place of the one before. */
    <T> Job<T> follow(Job<T> job) {
        State.Running mine = new State.Running(job);
        state.set(mine);
        job.onFailed(problem -> replace(mine, new State.Failed(problem)));
        job.onEnd(() -> replace(mine, IDLE));
        return job;
    }

    private void replace(State expected, State next) {
        if (state.get() == expected) {
            state.set(next);
        }
    }
}
