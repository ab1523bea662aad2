package dev.slipway.rehearse.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.workspace.PlanFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slipway is killed in several phases and between the steps, both ways; the next one finds it and puts everything back. */
@Tag("server")
@Timeout(120)
class MySqlKilledTest {
    private static final ScriptedPlan PLAN = MySqlCase.plan();
    private static final String OURS = "SELECT COUNT(*) FROM information_schema.PROCESSLIST p"
            + " WHERE p.DB = DATABASE() AND p.ID <> CONNECTION_ID() AND p.COMMAND <> 'Sleep'";

    private MySqlDatabase staging;
    private String before;
    @TempDir
    private Path folder;

    @BeforeEach
    void create() {
        staging = MySqlDatabase.create();
        MySqlCase.fill(staging, 1000);
        before = MySqlCase.rowsOf(staging);
        PlanFolder.at(folder.resolve("plan")).write(PLAN);
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    static Stream<String> moments() {
        Stream<String> phases = Stream.of("BACKUP", "UP", "WRITES", "DOWN", "RESTORE");
        List<Integer> steps = IntStream.rangeClosed(1, PLAN.plan().steps().size()).boxed().toList();
        return Stream.concat(phases, Stream.of("UP", "DOWN").flatMap(phase -> steps.stream()
                .map(step -> phase + " step " + step + " done")));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void theNextStartFindsItAndPutsStagingBack(String moment) throws Exception {
        Path work = folder.resolve("work");
        MySqlRehearsalChild.killAt(moment, staging, work, folder.resolve("plan"));

        List<InterruptedRehearsal> found = InterruptedRehearsal.find(work);
        assertThat(found).hasSize(1);
        found.getFirst().putBack(staging.asStaging(), new RunControl(), event -> { });

        assertThat(MySqlCase.rowsOf(staging)).isEqualTo(before);
        assertThat(staging.snapshot().fingerprint()).isEqualTo(PLAN.from().fingerprint());
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!staging.value(OURS).equals("0")) {
            assertThat(System.nanoTime()).as("sessions of the dead are still at work").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
