package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.run.RunControl;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.EnumSource;

/** Slipway is killed at the beginning of each phase; the next one finds it and puts everything back. */
@Tag("server")
@Timeout(180)
class KilledInEachPhaseTest extends OnStaging {
    private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name LIKE 'slipway-%' AND pid <> pg_backend_pid()";

    @ParameterizedTest
    @EnumSource(value = RehearsalPhase.class, mode = Mode.EXCLUDE, names = {"INTERRUPTIONS", "DONE", "FAILED", "ABORTED"})
    void theNextStartFindsItAndPutsStagingBack(RehearsalPhase phase) throws Exception {
        KilledChild.when(event -> event instanceof RehearsalEvent.PhaseEntered entered && entered.phase() == phase, staging, work, "0",
                phase.name());

        List<InterruptedRehearsal> found = InterruptedRehearsal.find(work);
        assertThat(found).singleElement().satisfies(left -> {
            assertThat(left.phase()).isEqualTo(phase);
            assertThat(left.stagingTouched()).isEqualTo(phase.stagingTouched());
        });
        found.getFirst().putBack(staging.asStaging(), new RunControl(), event -> { });

        assertThat(RehearsalCase.rowsOf(staging)).isEqualTo(before);
        assertThat(staging.snapshot().fingerprint()).isEqualTo(RehearsalCase.from().fingerprint());
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
        staging.database().closeIdle();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!staging.value(SESSIONS).equals("0")) {
            assertThat(System.nanoTime()).as("sessions of the dead are still there").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(staging.value("SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway%'")).isEqualTo("0");
        assertThat(staging.value("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
        assertThat(staging.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'slipway'")).isEqualTo("0");
    }
}
