package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FxCoalescerTest {
    private final List<Runnable> posted = Collections.synchronizedList(new ArrayList<>());
    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

    @Test
    void keepsOneDeliveryPendingHoweverManyValuesCome() {
        try (var coalescer = new FxCoalescer<Integer>(Duration.ZERO, 100, batches::add, posted::add)) {
            coalescer.offer(1);
            coalescer.offer(2);
            coalescer.offer(3);
            assertThat(posted).hasSize(1);
            posted.removeFirst().run();
            assertThat(batches).containsExactly(List.of(1, 2, 3));
            coalescer.offer(4);
            assertThat(posted).hasSize(1);
        }
    }

    @Test
    void dropsTheOldestBeyondItsCapacityAndCountsThem() {
        try (var coalescer = new FxCoalescer<Integer>(Duration.ZERO, 3, batches::add, posted::add)) {
            for (int i = 1; i <= 10; i++) {
                coalescer.offer(i);
            }
            posted.getFirst().run();
            assertThat(batches).containsExactly(List.of(8, 9, 10));
            assertThat(coalescer.overflowed()).isEqualTo(7);
        }
    }

    @Test
    void deliversNothingOnceClosed() {
        var coalescer = new FxCoalescer<Integer>(Duration.ZERO, 3, batches::add, posted::add);
        coalescer.offer(1);
        coalescer.close();
        posted.getFirst().run();
        coalescer.offer(2);
        assertThat(batches).isEmpty();
        assertThat(posted).hasSize(1);
    }

    @Test
    void deliveriesAreAGapApart() throws InterruptedException {
        int rounds = 8;
        Duration gap = Duration.ofMillis(20);
        var left = new CountDownLatch(rounds);
        var self = new java.util.concurrent.atomic.AtomicReference<FxCoalescer<Integer>>();
        long began = System.nanoTime();
        // Each delivery asks for the next, so nothing but the gap holds them back.
        try (var coalescer = new FxCoalescer<Integer>(gap, 10, batch -> {
            left.countDown();
            self.get().offer(batch.getLast() + 1);
        }, Runnable::run)) {
            self.set(coalescer);
            coalescer.offer(0);
            assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(gap.multipliedBy(rounds - 1));
    }

    @Test
    void aFloodFromManyThreadsArrivesWholeInOrderAndInFewDeliveries() throws InterruptedException {
        int producers = 4;
        int each = 50_000;
        var arrived = new CountDownLatch(producers * each);
        var deliveries = new AtomicInteger();
        int[] last = new int[producers];
        var disorder = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService window = Executors.newSingleThreadExecutor();
                var coalescer = new FxCoalescer<int[]>(Duration.ofMillis(20), Integer.MAX_VALUE, batch -> {
                    deliveries.incrementAndGet();
                    for (int[] value : batch) {
                        if (value[1] != ++last[value[0]]) {
                            disorder.incrementAndGet();
                        }
                        arrived.countDown();
                    }
                }, window)) {
            for (int p = 0; p < producers; p++) {
                int producer = p;
                Thread.ofVirtual().start(() -> {
                    for (int i = 1; i <= each; i++) {
                        coalescer.offer(new int[] {producer, i});
                    }
                });
            }
            assertThat(arrived.await(20, TimeUnit.SECONDS)).as("all values arrived").isTrue();
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        assertThat(disorder).hasValue(0);
        // Deliveries are 20 ms apart at least, so there cannot be more than that, with one at the beginning.
        assertThat(deliveries.get()).isLessThanOrEqualTo((int) (millis / 20) + 2);
    }
}
