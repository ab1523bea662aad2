package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.WholeWindow;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.VirtualThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A run that tells a hundred thousand things in a few seconds does not freeze the window that shows it. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class RehearseFloodTest extends WholeWindow {
    private static final int STATEMENTS = 20_000;
    private static final int EVENTS = 5 * STATEMENTS;
    /** Generous: a person notices a tenth of it, and folding all anew for each picture takes many times as long. */
    private static final Duration FREEZE = Duration.ofSeconds(2);
    private static final SampledSession OURS = new SampledSession(1, true, "slipway-execute", "dba", "active", Duration.ZERO,
            "ALTER TABLE");
    private static final SampledSession APP = new SampledSession(2, false, "shop-app", "app", "active", Duration.ZERO, "SELECT 1");

    @Start
    void open(Stage window) {
        make(new VirtualThreads());
        on(StageName.REHEARSE, window);
    }

    @Test
    void theWindowAnswersWhileTheEventsPourIn() throws Exception {
        FxCoalescer<RehearsalEvent> stream = WaitForAsyncUtils.asyncFx(() -> bench.rehearsing().replay()).get();
        stream.offer(new RehearsalEvent.Started(Duration.ZERO, Instant.EPOCH, new RehearsalEvent.Subject("t", "s", "f", "t"),
                new RehearsalEvent.Place("PostgreSQL 18", "h:1/d", "d"),
                List.of(new RehearsalEvent.PlannedStep(1, "Many things", "expand")),
                Budget.DEFAULT));
        stream.offer(new RehearsalEvent.PhaseEntered(Duration.ZERO, RehearsalPhase.UP));
        Thread producer = Thread.ofVirtual().start(() -> pour(stream));
        Duration worst = Duration.ZERO;
        while (producer.isAlive() || !shown()) {
            long asked = System.nanoTime();
            WaitForAsyncUtils.asyncFx(() -> { }).get(60, TimeUnit.SECONDS);
            Duration answered = Duration.ofNanos(System.nanoTime() - asked);
            worst = answered.compareTo(worst) > 0 ? answered : worst;
        }
        System.getLogger("flood").log(System.Logger.Level.INFO, "longest answer of the window: " + worst.toMillis() + " ms");
        assertThat(worst).isLessThan(FREEZE);
        assertThat(bench.rehearsing().events()).hasSize(EVENTS + 2);
        assertThat(((Label) shell.lookup("#locks-left-out")).getText()).as("what is not drawn is said").startsWith("not drawn: the ");
    }

    /** Whether the log holds a line for each statement's end, and all events have come. */
    private boolean shown() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> bench.rehearsing().events().size() == EVENTS + 2
                && shell.lookup(".log") instanceof ListView<?> log && log.getItems().size() > STATEMENTS / 2).get();
    }

    private static void pour(FxCoalescer<RehearsalEvent> stream) {
        for (int i = 1; i <= STATEMENTS; i++) {
            Duration at = Duration.ofMillis(i);
            String table = "shop.t" + i % 40;
            stream.offer(new RehearsalEvent.StatementStarted(at, RehearsalPhase.UP, 1, i, "ALTER TABLE " + table));
            stream.offer(new RehearsalEvent.LocksSampled(at, RehearsalPhase.UP, 1, List.of(
                    new SampledLock(2, table, LockMode.ACCESS_SHARE, true, at, List.of()),
                    new SampledLock(1, table, LockMode.ACCESS_EXCLUSIVE, i % 3 != 0, at, i % 3 == 0 ? List.of(2) : List.of())),
                    List.of(OURS, APP)));
            stream.offer(new RehearsalEvent.LocksHeld(at, RehearsalPhase.UP, 1,
                    List.of(new LockHold(table, LockMode.ACCESS_EXCLUSIVE, at, at.plusNanos(500_000)))));
            stream.offer(new RehearsalEvent.StatementFinished(at, RehearsalPhase.UP, 1, i, Duration.ofMillis(1), 3, List.of()));
            stream.offer(new RehearsalEvent.Logged(at, "line " + i));
        }
    }
}
