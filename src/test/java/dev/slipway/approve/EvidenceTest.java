package dev.slipway.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.workspace.Samples;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    @TempDir
    Path temp;

    @Test
    void isKeptUnderItsTimeAndNeverOverwritten() {
        RehearsedPlan plan = new RehearsedPlan(temp);
        EvidenceSummary summary = RehearsedPlan.summary(Samples.plan(), RehearsedPlan.NOON, Verdict.PASSED, Leg.values());
        assertThat(Evidence.keep(plan.folder(), summary).orElseThrow()).hasFileName("20261120T120000Z.json");
        Path second = Evidence.keep(plan.folder(), summary).orElseThrow();
        assertThat(second).hasFileName("20261120T120000Z-2.json");
        assertThat(Evidence.read(second).summary()).isEqualTo(summary);
    }

    @Test
    void aRehearsalThatNeverBeganSaysNothingAboutTheScripts() {
        RehearsedPlan plan = new RehearsedPlan(temp).rehearse().approve();
        Optional<Path> kept = Evidence.keep(plan.folder(),
                RehearsedPlan.summary(Samples.plan(), RehearsedPlan.NOON.plusSeconds(9_000), Verdict.FAILED, Leg.PREFLIGHT));
        assertThat(kept).isEmpty();
        assertThat(Gate.check(plan.folder())).isInstanceOf(Gate.Open.class);
    }
}
