package dev.slipway.bench;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.ui.app.AppContext;
import dev.slipway.ui.app.Shell;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.Stages;
import dev.slipway.ui.app.Toolkit;
import dev.slipway.ui.app.UiSettings;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.InWindow;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.VirtualThreads;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Ten thousand events a second, written to the file of a rehearsal and shown in the window while they come. After {@code mvn
 * package}, with the two numbers left out for the usual ones:
 *
 * <pre>java -cp target/test-classes:target/classes:target/lib/* dev.slipway.bench.EventFlood [SECONDS] [EVENTS_A_SECOND]</pre>
 *
 * <p>Printed are how long the window's thread took to answer, asked every 10 ms; the memory in use after a collection at each quarter; and
 * whether every event is in the file and in the window.
 */
public final class EventFlood {
    private static final int USUAL_SECONDS = 60;
    private static final int USUAL_RATE = 10_000;
    private static final int A_BATCH = 5;
    private static final SampledSession OURS = new SampledSession(1, true, "slipway-execute", "dba", "active", Duration.ZERO,
            "ALTER TABLE");
    private static final SampledSession APP = new SampledSession(2, false, "shop-app", "app", "active", Duration.ZERO, "SELECT 1");

    private EventFlood() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : USUAL_SECONDS;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : USUAL_RATE;
        Path folder = Files.createTempDirectory("slipway-flood");
        Toolkit.startHeadless();
        Workbench bench = onFx(() -> window(folder));
        FxCoalescer<RehearsalEvent> shown = onFx(() -> bench.rehearsing().replay());
        Path file = folder.resolve("events.ndjson");
        List<Long> pulses = new ArrayList<>();
        try (EventStream events = new EventStream(file, shown::offer)) {
            Thread producer = Thread.ofPlatform().start(() -> pour(events, seconds, rate));
            watch(producer, pulses, seconds);
            int expected = events.events().size();
            while (onFx(() -> bench.rehearsing().events().size()) < expected) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            try (Stream<String> lines = Files.lines(file)) {
                System.out.printf("%d events, %d in the file, all in the window%n", expected, lines.count());
            }
        }
        pulses.sort(null);
        System.out.printf("the window's thread answered after %.1f ms (median), %.1f ms (99 %%), %.1f ms (longest); %d of %d over 100 ms%n",
                at(pulses, 0.5), at(pulses, 0.99), at(pulses, 1), pulses.stream().filter(nanos -> nanos > 100_000_000).count(), pulses.size());
        remove(folder);
        System.exit(0);
    }

    private static Workbench window(Path folder) {
        AppContext context = AppContext.create(new VirtualThreads(), UiSettings.inMemory());
        Workbench bench = new Workbench(context.background(), WorkFolders.in(folder), "A. Author");
        InWindow.show(new Stage(), new Shell(context, Stages.all(context, bench, opened -> { })), Theme.LIGHT, 1000, 900);
        context.shell().go(StageName.REHEARSE);
        return bench;
    }

    private static void pour(EventStream events, int seconds, int rate) {
        events.add(at -> new RehearsalEvent.Started(at, Instant.EPOCH, new RehearsalEvent.Subject("t", "s", "f", "t"),
                new RehearsalEvent.Place("PostgreSQL 18", "h:1/d", "d"),
                List.of(new RehearsalEvent.PlannedStep(1, "Many things", "expand")), Budget.DEFAULT));
        events.add(at -> new RehearsalEvent.PhaseEntered(at, RehearsalPhase.UP));
        long begin = System.nanoTime();
        long batches = (long) seconds * rate / A_BATCH;
        for (long i = 1; i <= batches; i++) {
            long due = begin + i * A_BATCH * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            batch(events, (int) i);
        }
        System.out.printf("%d events a second, for %.1f s%n", rate, (System.nanoTime() - begin) / 1e9);
    }

    private static void batch(EventStream events, int i) {
        String table = "shop.t" + i % 40;
        events.add(at -> new RehearsalEvent.StatementStarted(at, RehearsalPhase.UP, 1, i, "ALTER TABLE " + table));
        events.add(at -> new RehearsalEvent.LocksSampled(at, RehearsalPhase.UP, 1, List.of(
                new SampledLock(2, table, LockMode.ACCESS_SHARE, true, at, List.of()),
                new SampledLock(1, table, LockMode.ACCESS_EXCLUSIVE, i % 3 != 0, at, i % 3 == 0 ? List.of(2) : List.of())),
                List.of(OURS, APP), List.of()));
        events.add(at -> new RehearsalEvent.LocksHeld(at, RehearsalPhase.UP, 1,
                List.of(new LockHold(table, LockMode.ACCESS_EXCLUSIVE, at, at.plusNanos(500_000)))));
        events.add(at -> new RehearsalEvent.StatementFinished(at, RehearsalPhase.UP, 1, i, Duration.ofMillis(1), 3, List.of()));
        events.add(at -> new RehearsalEvent.Logged(at, "line " + i));
    }

    private static void watch(Thread producer, List<Long> pulses, int seconds) throws Exception {
        long begin = System.nanoTime();
        int quarter = 0;
        while (producer.isAlive()) {
            long asked = System.nanoTime();
            onFx(() -> true);
            pulses.add(System.nanoTime() - asked);
            if (System.nanoTime() - begin > quarter * seconds * 250_000_000L) {
                quarter++;
                System.gc();
                System.out.printf("%.0f s: %d MB in use%n", (System.nanoTime() - begin) / 1e9,
                        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private interface Work<T> {
        T get();
    }

    private static <T> T onFx(Work<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> done.complete(work.get()));
        return done.get(60, TimeUnit.SECONDS);
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
