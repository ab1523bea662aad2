package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Keeps jobs until the test runs them, in whatever order it likes. */
public final class Held implements Background {
    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public <T> Job<T> run(String title, Work<T> work) {
        var progress = new RunningWork(() -> { });
        var job = new Job<T>(title, () -> progress.cancel().forEach(Runnable::run));
        waiting.add(() -> {
            try {
                job.done(work.run(progress));
            } catch (Exception e) {
                job.failed(e, progress.cancelled());
            }
        });
        return job;
    }

    @Override
    public <T> Job<T> compute(String title, Work<T> work) {
        return run(title, work);
    }

    @Override
    public ObservableList<Job<?>> running() {
        return FXCollections.observableArrayList();
    }

    /** How many jobs wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Runs the job that waits at that place, 0 for the oldest. */
    public void runJob(int place) {
        waiting.remove(place).run();
    }

    /** Runs what waits, and what comes of it, oldest first. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            runJob(0);
        }
    }
}
