package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Moment;
import dev.slipway.rehearse.event.RehearsalEvent.Interruption;
import dev.slipway.rehearse.event.RehearsalEvent.InterruptionTried;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RunControl;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both scripts are killed at every step and have to go on; what cannot is named by the step that was killed. */
@Tag("server")
@Timeout(180)
class InterruptionsTest extends OnStaging {
    @Test
    void everyStepIsKilledThreeTimesEachWayAndGoesOn() {
        RehearsalResult result = rehearse(RehearsalCase.plan());

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        for (Side side : Side.values()) {
            List<InterruptionTried> tried = tried(result).stream().filter(t -> t.side() == side).toList();
            assertThat(tried).hasSize(15).noneMatch(t -> t.result() == Interruption.NOT_RESUMED);
            assertThat(tried).filteredOn(t -> t.moment() != Moment.DURING).allMatch(t -> t.result() == Interruption.RESUMED);
            assertThat(tried).filteredOn(t -> t.moment() == Moment.DURING && t.result() == Interruption.RESUMED)
                    .hasSizeGreaterThanOrEqualTo(4);
        }
        assertThat(result.evidence().legs()).extracting(EvidenceSummary.LegRun::leg).contains(EvidenceSummary.Leg.INTERRUPTIONS);
        assertThat(result.evidence().checks()).extracting(EvidenceSummary.Check::name)
                .anyMatch(n -> n.startsWith("rows are right after an interrupted up"));
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
    }

    /** Undisturbed it works, even twice; killed between its two statements it finds its own leftover in the way. */
    @Test
    void aStepThatCannotGoOnIsNamed() {
        ScriptedPlan plan = RehearsalCase.plan();
        String wide = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;";
        RehearsalResult result = rehearse(new ScriptedPlan(plan.plan(), plan.up().replace(wide,
                "CREATE TABLE shop.helper (n int);\n" + wide + "\nDROP TABLE shop.helper;"), plan.down(), plan.from(), plan.to()));

        assertThat(result.passed()).isFalse();
        assertThat(tried(result)).filteredOn(t -> t.result() == Interruption.NOT_RESUMED).singleElement().satisfies(t -> {
            assertThat(t.side()).isEqualTo(Side.UP);
            assertThat(t.step()).isEqualTo(2);
            assertThat(t.moment()).isEqualTo(Moment.DURING);
        });
        assertThat(result.evidence().findings()).anyMatch(f -> f.contains("killed in the middle of step 2") && f.contains("helper"));
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
    }

    private static List<InterruptionTried> tried(RehearsalResult result) {
        return result.events().stream().filter(InterruptionTried.class::isInstance).map(InterruptionTried.class::cast).toList();
    }

    private RehearsalResult rehearse(ScriptedPlan plan) {
        return new Rehearsal(plan, staging.asStaging(), RehearsalOptions.DEFAULT.withInterruptions(), work)
                .run(new RunControl(), e -> { });
    }
}
