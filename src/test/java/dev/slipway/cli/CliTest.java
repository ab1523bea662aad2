package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approve.Decision;
import dev.slipway.approve.RehearsedPlan;
import dev.slipway.approve.SigningKey;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    Path temp;
    private Path folder;
    private Path key;
    private RehearsedPlan plan;

    @BeforeEach
    void write() {
        folder = temp.resolve("plan");
        key = temp.resolve("key.pem");
        plan = new RehearsedPlan(folder);
        SigningKey.generate().write(key);
    }

    private static void isOneClearLine(Captured run) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("slipway: ").endsWith("\n").doesNotContain("Exception", "\tat ");
        assertThat(run.err().lines()).hasSize(1);
    }

    private static void isARefusal(Captured run, String why) {
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("slipway: Approval refused: ").contains(why).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "--nonsense", "verify", "verify a b", "export --out", "approve . --as", "snapshot --from x",
        "verify /nowhere", "export /nowhere --out x", "snapshot --from /nowhere.sql --out x", "snapshot --from jdbc:mysql://h/d --out x",
        "snapshot --from x.sql --out y --engine oracle", "forecast", "forecast /nowhere",
        "rehearse . --staging jdbc:postgresql://h/d --scale 0.5", "rehearse . --staging jdbc:postgresql://h/d --clone --scale 7",
        "rehearse . --staging jdbc:postgresql://h/d --blockers maybe", "rehearse . --staging jdbc:postgresql://h/d --production x"})
    void wrongUsageAndBadInputAreOneClearLine(String words) {
        isOneClearLine(Captured.run((Object[]) (words.isEmpty() ? new String[0] : words.split(" "))));
    }

    @Test
    void aForecastWithoutARehearsalNamesThePlan() {
        Captured run = Captured.run("forecast", folder);
        isOneClearLine(run);
        assertThat(run.err()).contains("were not rehearsed on this machine", plan.folder().read().plan().title());
    }

    @Test
    void theHelpNamesEveryCommand() {
        Captured help = Captured.run("--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("snapshot", "approve", "verify", "export", "Exit codes");
        List<String> summaries = help.out().lines().dropWhile(line -> !line.equals("Commands:")).skip(1)
                .takeWhile(l -> !l.isBlank()).toList();
        assertThat(summaries).hasSize(11).as("whole sentences on one line").allMatch(line -> line.matches("  [a-z]+ +[A-Z].*\\."));
        assertThat(Captured.run("export", "--help").out()).contains("--out=DIR2", "--format");
    }

    @Test
    void approvesVerifiesAndExports() {
        plan.rehearse();
        assertThat(Captured.run("verify", folder).exit()).isEqualTo(1);
        Captured refused = Captured.run("export", folder, "--format", "plain", "--out", temp.resolve("out"));
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).isEqualTo("slipway: Export refused: Nobody has approved the plan\n");
        assertThat(temp.resolve("out")).doesNotExist();
        Captured approved = Captured.run("approve", folder, "--as", "R. Reviewer", "--key", key, "--confirm-all",
                "--confirm-loss", "shop.orders.c9");
        assertThat(approved.err()).contains("yes Step 2 destroys data. shop.orders.c9: the column's values (12 rows)");
        assertThat(approved.exit()).isZero();
        Captured verified = Captured.run("verify", folder);
        assertThat(verified.exit()).isZero();
        assertThat(verified.out()).contains("R. Reviewer").doesNotContain("FAILS");
        assertThat(Captured.run("export", folder, "--format", "plain", "--out", temp.resolve("out")).exit()).isZero();
        assertThat(temp.resolve("out/RUNBOOK.md")).exists();
    }

    @Test
    void refusesWhatIsNotProven() throws IOException {
        Path out = temp.resolve("out");
        assertThat(Captured.run("export", folder, "--out", out).err()).contains("has not been rehearsed");
        plan.rehearse(RehearsedPlan.NOON, Verdict.FAILED, Leg.values());
        Captured failed = Captured.run("export", folder, "--out", out);
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.err()).contains("failed: Step 2 waited longer than its budget");
        isARefusal(Captured.run("approve", folder, "--as", "R. Reviewer", "--key", key), "waited longer than its budget");
        plan.rehearse(RehearsedPlan.NOON.plusSeconds(60), Verdict.PASSED, Leg.values());
        isARefusal(Captured.run("approve", folder, "--as", "a. author", "--key", key), "The author of a plan cannot review it");
        plan.decide("R. Reviewer", Decision.APPROVED, RehearsedPlan.NOON.plusSeconds(90));
        Files.writeString(folder.resolve("up.sql"), "SELECT 2;\n");
        Captured stale = Captured.run("export", folder, "--out", out);
        assertThat(stale.exit()).isEqualTo(3);
        assertThat(stale.err()).contains("The scripts, or the author in plan.json, were changed after the rehearsal");
        assertThat(out).doesNotExist();
    }

    @Test
    void callsADamagedPlanBadInput() throws IOException {
        plan.rehearse().approve();
        Files.writeString(folder.resolve("plan.json"), "{");
        Captured damaged = Captured.run("export", folder, "--out", temp.resolve("out"));
        assertThat(damaged.exit()).isEqualTo(2);
        assertThat(damaged.err()).startsWith("slipway: The plan cannot be exported: ").contains("plan.json").hasLineCount(1);
    }

    @Test
    void rejects() {
        plan.rehearse();
        assertThat(Captured.run("approve", folder, "--as", "R", "--reject", "--comment", "not on a Friday", "--key", key).exit()).isZero();
        assertThat(Captured.run("export", folder, "--out", temp.resolve("out")).err()).contains("R rejected the plan: not on a Friday");
    }

    /** The command line starts fast and without the window: a JVM of its own says which classes it loaded. */
    @Test
    void loadsNeitherTheWindowNorAMapper() throws IOException, InterruptedException {
        plan.rehearse().approve();
        Path classes = temp.resolve("classes.log");
        Process java = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes, "-cp", System.getProperty("java.class.path"), "dev.slipway.Main",
                "export", folder.toString(), "--out", temp.resolve("out").toString()))
                .redirectErrorStream(true).redirectOutput(new File(temp.toFile(), "log")).start();
        assertThat(java.waitFor()).as(() -> "see the log").isZero();
        assertThat(Files.readString(classes)).contains("dev.slipway.export.Export")
                .doesNotContain(" javafx.").doesNotContain("dev.slipway.ui.").doesNotContain("tools.jackson.databind");
    }
}
