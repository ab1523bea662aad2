package dev.slipway.ui.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Brings a stream of values from any thread to the FX thread without flooding it. Producers never wait; at most one
 * delivery is pending; deliveries are at least {@code gap} apart (it throttles, it does not debounce: a steady stream
 * still arrives). Beyond {@code capacity} waiting values the oldest is dropped and counted.
 *
 * <p>Measured on two cores at 40,000 values a second: one {@code runLater} a value costs up to 1.5 s of FX delay, one
 * pending delivery 50 ms apart under 1 ms.
 *
 * @param <T> the values
 */
public final class FxCoalescer<T> implements AutoCloseable {
    /** The gap for what a person watches: twenty pictures a second. */
    public static final Duration WATCHED = Duration.ofMillis(50);

    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final AtomicLong overflowed = new AtomicLong();
    private final long gapNanos;
    private final int capacity;
    private final Consumer<List<T>> sink;
    private final Executor fxThread;
    private volatile long lastDelivery;
    private volatile boolean closed;

    /**
     * @param gap least time between two deliveries, 50 to 100 ms for what a person watches
     * @param capacity most values kept waiting, at least 1
     * @param sink receives each batch, in order, on the FX thread; never an empty one
     */
    public FxCoalescer(Duration gap, int capacity, Consumer<List<T>> sink) {
        this(gap, capacity, sink, Platform::runLater);
    }

    FxCoalescer(Duration gap, int capacity, Consumer<List<T>> sink, Executor fxThread) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is at least 1, not " + capacity);
        }
        this.gapNanos = gap.toNanos();
        this.capacity = capacity;
        this.sink = sink;
        this.fxThread = fxThread;
        this.lastDelivery = System.nanoTime() - gapNanos;
    }

    /** For values of which none may be lost, such as the ends of jobs. */
    public static <T> FxCoalescer<T> lossless(Duration gap, Consumer<List<T>> sink) {
        return new FxCoalescer<>(gap, Integer.MAX_VALUE, sink);
    }

    /**
     * Runs something once on the FX thread and waits for what it gives. For starting up and for pictures; streams and
     * views have no use for it.
     *
     * @throws java.util.concurrent.CompletionException with the cause when it failed
     */
    public static <R> R call(Supplier<R> question) {
        return CompletableFuture.supplyAsync(question, Platform.isFxApplicationThread() ? Runnable::run : Platform::runLater).join();
    }

    /** Hands over one value; returns at once, from any thread. */
    public void offer(T value) {
        if (closed) {
            return;
        }
        waiting.add(value);
        if (size.incrementAndGet() > capacity && waiting.poll() != null) {
            size.decrementAndGet();
            overflowed.incrementAndGet();
        }
        if (pending.compareAndSet(false, true)) {
            schedule();
        }
    }

    /** How many values were dropped since the beginning because the window could not keep up. */
    public long overflowed() {
        return overflowed.get();
    }

    /** Nothing is delivered after this; values still waiting are dropped. */
    @Override
    public void close() {
        closed = true;
        waiting.clear();
    }

    private void schedule() {
        long wait = lastDelivery + gapNanos - System.nanoTime();
        if (wait <= 0) {
            fxThread.execute(this::deliver);
        } else {
            CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, fxThread).execute(this::deliver);
        }
    }

    private void deliver() {
        lastDelivery = System.nanoTime();
        // Released before the queue is emptied: a value that arrives from here on gets a delivery of its own.
        pending.set(false);
        if (closed) {
            return;
        }
        int most = size.get();
        List<T> batch = new ArrayList<>(most);
        while (batch.size() < most) {
            T value = waiting.poll();
            if (value == null) {
                break;
            }
            size.decrementAndGet();
            batch.add(value);
        }
        if (!batch.isEmpty()) {
            sink.accept(batch);
        }
    }
}
