package dev.slipway.rehearse.run;

import dev.slipway.jdbc.Cancellation;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The buttons of a run: pause, resume, abort. Every method may be called from any thread. */
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Cancellation cancellation = new Cancellation();
    private boolean paused;
    private boolean aborted;

    /** Asks for a pause; it begins between two statements and never inside a transaction, where it would keep locks. */
    public void pause() {
        change(() -> paused = true);
    }

    public void resume() {
        change(() -> paused = false);
    }

    /** Ends the run: the running statement is cancelled at the server, what is open is rolled back. */
    public void abort() {
        change(() -> {
            aborted = true;
            paused = false;
        });
        cancellation().cancel();
    }

    public boolean isAborted() {
        lock.lock();
        try {
            return aborted;
        } finally {
            lock.unlock();
        }
    }

    public boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /** Lets statements run again after an abort, for putting back what was done. A second abort ends that too. */
    public void clearAbort() {
        change(() -> {
            aborted = false;
            cancellation = new Cancellation();
        });
    }

    public Cancellation cancellation() {
        lock.lock();
        try {
            return cancellation;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits while the run is paused.
     *
     * @return whether there was a pause
     * @throws CancellationException when the run was aborted
     */
    public boolean awaitGo() {
        lock.lock();
        try {
            boolean waited = paused;
            while (paused) {
                changed.awaitUninterruptibly();
            }
            throwIfAborted();
            return waited;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a time, or until the run is aborted.
     *
     * @throws CancellationException when the run was aborted
     */
    public void await(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        lock.lock();
        try {
            for (long left = time.toNanos(); left > 0 && !aborted; left = end - System.nanoTime()) {
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            throwIfAborted();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } finally {
            lock.unlock();
        }
    }

    private void throwIfAborted() {
        if (aborted) {
            throw new CancellationException("Aborted");
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
