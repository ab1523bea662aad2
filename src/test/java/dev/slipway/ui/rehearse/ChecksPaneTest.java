package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.RehearsalEvent.CheckAnswered;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksPaneTest {
    @Test
    void whatOnlyDeservesALookIsNotCountedAsIfItHadNotPassed() {
        assertThat(ChecksPane.count(List.of(check(Outcome.PASSED), check(Outcome.PASSED), check(Outcome.WARNED))))
                .isEqualTo("Checks · 2 passed, 1 to look at");
        assertThat(ChecksPane.count(List.of(check(Outcome.FAILED)))).isEqualTo("Checks · 1 failed");
        assertThat(ChecksPane.count(List.of())).isEqualTo("Checks");
    }

    private static CheckAnswered check(Outcome outcome) {
        return new CheckAnswered(Duration.ZERO, RehearsalPhase.PREFLIGHT, "room", outcome, "");
    }
}
