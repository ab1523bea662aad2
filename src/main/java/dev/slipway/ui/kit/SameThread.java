package dev.slipway.ui.kit;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Runs jobs at once on the caller's thread: for tests and for pictures, where nothing is worth waiting for. */
public final class SameThread implements Background {
    private final ObservableList<Job<?>> running = FXCollections.observableArrayList();
    /** Held: a read-only list that nobody holds is collected, and its listeners hear nothing any more. */
    private final ObservableList<Job<?>> shown = FXCollections.unmodifiableObservableList(running);

    @Override
    public <T> Job<T> run(String title, Work<T> work) {
        var progress = new RunningWork(() -> { });
        var job = new Job<T>(title, () -> progress.cancel().forEach(Runnable::run));
        running.add(job);
        try {
            T value = work.run(progress);
            running.remove(job);
            job.done(value);
        } catch (Exception e) {
            running.remove(job);
            job.failed(e, progress.cancelled());
        }
        return job;
    }

    @Override
    public <T> Job<T> compute(String title, Work<T> work) {
        return run(title, work);
    }

    @Override
    public ObservableList<Job<?>> running() {
        return shown;
    }
}
