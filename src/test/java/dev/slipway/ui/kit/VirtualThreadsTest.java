package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.ui.app.Toolkit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class VirtualThreadsTest {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private VirtualThreads background;

    @BeforeAll
    static void startToolkit() {
        Toolkit.startHeadless();
    }

    @BeforeEach
    void makeBackground() {
        background = FxCoalescer.call(VirtualThreads::new);
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void workRunsElsewhereAndItsResultComesToTheFxThread() throws Exception {
        FxCoalescer.call(() -> background.run("adding", progress -> {
            events.add("working on " + Thread.currentThread().getName() + " " + Platform.isFxApplicationThread());
            return 42;
        }).onDone(sum -> events.add(sum + " " + Platform.isFxApplicationThread())));
        assertThat(next()).isEqualTo("working on adding false");
        assertThat(next()).isEqualTo("42 true");
    }

    @Test
    void aProblemKeepsItsOwnWords() throws Exception {
        FxCoalescer.call(() -> background.run("reading", progress -> {
            throw new ProblemException("Cannot read", "orders", "Ask its owner");
        }).onFailed(problem -> events.add(problem.line())));
        assertThat(next()).isEqualTo(Problem.of("Cannot read", "orders", "Ask its owner").line());
    }

    @Test
    void anErrorEndsAJobToo() throws Exception {
        FxCoalescer.call(() -> background.run("recursing", progress -> {
            throw new StackOverflowError();
        }).onFailed(problem -> events.add(problem.what())).onEnd(() -> events.add("ended")));
        assertThat(next()).isEqualTo("Unexpected failure while recursing");
        assertThat(next()).isEqualTo("ended");
    }

    @Test
    void whatFollowsAJobAndFailsKeepsNothingElseFromRunning() throws Exception {
        var begin = new CountDownLatch(1);
        FxCoalescer.call(() -> {
            for (String name : List.of("one", "two")) {
                background.compute(name, progress -> begin.await(5, TimeUnit.SECONDS)).onDone(done -> {
                    throw new IllegalStateException("after " + name);
                }).onEnd(() -> events.add("ended"));
            }
            // Both ends come in one batch: the window is held until both jobs are over.
            begin.countDown();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return true;
        });
        assertThat(next()).isEqualTo("ended");
        assertThat(next()).isEqualTo("ended");
    }

    @Test
    void cancelRunsTheCancelActionElsewhereAndIsNoFailure() throws Exception {
        var begun = new CountDownLatch(1);
        var stop = new CountDownLatch(1);
        Job<Boolean> job = FxCoalescer.call(() -> background.run("waiting", progress -> {
            progress.onCancel(() -> {
                events.add("cancel on fx " + Platform.isFxApplicationThread());
                stop.countDown();
            });
            begun.countDown();
            return stop.await(5, TimeUnit.SECONDS) && !progress.cancelled();
        }));
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        FxCoalescer.call(() -> {
            job.onFailed(problem -> events.add("failed"));
            job.onEnd(() -> events.add("ended"));
            job.cancel();
            return true;
        });
        assertThat(next()).isEqualTo("cancel on fx false");
        assertThat(next()).isEqualTo("ended");
    }

    @Test
    void onlyWorkThatIsWorthSeeingIsListed() throws Exception {
        var stop = new CountDownLatch(1);
        FxCoalescer.call(() -> {
            background.running().subscribe(() -> events.add("running " + background.running().stream().map(Job::title).toList()));
            background.compute("highlighting", progress -> stop.await(5, TimeUnit.SECONDS));
            return background.run("introspecting", progress -> stop.await(5, TimeUnit.SECONDS));
        });
        assertThat(next()).isEqualTo("running [introspecting]");
        stop.countDown();
        assertThat(next()).isEqualTo("running []");
    }

    @Test
    void aFloodOfEventsDoesNotDelayTheWindow() throws Exception {
        int events = 60_000;
        List<Long> delays = new ArrayList<>();
        ObservableList<Integer> shown = FxCoalescer.call(FXCollections::observableArrayList);
        var deliveries = new AtomicInteger();
        long began = System.nanoTime();
        try (var coalescer = new FxCoalescer<Integer>(FxCoalescer.WATCHED, 5_000, batch -> {
            deliveries.incrementAndGet();
            shown.setAll(batch);
        })) {
            Thread flood = Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < events; i++) {
                    coalescer.offer(i);
                    if (i % 400 == 0) {
                        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                    }
                }
            });
            // The window is asked for as long as the flood lasts, not for a number of times that may be over before it begins.
            while (flood.isAlive()) {
                long sent = System.nanoTime();
                FxCoalescer.call(() -> delays.add(System.nanoTime() - sent));
            }
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        assertThat(millis).as("the flood lasted, ms").isGreaterThan(1_000);
        assertThat(deliveries.get()).as("deliveries in %d ms", millis).isBetween(5, (int) (millis / FxCoalescer.WATCHED.toMillis()) + 2);
        List<Long> sorted = delays.stream().sorted().toList();
        assertThat(Duration.ofNanos(sorted.get(sorted.size() * 95 / 100))).as("95 of 100 questions").isLessThan(Duration.ofMillis(250));
    }
}
