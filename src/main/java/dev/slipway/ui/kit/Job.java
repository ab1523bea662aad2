package dev.slipway.ui.kit;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Work that was started: its state for the window, and what follows it. Everything here belongs to the FX thread,
 * except {@link #cancel()}.
 *
 * @param <T> what the work ends with
 */
public final class Job<T> {
    /** Where a job stands. */
    public enum State { RUNNING, DONE, FAILED, CANCELLED }

    private final String title;
    private final Runnable canceller;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final List<Consumer<? super T>> doneActions = new ArrayList<>();
    private final List<Consumer<Problem>> failedActions = new ArrayList<>();
    private final List<Runnable> endActions = new ArrayList<>();
    private @Nullable T result;
    private @Nullable Problem problem;

    Job(String title, Runnable canceller) {
        this.title = title;
        this.canceller = canceller;
    }

    public String title() {
        return title;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How much is done, 0 to 1; negative when unknown. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** What is being done now, in a few words; may be empty. */
    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Asks the work to end; it ends as cancelled when it notices. Any thread. */
    public void cancel() {
        canceller.run();
    }

    /** What to do with the result; at once if it is there already. */
    public Job<T> onDone(Consumer<? super T> action) {
        if (state.get() == State.DONE) {
            action.accept(value());
        } else {
            doneActions.add(action);
        }
        return this;
    }

    /** What to do with the problem; at once if it failed already. Cancelling is no failure. */
    public Job<T> onFailed(Consumer<Problem> action) {
        if (problem != null) {
            action.accept(problem);
        } else {
            failedActions.add(action);
        }
        return this;
    }

    /** What to do when it ends, however it ends; at once if it has. */
    public Job<T> onEnd(Runnable action) {
        if (state.get() == State.RUNNING) {
            endActions.add(action);
        } else {
            action.run();
        }
        return this;
    }

    void report(double newFraction, String newDetail) {
        fraction.set(newFraction);
        detail.set(newDetail);
    }

    void done(T value) {
        result = value;
        try {
            state.set(State.DONE);
            doneActions.forEach(action -> action.accept(value));
        } finally {
            endActions.forEach(Runnable::run);
        }
    }

    void failed(Throwable cause, boolean cancelled) {
        try {
            if (cancelled || cause instanceof CancellationException) {
                state.set(State.CANCELLED);
            } else {
                Problem shown = problemOf(cause);
                problem = shown;
                state.set(State.FAILED);
                failedActions.forEach(action -> action.accept(shown));
            }
        } finally {
            endActions.forEach(Runnable::run);
        }
    }

    private Problem problemOf(Throwable cause) {
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Problem.of("Unexpected failure while " + title, why, "Try again; the log holds the details");
    }

    // The result is null only where T itself allows it: work of type Void.
    @SuppressWarnings("NullAway")
    private T value() {
        return result;
    }
}
