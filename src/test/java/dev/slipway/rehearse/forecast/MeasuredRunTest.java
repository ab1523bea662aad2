package dev.slipway.rehearse.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.event.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredRunTest {
    private static final int OURS = 7;
    private static final int OTHERS = 8;

    @Test
    void waitingForLocksIsNotPartOfWhatGrows() {
        MeasuredRun run = MeasuredRun.of(List.of(sample(100, OURS), sample(350, OTHERS),
                new RehearsalEvent.Retrying(ms(400), RehearsalPhase.UP, 1, 3, 1, "55P03", ms(200)), sample(700, OURS), finished(1_000, 960)));
        assertThat(run.took(new MeasuredRun.Key(1, Side.UP))).as("960 - 250 - 200 - 300").isEqualTo(ms(210));
    }

    /** A moment at which that session waits for a lock. */
    private static RehearsalEvent sample(long at, int pid) {
        return new RehearsalEvent.LocksSampled(ms(at), RehearsalPhase.UP, 1,
                List.of(new SampledLock(pid, "shop.item", LockMode.ACCESS_EXCLUSIVE, false, ms(at), List.of(9))),
                List.of(session(OURS, true), session(OTHERS, false)), List.of());
    }

    private static SampledSession session(int pid, boolean ours) {
        return new SampledSession(pid, ours, "", "ann", "active", ms(1), "");
    }

    private static RehearsalEvent finished(long at, long took) {
        return new RehearsalEvent.StepFinished(ms(at), RehearsalPhase.UP, 1, ms(took), 1);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
