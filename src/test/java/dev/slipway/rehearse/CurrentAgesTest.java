package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class CurrentAgesTest {
    /** Expand, migrate, contract. */
    private final CurrentAges ages = new CurrentAges(TestPlans.of(RehearsalCase.from(), RehearsalCase.to(), "", "", step(1, Phase.EXPAND),
            step(2, Phase.MIGRATE), step(3, Phase.CONTRACT)).plan());

    @Test
    void oldCodeWorksUntilContractAndNewCodeFromTheEndOfExpand() {
        assertThat(ages.at(RehearsalPhase.UP, 1, false)).containsExactlyInAnyOrder(Age.OLD, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.UP, 2, false)).containsExactlyInAnyOrder(Age.OLD, Age.NEW, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.UP, 3, false)).containsExactlyInAnyOrder(Age.NEW, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.UP, 1, true)).containsExactlyInAnyOrder(Age.OLD, Age.NEW, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.UP, 3, true)).containsExactlyInAnyOrder(Age.NEW, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.DOWN, 3, true)).containsExactlyInAnyOrder(Age.OLD, Age.NEW, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.VERIFY_UP, 0, false)).containsExactlyInAnyOrder(Age.NEW, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.DOWN, 3, false)).containsExactlyInAnyOrder(Age.NEW, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.DOWN, 1, false)).containsExactlyInAnyOrder(Age.OLD, Age.BOTH);
        assertThat(ages.at(RehearsalPhase.VERIFY_DOWN, 0, false)).containsExactlyInAnyOrder(Age.OLD, Age.BOTH);
    }

    private static Step step(int number, Phase phase) {
        return new Step(number, "step", phase, List.of(ObjectKey.table("shop", "orders")), StepScript.NOTHING, StepScript.NOTHING,
                StepEffects.NONE,
                new Step.StrategyChoice(Strategy.ONLINE, List.of(Strategy.ONLINE)), List.of());
    }
}
