package dev.slipway.bench;

import dev.slipway.ui.kit.FxCoalescer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javafx.application.Platform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a producer pays for handing one value over to the window, while the window takes what arrives. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoalescerBench {
    private static final int CAPACITY = 10_000;

    private final LongAdder delivered = new LongAdder();
    private FxCoalescer<Integer> coalescer;

    @Setup
    public void open() {
        Platform.startup(() -> {});
        coalescer = new FxCoalescer<>(FxCoalescer.WATCHED, CAPACITY, this::take);
    }

    private void take(List<Integer> batch) {
        delivered.add(batch.size());
    }

    @Benchmark
    public void offer() {
        coalescer.offer(1);
    }

    @TearDown
    public void close() {
        coalescer.close();
        Platform.exit();
    }
}
