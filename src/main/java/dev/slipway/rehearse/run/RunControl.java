package dev.slipway.rehearse.run;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.rehearse.event.BlockerAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The buttons of a run: pause, resume, abort, and answers about sessions in the way. Every method may be called from any thread. */
public final class RunControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Cancellation cancellation = new Cancellation();
    private boolean paused;
    private boolean aborted;
    /** What a person was asked about, by process; there is no answer yet where it is empty. */
    private final Map<Integer, Optional<BlockerAnswer>> questions = new HashMap<>();

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

    /** Asks a person what becomes of a session that is in the way: until {@link #questionsOver} the plan waits as long as it takes. */
    public void ask(int pid) {
        change(() -> questions.put(pid, Optional.empty()));
    }

    /** Answers that question; ignored where it was not asked or is over. */
    public void answer(int pid, BlockerAnswer answer) {
        change(() -> questions.computeIfPresent(pid, (_, _) -> Optional.of(answer)));
    }

    /** The answer that has come in since, once. */
    public Optional<BlockerAnswer> takeAnswer(int pid) {
        lock.lock();
        try {
            Optional<BlockerAnswer> answer = questions.getOrDefault(pid, Optional.empty());
            if (answer.isPresent()) {
                questions.put(pid, Optional.empty());
            }
            return answer;
        } finally {
            lock.unlock();
        }
    }

    /** What was asked about is not in the way any more. */
    public void questionsOver() {
        change(questions::clear);
    }

    /** Whether a person looks after what is in the way, so that the plan need not give up by itself. */
    boolean isAsking() {
        lock.lock();
        try {
            return !questions.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Lets statements run again after an abort, for putting back what was done. A second abort ends that too. */
    public void clearAbort() {
        change(() -> {
            aborted = false;
            questions.clear();
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
