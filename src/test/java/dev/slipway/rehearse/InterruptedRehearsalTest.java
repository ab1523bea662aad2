package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.run.RunControl;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(180)
class InterruptedRehearsalTest extends OnStaging {
    @Test
    void aKilledRehearsalIsFoundAndPutBack() throws Exception {
        killWhen(60, event -> event instanceof RehearsalEvent.StatementStarted s && s.summary().contains("pg_sleep"));

        InterruptedRehearsal interrupted = onlyOne();
        assertThat(interrupted.phase()).isEqualTo(RehearsalPhase.UP);
        assertThat(interrupted.step()).isEqualTo(2);
        assertThat(interrupted.stepFinished()).isFalse();
        assertThat(interrupted.described()).contains("in the middle of step 2").contains("staging is not as it was");
        assertThat(staging.value("SELECT count(*) FROM pg_attribute WHERE attrelid = 'shop.orders'::regclass AND attname = 'status'"))
                .isEqualTo("1");
        assertThat(rehearseAgain().evidence().findings()).anyMatch(f -> f.startsWith("no interrupted rehearsal: "));
        try (TestDatabase other = TestDatabase.create()) {
            assertThatThrownBy(() -> interrupted.putBack(other.asStaging(), new RunControl(), e -> { }))
                    .isInstanceOf(ProblemException.class).hasMessageContaining("another database");
        }

        interrupted.putBack(staging.asStaging(), new RunControl(), e -> { });

        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
        assertThat(staging.snapshot().fingerprint()).isEqualTo(RehearsalCase.from().fingerprint());
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
    }

    /** The down script knows nothing of it; kept, the next up would skip the rows that were done. */
    @Test
    void theProgressOfADataStepIsForgotten() throws Exception {
        killWhen(0, event -> event instanceof RehearsalEvent.StatementStarted s && s.step() == 1 && s.summary().startsWith("DO "));
        staging.execute("CREATE SCHEMA IF NOT EXISTS slipway");

        onlyOne().putBack(staging.asStaging(), new RunControl(), e -> { });

        assertThat(staging.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'slipway'")).isEqualTo("0");
        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
        assertThat(rehearseAgain().passed()).isTrue();
    }

    @Test
    void whatWasDeclaredAsLostComesBackFromTheBackup() throws Exception {
        killWhen(0, event -> event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.DOWN);
        InterruptedRehearsal interrupted = onlyOne();

        interrupted.putBack(staging.asStaging(), new RunControl(), e -> { });

        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
    }

    @Test
    void oneThatHadChangedNothingIsClearedAway() throws Exception {
        killWhen(0, event -> event instanceof RehearsalEvent.PhaseEntered p && p.phase() == RehearsalPhase.BASELINE);

        assertThat(onlyOne().described()).contains("nothing had been changed");
        assertThat(rehearseAgain().passed()).isTrue();
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
    }

    private RehearsalResult rehearseAgain() {
        return new Rehearsal(RehearsalCase.plan(), staging.asStaging(), RehearsalOptions.DEFAULT, work)
                .run(new RunControl(), e -> { });
    }

    private InterruptedRehearsal onlyOne() {
        List<InterruptedRehearsal> found = InterruptedRehearsal.find(work);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void killWhen(int secondsInStep2, Predicate<RehearsalEvent> moment) throws IOException, InterruptedException {
        KilledChild.when(moment, staging, work, String.valueOf(secondsInStep2));
    }
}
