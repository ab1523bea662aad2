package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approve.Approval;
import dev.slipway.approve.RehearsedPlan;
import dev.slipway.approve.SignedFile;
import dev.slipway.approve.SigningKey;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.workspace.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approving where nobody can be asked. */
class ApproveCommandTest {
    @TempDir
    Path temp;
    private Path folder;
    private RehearsedPlan plan;

    @BeforeEach
    void rehearse() {
        folder = temp.resolve("plan");
        plan = new RehearsedPlan(folder).rehearse();
        SigningKey.generate().write(temp.resolve("key.pem"));
    }

    private Captured approve(String... more) {
        List<Object> words = new ArrayList<>(List.of("approve", folder, "--as", "R. Reviewer", "--key", temp.resolve("key.pem")));
        words.addAll(Arrays.asList(more));
        return Captured.run(words.toArray());
    }

    private List<Approval.Answer> answers() {
        return plan.approvals(RehearsedPlan.NOON).all().stream().map(SignedFile::approval).findFirst().orElseThrow().answers();
    }

    @Test
    void saysWhichOptionsAreMissingWhenDataIsDestroyed() {
        Captured silent = approve();
        assertThat(silent.exit()).isEqualTo(2);
        assertThat(silent.err()).contains("Add --confirm-all --confirm-loss shop.orders.c9").doesNotContain("yes ");
        assertThat(silent.out()).contains("open  loss-2: Step 2 destroys data", "open  maintenance-window: ");
        Captured half = approve("--confirm-all");
        assertThat(half.exit()).isEqualTo(2);
        assertThat(half.err()).contains("Add --confirm-loss shop.orders.c9\n");
        assertThat(folder.resolve("approvals")).doesNotExist();
    }

    @Test
    void takesTheNameOfWhatIsLostAndKeepsHowEachQuestionWasAnswered() {
        Captured approved = approve("--confirm", "maintenance-window,application-compatible", "--confirm-loss", "SHOP.orders.c9");
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(answers()).containsExactly(new Approval.Answer("loss-2", "typed: SHOP.orders.c9"),
                new Approval.Answer("maintenance-window", "yes, by an option of the command"),
                new Approval.Answer("application-compatible", "yes, by an option of the command"));
    }

    @ParameterizedTest
    @CsvSource({"--confirm,loss-2", "--confirm,nonsense", "--confirm-loss,shop.orders", "--confirm-loss,loss-2"})
    void refusesToConfirmWhatNobodyAsks(String option, String value) {
        Captured wrong = approve("--confirm-all", "--confirm-loss", "shop.orders.c9", option, value);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains(value);
        assertThat(folder.resolve("approvals")).doesNotExist();
    }

    @Test
    void aPlanThatDestroysNothingNeedsNoMore() {
        plan.folder().write(Samples.harmless());
        plan.rehearse(RehearsedPlan.NOON.plusSeconds(60), Verdict.PASSED, Leg.values());
        Captured approved = approve();
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(approved.err()).contains("yes Is the time of the migration agreed");
        assertThat(answers()).extracting(Approval.Answer::answer).containsOnly("yes, by giving the command approve without a terminal");
        Captured wrong = approve("--confirm-loss", "shop.orders.c9");
        assertThat(wrong.err()).contains("It destroys nothing");
    }

    @Test
    void refusesEditedEvidenceAndVerifySaysWhich() throws IOException {
        Path evidence = plan.folder().evidence().resolve("20261120T120000Z.json");
        Files.writeString(evidence, Files.readString(evidence).replace("PT1.8S", "PT0.8S"));
        Captured refused = approve("--confirm-all", "--confirm-loss", "shop.orders.c9");
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("Approval refused: The evidence 20261120T120000Z.json was changed after it was signed");
        Captured verified = Captured.run("verify", folder);
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out()).contains("FAILS The evidence is what the rehearsal recorded and signed: "
                + "The evidence 20261120T120000Z.json");
        assertThat(Captured.run("export", folder, "--out", temp.resolve("out")).exit()).isEqualTo(3);
    }

    @Test
    void warnsWhenTheRehearsalWasSignedWithTheSameKey() {
        RehearsedPlan.KEY.write(temp.resolve("key.pem"));
        Captured approved = approve("--confirm-all", "--confirm-loss", "shop.orders.c9");
        assertThat(approved.exit()).isZero();
        assertThat(approved.err()).contains("Warning: R. Reviewer approved with the key that signed the rehearsal");
        assertThat(Captured.run("verify", folder).out()).contains("warns R. Reviewer approved with the key");
    }
}
