package dev.slipway.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.workspace.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    @TempDir
    Path temp;

    private static RehearsalResult result(EvidenceSummary summary, Path events) {
        return new RehearsalResult(summary, List.of(), events, true);
    }

    @Test
    void isKeptSignedUnderItsTimeAndNeverOverwritten() {
        RehearsedPlan plan = new RehearsedPlan(temp);
        RehearsalResult result = result(RehearsedPlan.summary(Samples.plan(), RehearsedPlan.NOON, Verdict.PASSED, Leg.values()), temp);
        Path first = Evidence.keep(plan.folder(), result, RehearsedPlan.KEY).orElseThrow();
        assertThat(first).hasFileName("20261120T120000Z.json");
        Path second = Evidence.keep(plan.folder(), result, RehearsedPlan.KEY).orElseThrow();
        assertThat(second).hasFileName("20261120T120000Z-2.json");
        Evidence read = Evidence.read(second);
        assertThat(read.summary()).isEqualTo(result.evidence());
        assertThat(read.seal()).hasValueSatisfying(seal -> assertThat(seal.publicKey()).isEqualTo(RehearsedPlan.KEY.publicKey()));
        assertThat(read.flaw()).isEmpty();
        assertThat(read.report(plan.folder())).contains(temp.resolve("evidence/20261120T120000Z-2.report.html"));
    }

    @Test
    void aRehearsalThatNeverBeganSaysNothingAboutTheScripts() {
        RehearsedPlan plan = new RehearsedPlan(temp).rehearse().approve();
        Optional<Path> kept = Evidence.keep(plan.folder(), result(RehearsedPlan.summary(Samples.plan(),
                RehearsedPlan.NOON.plusSeconds(9_000), Verdict.FAILED, Leg.PREFLIGHT), temp), RehearsedPlan.KEY);
        assertThat(kept).isEmpty();
        assertThat(Gate.check(plan.folder())).isInstanceOf(Gate.Open.class);
    }
}
