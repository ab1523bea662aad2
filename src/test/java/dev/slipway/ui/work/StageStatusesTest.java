package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageStatus;
import dev.slipway.ui.kit.SameThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageStatusesTest {
    private static final List<RehearsalEvent> UNDER_WAY = List.of(new RehearsalEvent.PhaseEntered(Duration.ZERO, RehearsalPhase.BACKUP),
            new RehearsalEvent.PhaseEntered(Duration.ofSeconds(1), RehearsalPhase.UP));
    private static final RehearsalEvent END = new RehearsalEvent.PhaseEntered(Duration.ofSeconds(2), RehearsalPhase.DONE);

    @TempDir
    Path folder;

    @Test
    void saysThatARehearsalRunsAndHowFarItIs() {
        Workbench bench = new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author");
        StageStatuses statuses = new StageStatuses(bench);

        bench.rehearsing().replay(UNDER_WAY);
        assertThat(statuses.property(StageName.REHEARSE).get()).isEqualTo(new StageStatus.Active("running: up"));
        assertThat(statuses.property(StageName.APPROVE).get()).isEqualTo(new StageStatus.Blocked("waits for the rehearsal",
                StageName.REHEARSE));

        bench.rehearsing().replay(List.of(UNDER_WAY.getFirst(), UNDER_WAY.getLast(), END));
        assertThat(statuses.property(StageName.REHEARSE).get().words()).doesNotContain("running");
    }
}
