package dev.slipway.ui.rehearse;

import static dev.slipway.ui.rehearse.LoadedRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.ui.rehearse.RunComparison.Change;
import dev.slipway.ui.rehearse.RunComparison.Line;
import dev.slipway.ui.rehearse.RunComparison.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    private static List<RehearsalEvent> ending(RehearsalPhase end) {
        return LoadedRun.whole().stream().<RehearsalEvent>map(event -> event instanceof RehearsalEvent.Finished last
                ? new RehearsalEvent.Finished(last.at(), end, true, last.summary()) : event).toList();
    }

    private static List<RehearsalEvent> with(RehearsalEvent more) {
        List<RehearsalEvent> events = new ArrayList<>(LoadedRun.whole());
        events.add(events.indexOf(events.stream().filter(e -> e.at().compareTo(more.at()) > 0).findFirst().orElseThrow()), more);
        return events;
    }

    private static RunComparison compare(List<RehearsalEvent> before, List<RehearsalEvent> after) {
        return RunComparison.of(RunComparison.Side.of(before), RunComparison.Side.of(after));
    }

    @Test
    void findsNothingBetweenARunAndItself() {
        RunComparison same = compare(LoadedRun.whole(), LoadedRun.whole());
        assertThat(same.differences()).isEmpty();
        assertThat(same.lines()).extracting(Line::part).contains(Part.VERDICT, Part.STEPS, Part.LOCKS, Part.LIMITS, Part.WORKLOAD);
    }

    @Test
    void marksAVerdictThatBecameBetter() {
        assertThat(compare(ending(RehearsalPhase.FAILED), ending(RehearsalPhase.DONE)).differences())
                .anySatisfy(line -> {
                    assertThat(line.name()).isEqualTo("Verdict");
                    assertThat(line.before()).isEqualTo("Failed");
                    assertThat(line.after()).isEqualTo("Passed");
                    assertThat(line.change()).isEqualTo(Change.BETTER);
                });
    }

    @Test
    void marksAStepThatTookLongerAndSaysHowManyTimes() {
        List<RehearsalEvent> slow = LoadedRun.whole().stream().<RehearsalEvent>map(event ->
                event instanceof RehearsalEvent.StepFinished done && done.step() == 1
                        ? new RehearsalEvent.StepFinished(done.at(), done.phase(), 1, at(1500), 1) : event).toList();
        assertThat(compare(LoadedRun.whole(), slow).differences()).filteredOn(line -> line.part() == Part.STEPS).containsExactly(
                new Line(Part.STEPS, "Up: Add column", "500 ms", "1.5 s", Change.WORSE, "3.0 times"));
    }

    @Test
    void aStrongerLockIsWorseThoughItWasHeldShorter() {
        List<RehearsalEvent> weak = with(new RehearsalEvent.LocksHeld(at(1900), RehearsalPhase.UP, 2,
                List.of(new LockHold("shop.orders", LockMode.SHARE_UPDATE_EXCLUSIVE, at(1520), at(1900)))));
        List<RehearsalEvent> strong = with(new RehearsalEvent.LocksHeld(at(1900), RehearsalPhase.UP, 2,
                List.of(new LockHold("shop.orders", LockMode.ACCESS_EXCLUSIVE, at(1800), at(1900)))));
        assertThat(compare(weak, strong).differences()).filteredOn(line -> line.part() == Part.LOCKS).singleElement().satisfies(line -> {
            assertThat(line.before()).contains("SHARE UPDATE EXCLUSIVE");
            assertThat(line.after()).contains("ACCESS EXCLUSIVE");
            assertThat(line.change()).isEqualTo(Change.WORSE);
        });
    }
}
