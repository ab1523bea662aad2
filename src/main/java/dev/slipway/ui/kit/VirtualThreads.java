package dev.slipway.ui.kit;

import dev.slipway.model.ProblemException;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each job on a virtual thread that carries the job's title as its name. */
public final class VirtualThreads implements Background {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualThreads.class);

    private final ObservableList<Job<?>> running = FXCollections.observableArrayList();
    /** Held: a read-only list that nobody holds is collected, and its listeners hear nothing any more. */
    private final ObservableList<Job<?>> shown = FXCollections.unmodifiableObservableList(running);
    private final FxCoalescer<Runnable> toWindow =
            FxCoalescer.lossless(FxCoalescer.WATCHED.dividedBy(3), VirtualThreads::each);

    @Override
    public <T> Job<T> run(String title, Work<T> work) {
        return start(title, work, true);
    }

    @Override
    public <T> Job<T> compute(String title, Work<T> work) {
        return start(title, work, false);
    }

    @Override
    public ObservableList<Job<?>> running() {
        return shown;
    }

    private <T> Job<T> start(String title, Work<T> work, boolean shown) {
        var link = new Link<T>(title);
        if (shown) {
            // Through the coalescer as well: a job may be started from another job.
            toWindow.offer(() -> running.add(link.job));
        }
        Thread.ofVirtual().name(title).start(() -> execute(link, work, shown));
        return link.job;
    }

    private <T> void execute(Link<T> link, Work<T> work, boolean shown) {
        Runnable end;
        try {
            T value = work.run(link.work);
            end = () -> link.job.done(value);
        } catch (Throwable e) {
            // An Error as well: a job that never ends would be waited for for ever.
            if (!(e instanceof ProblemException) && !link.work.cancelled()) {
                LOG.error("{} failed", link.job.title(), e);
            }
            end = () -> link.job.failed(e, link.work.cancelled());
        }
        Runnable last = end;
        toWindow.offer(() -> {
            if (shown) {
                running.remove(link.job);
            }
            last.run();
        });
    }

    /** One that fails keeps none of the others from running. */
    private static void each(List<Runnable> batch) {
        for (Runnable action : batch) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.error("what follows a job failed", e);
            }
        }
    }

    /** Ties a job and its worker's side together and passes reports on, the newest only. */
    private final class Link<T> {
        private final RunningWork work;
        private final Job<T> job;
        private final FxCoalescer<Boolean> reports;

        Link(String title) {
            reports = new FxCoalescer<>(FxCoalescer.WATCHED.multipliedBy(2), 1, batch -> report());
            work = new RunningWork(() -> reports.offer(true));
            job = new Job<>(title, this::cancel);
        }

        private void report() {
            job.report(work.fraction(), work.detail());
        }

        private void cancel() {
            // Cancelling a statement talks to the server, so it has a thread of its own.
            Thread.ofVirtual().name("cancel " + job.title()).start(() -> work.cancel().forEach(Runnable::run));
        }
    }
}
