package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.List;

/** The worker's side of a {@link Job}: its progress and its cancel actions. Safe for any thread. */
final class RunningWork implements Progress {
    private final List<Runnable> cancelActions = new ArrayList<>();
    private final Runnable changed;
    private boolean cancelled;
    private volatile double fraction = -1;
    private volatile String detail = "";

    /** @param changed called after each report, on the reporting thread */
    RunningWork(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void at(double newFraction) {
        fraction = newFraction;
        changed.run();
    }

    @Override
    public void say(String newDetail) {
        detail = newDetail;
        changed.run();
    }

    @Override
    public synchronized boolean cancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                cancelActions.add(action);
                return;
            }
        }
        action.run();
    }

    double fraction() {
        return fraction;
    }

    String detail() {
        return detail;
    }

    /** Marks it cancelled; the actions to run, which is the caller's task since they may wait. */
    synchronized List<Runnable> cancel() {
        cancelled = true;
        List<Runnable> actions = List.copyOf(cancelActions);
        cancelActions.clear();
        return actions;
    }
}
