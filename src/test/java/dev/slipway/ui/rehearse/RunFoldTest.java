package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.ui.kit.locks.BlockedSession;
import dev.slipway.ui.kit.locks.LockBar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFoldTest {
    private static final SampledSession OURS = new SampledSession(1, true, "slipway-execute", "dba", "active", Duration.ZERO,
            "ALTER TABLE shop.orders");
    private static final SampledSession APP = new SampledSession(2, false, "shop-app", "app", "idle in transaction", Duration.ZERO,
            "SELECT 1");
    private static final SampledSession NEXT = new SampledSession(3, false, "", "web", "active", Duration.ZERO, "SELECT 2");
    private final List<RehearsalEvent> events = new ArrayList<>(List.of(
            new RehearsalEvent.Started(at(0), Instant.EPOCH, new RehearsalEvent.Subject("t", "s", "f", "t"),
                    new RehearsalEvent.Place("PostgreSQL 18", "h:1/d", "d"), List.of(new RehearsalEvent.PlannedStep(1, "Add column",
                            "expand")),
                    Budget.DEFAULT),
            new RehearsalEvent.PhaseEntered(at(1000), RehearsalPhase.UP),
            new RehearsalEvent.StepStarted(at(1000), RehearsalPhase.UP, 1, "Add column"),
            new RehearsalEvent.StatementStarted(at(1010), RehearsalPhase.UP, 1, 4, "ALTER TABLE shop.orders ADD COLUMN x int")));

    private static Duration at(long millis) {
        return Duration.ofMillis(millis);
    }

    private static SampledLock lock(int pid, LockMode mode, boolean granted, long since, Integer... blockedBy) {
        return new SampledLock(pid, "shop.orders", mode, granted, at(since), List.of(blockedBy));
    }

    private void someoneIsInTheWay() {
        events.add(new RehearsalEvent.LocksSampled(at(1200), RehearsalPhase.UP, 1, List.of(
                lock(2, LockMode.ACCESS_SHARE, true, 900), lock(1, LockMode.ACCESS_EXCLUSIVE, false, 1050, 2),
                lock(3, LockMode.ACCESS_SHARE, false, 1100, 1)), List.of(OURS, APP, NEXT)));
    }

    @Test
    void showsWhoHoldsAndWhoWaitsSinceUpBegan() {
        someoneIsInTheWay();
        RunPicture picture = RunFold.of(events).picture();

        assertThat(picture.locks().bars()).containsExactlyInAnyOrder(
                new LockBar("shop.orders", LockBar.Kind.OTHER, "ACCESS SHARE", "shop-app 2", Duration.ZERO, Optional.empty(), "SELECT 1"),
                new LockBar("shop.orders", LockBar.Kind.WAITING, "ACCESS EXCLUSIVE", "slipway, step 1", at(50), Optional.empty(),
                        "ALTER TABLE shop.orders ADD COLUMN x int"),
                new LockBar("shop.orders", LockBar.Kind.WAITING, "ACCESS SHARE", "web 3", at(100), Optional.empty(), "SELECT 2"));
        assertThat(picture.live()).isTrue();
    }

    @Test
    void showsWhoBlocksWhomAsATree() {
        someoneIsInTheWay();
        BlockedSession root = RunFold.of(events).picture().locks().blockers().getFirst();

        assertThat(root.who()).isEqualTo("shop-app");
        assertThat(root.waits()).isEmpty();
        BlockedSession plan = root.blocked().getFirst();
        assertThat(plan.own()).isTrue();
        assertThat(plan.waits()).contains(at(150));
        assertThat(plan.lock()).isEqualTo("ACCESS EXCLUSIVE on shop.orders");
        assertThat(plan.blocked()).extracting(BlockedSession::who).containsExactly("web");
    }

    @Test
    void drawsALockOfThePlanOnceWhenItWasReadFromInside() {
        events.add(new RehearsalEvent.LocksSampled(at(1100), RehearsalPhase.UP, 1, List.of(lock(1, LockMode.ACCESS_EXCLUSIVE, true,
                1060)), List.of(OURS)));
        events.add(new RehearsalEvent.LocksHeld(at(1300), RehearsalPhase.UP, 1,
                List.of(new LockHold("shop.orders", LockMode.ACCESS_EXCLUSIVE, at(1040), at(1290)))));
        events.add(new RehearsalEvent.LocksSampled(at(1310), RehearsalPhase.UP, 1, List.of(), List.of()));

        assertThat(RunFold.of(events).picture().locks().bars()).singleElement().satisfies(bar -> {
            assertThat(bar.kind()).isEqualTo(LockBar.Kind.HELD_STRONG);
            assertThat(bar.from()).isEqualTo(at(40));
            assertThat(bar.to()).contains(at(290));
        });
    }

    @Test
    void leavesOutOthersWhoAreInNobodysWay() {
        events.add(new RehearsalEvent.LocksSampled(at(1100), RehearsalPhase.UP, 1, List.of(lock(2, LockMode.ACCESS_SHARE, true, 1060)),
                List.of(APP)));
        assertThat(RunFold.of(events).picture().locks().bars()).isEmpty();
    }

    @Test
    void aPictureAfterEachEventShowsTheSameAsOneAtTheEnd() {
        events.add(new RehearsalEvent.LocksSampled(at(1060), RehearsalPhase.UP, 1, List.of(lock(2, LockMode.ACCESS_SHARE, true, 900)),
                List.of(OURS, APP)));
        events.add(new RehearsalEvent.LocksSampled(at(1070), RehearsalPhase.UP, 1, List.of(), List.of()));
        someoneIsInTheWay();
        events.add(new RehearsalEvent.LocksSampled(at(1250), RehearsalPhase.UP, 1, List.of(lock(1, LockMode.ACCESS_EXCLUSIVE, true, 1210)),
                List.of(OURS)));
        events.add(new RehearsalEvent.LocksSampled(at(1300), RehearsalPhase.UP, 1, List.of(), List.of()));
        events.add(new RehearsalEvent.LocksHeld(at(1310), RehearsalPhase.UP, 1,
                List.of(new LockHold("shop.orders", LockMode.ACCESS_EXCLUSIVE, at(1205), at(1299)))));
        var often = new RunFold();
        events.forEach(event -> {
            often.apply(event);
            often.picture();
        });
        List<LockBar> bars = RunFold.of(events).picture().locks().bars();
        assertThat(often.picture().locks().bars()).containsExactlyInAnyOrderElementsOf(bars);
        // Twice somebody in the way, two who waited, and once what was held, as it was read from inside.
        assertThat(bars).extracting(LockBar::kind).containsExactlyInAnyOrder(LockBar.Kind.OTHER, LockBar.Kind.OTHER, LockBar.Kind.WAITING,
                LockBar.Kind.WAITING, LockBar.Kind.HELD_STRONG);
    }

    @Test
    void theLogCanBeFiltered() {
        List<LogLine> log = RunFold.of(events).log();
        assertThat(log).filteredOn(line -> line.matches("add col")).extracting(LogLine::text).containsExactly("Add column");
        assertThat(log).allMatch(line -> line.matches(" "));
    }
}
