package dev.slipway.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.workspace.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private final ScriptedPlan plan = Samples.plan();

    @Test
    void leavesToPeopleWhatARehearsalCannotTell() {
        Checklist checklist = Checklist.of(plan.plan(), RehearsedPlan.summary(plan, RehearsedPlan.NOON, Verdict.PASSED, Leg.values()));
        assertThat(checklist.forPeople()).extracting(Checklist.Item::id)
                .containsExactly("loss-2", "maintenance-window", "application-compatible");
        assertThat(checklist.items()).filteredOn(i -> i.id().equals("loss-2")).singleElement().satisfies(i -> {
            assertThat(i.confirm()).isEqualTo("shop.orders.c9");
            assertThat(i.question()).contains("12 rows", "the column's data is gone");
        });
        assertThat(checklist.items()).filteredOn(i -> i.id().equals("leads-back")).singleElement()
                .satisfies(i -> assertThat(i.measured()).hasValueSatisfying(m -> assertThat(m).contains("9.0 s")));
    }

    @Test
    void asksForWhatTheRehearsalDidNotDo() {
        Checklist checklist = Checklist.of(plan.plan(), RehearsedPlan.summary(plan, RehearsedPlan.NOON, Verdict.ABORTED, Leg.UP));
        assertThat(checklist.forPeople()).extracting(Checklist.Item::id).contains("leads-back", "repeatable", "backup-restored");
    }

    @Test
    void saysDurationsInWords() {
        assertThat(new Duration[] {Duration.ZERO, Duration.ofMillis(999), Duration.ofMillis(1_800), Duration.ofSeconds(250),
                Duration.ofMinutes(125)})
                .extracting(Durations::words).containsExactly("0 ms", "999 ms", "1.8 s", "4 min 10 s", "2 h 5 min");
    }
}
