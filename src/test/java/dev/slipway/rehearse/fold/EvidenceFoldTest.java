package dev.slipway.rehearse.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceFoldTest {
    private final List<RehearsalEvent> events = new ArrayList<>(List.of(new RehearsalEvent.Started(ms(0), Instant.EPOCH,
            new RehearsalEvent.Subject("plan", "s", "f", "t"), new RehearsalEvent.Place("PostgreSQL 18.6", "host", "staging"),
            List.of(new RehearsalEvent.PlannedStep(1, "Add column", "expand")), Budget.DEFAULT)));

    @Test
    void eachSideOfAStepHasItsOwnLocksAndRewrites() {
        enter(RehearsalPhase.UP, 100);
        events.add(new RehearsalEvent.StatementFinished(ms(110), RehearsalPhase.UP, 1, 4, ms(5), -1, List.of()));
        held(RehearsalPhase.UP, LockMode.SHARE_UPDATE_EXCLUSIVE, 100, 110);
        enter(RehearsalPhase.DOWN, 200);
        events.add(new RehearsalEvent.StatementFinished(ms(240), RehearsalPhase.DOWN, 1, 4, ms(35), -1, List.of("shop.orders")));
        held(RehearsalPhase.DOWN, LockMode.ACCESS_EXCLUSIVE, 200, 240);

        StepMeasure step = measured();
        assertThat(step.up().locks()).containsExactly(new MeasuredLock("shop.orders", "SHARE UPDATE EXCLUSIVE", ms(10)));
        assertThat(step.up().rewritten()).isEmpty();
        assertThat(step.down().locks()).containsExactly(new MeasuredLock("shop.orders", "ACCESS EXCLUSIVE", ms(40)));
        assertThat(step.down().rewritten()).containsExactly("shop.orders");
    }

    @Test
    void takesDurationAndLocksOfOneRun() {
        enter(RehearsalPhase.UP, 100);
        held(RehearsalPhase.UP, LockMode.ACCESS_EXCLUSIVE, 100, 110);
        events.add(new RehearsalEvent.StepFinished(ms(112), RehearsalPhase.UP, 1, ms(12), 1));
        enter(RehearsalPhase.UP_FINAL, 300);
        held(RehearsalPhase.UP_FINAL, LockMode.ACCESS_EXCLUSIVE, 300, 346);
        events.add(new RehearsalEvent.StepFinished(ms(350), RehearsalPhase.UP_FINAL, 1, ms(50), 1));
        assertThat(measured().up().took()).isEqualTo(ms(50));
        assertThat(measured().up().locks()).containsExactly(new MeasuredLock("shop.orders", "ACCESS EXCLUSIVE", ms(46)));
    }

    @Test
    void countsTheRowsOfTheFirstRunOfEachSide() {
        enter(RehearsalPhase.UP, 100);
        rows(RehearsalPhase.UP, 120);
        enter(RehearsalPhase.UP_AGAIN, 200);
        rows(RehearsalPhase.UP_AGAIN, 7);
        enter(RehearsalPhase.DOWN, 300);
        rows(RehearsalPhase.DOWN, 30);
        assertThat(measured().up().rows()).isEqualTo(120);
        assertThat(measured().down().rows()).isEqualTo(30);
    }

    @Test
    void takesTheRowsOfADataStepAsFarAsItWasSeenOrCounted() {
        enter(RehearsalPhase.UP, 100);
        events.add(new RehearsalEvent.DataProgress(ms(110), 1, 40, 120));
        assertThat(measured().up().rows()).isEqualTo(40);
        rows(RehearsalPhase.UP, 120);
        enter(RehearsalPhase.UP_AGAIN, 200);
        events.add(new RehearsalEvent.DataProgress(ms(210), 1, 999, 999));
        assertThat(measured().up().rows()).isEqualTo(120);
        assertThat(measured().down().rows()).as("nothing to count").isEqualTo(-1);
    }

    private void enter(RehearsalPhase phase, long at) {
        events.add(new RehearsalEvent.PhaseEntered(ms(at), phase));
    }

    private void rows(RehearsalPhase phase, long rows) {
        events.add(new RehearsalEvent.StatementFinished(events.getLast().at(), phase, 1, 4, ms(5), rows, List.of()));
    }

    private void held(RehearsalPhase phase, LockMode mode, long from, long to) {
        events.add(new RehearsalEvent.LocksHeld(ms(to), phase, 1, List.of(new LockHold("shop.orders", mode, ms(from), ms(to)))));
    }

    private StepMeasure measured() {
        return EvidenceFold.of(events, "").steps().getFirst();
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
