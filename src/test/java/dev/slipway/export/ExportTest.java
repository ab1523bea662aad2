package dev.slipway.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.approve.Gate;
import dev.slipway.approve.RehearsedPlan;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.Circumstances;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.event.Growth;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.TableSize;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    Path temp;
    private Path bundle;
    private RehearsedPlan plan;
    private Gate.Open open;

    @BeforeEach
    void openTheGate() {
        bundle = temp.resolve("out/bundle");
        plan = new RehearsedPlan(temp.resolve("plan")).rehearse().approve();
        open = (Gate.Open) Gate.check(plan.folder());
    }

    private void export() {
        Export.write(open, BundleFormat.named("plain"), bundle);
    }

    /** What sha256sum, which knows nothing of us, says about the bundle. */
    private int sha256sum() throws IOException, InterruptedException {
        return new ProcessBuilder("sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS").directory(bundle.toFile())
                .redirectErrorStream(true).redirectOutput(temp.resolve("sums.log").toFile()).start().waitFor();
    }

    private static EvidenceSummary with(EvidenceSummary e, Circumstances circumstances) {
        return new EvidenceSummary(e.subject(), e.server(), e.database(), e.started(), e.total(), e.verdict(), e.findings(), e.legs(),
                e.steps(), e.budgets(), e.checks(), e.losses(), e.eventsHash(), Optional.of(circumstances));
    }

    @Test
    void theRunbookTellsWhatWasForetoldForProduction() throws IOException {
        StepForecast step = new StepForecast(2, Side.UP, Growth.ROWS, "shop.orders", Duration.ofMillis(1_800),
                Optional.of(new StepForecast.Range(Duration.ofSeconds(40), Duration.ofSeconds(55), Duration.ofSeconds(70))), 2, 7);
        RehearsedPlan foretold = new RehearsedPlan(temp.resolve("foretold"));
        foretold.keep(with(RehearsedPlan.summary(foretold.folder().read(), RehearsedPlan.NOON, EvidenceSummary.Verdict.PASSED,
                EvidenceSummary.Leg.values()), new Circumstances(Optional.empty(), List.of(), List.of(), Optional.of(
                new Circumstances.ForProduction("prod:5432/shop", List.of(new TableSize("shop.orders", 9, 8, 7)), List.of(step))))));
        foretold.approve();
        Export.write((Gate.Open) Gate.check(foretold.folder()), BundleFormat.named("plain"), bundle);
        assertThat(Files.readString(bundle.resolve("RUNBOOK.md"))).contains("Foretold for the sizes of prod:5432/shop",
                "up takes 40.0 s to 1 min 10 s", "## Forecast for production",
                "linear in rows of shop.orders, measured at 2 sizes, off by at most 7 %");
    }

    @Test
    void aPartOfTheRowsProvesNothing() {
        RehearsedPlan part = new RehearsedPlan(temp.resolve("part"));
        part.keep(with(RehearsedPlan.summary(part.folder().read(), RehearsedPlan.NOON, EvidenceSummary.Verdict.PASSED,
                EvidenceSummary.Leg.values()), new Circumstances(Optional.of(new Circumstances.CopyOfStaging("staging", "copy", 1000, 25,
                "file")),
                List.of(), List.of(), Optional.empty())));
        assertThat(Gate.check(part.folder())).isInstanceOfSatisfying(Gate.Closed.class, closed ->
                assertThat(closed.line()).contains("the other rows: it ran on 25 % of them"));
    }

    @Test
    void writesTheBundleWithChecksumsThatHold() throws Exception {
        export();
        try (Stream<Path> files = Files.walk(bundle)) {
            assertThat(files.filter(Files::isRegularFile).map(f -> bundle.relativize(f).toString())).containsExactlyInAnyOrder(
                    "up.sql", "down.sql", "plan.json", "from.snapshot.json", "evidence.json", "evidence.seal", "RUNBOOK.md", "SHA256SUMS",
                    "approvals/20261120T121000Z-r-reviewer.json");
        }
        for (String same : new String[] {"up.sql", "down.sql", "plan.json", "from.snapshot.json",
                "approvals/20261120T121000Z-r-reviewer.json"}) {
            assertThat(bundle.resolve(same)).hasSameBinaryContentAs(plan.folder().path().resolve(same));
        }
        assertThat(bundle.resolve("evidence.json")).hasSameBinaryContentAs(plan.folder().evidence().resolve("20261120T120000Z.json"));
        assertThat(bundle.resolve("evidence.seal")).hasSameBinaryContentAs(plan.folder().evidence().resolve("20261120T120000Z.seal"));
        assertThat(sha256sum()).isZero();
        Files.writeString(bundle.resolve("up.sql"), "SELECT 666;");
        assertThat(sha256sum()).isNotZero();
    }

    @Test
    void writesWhatWasCheckedAndNotWhatLiesThereByThen() throws IOException {
        plan.folder().writeScripts("DROP DATABASE production;", "");
        export();
        assertThat(Files.readString(bundle.resolve("up.sql"))).isEqualTo(Samples.plan().up());
    }

    @Test
    void replacesABundleOfOursAndIsTheSameAgain() throws Exception {
        export();
        String first = Files.readString(bundle.resolve("SHA256SUMS"));
        export();
        assertThat(Files.readString(bundle.resolve("SHA256SUMS"))).isEqualTo(first);
        assertThat(sha256sum()).isZero();
        try (Stream<Path> rest = Files.list(bundle.getParent())) {
            assertThat(rest).containsExactly(bundle);
        }
    }

    @Test
    void writesIntoAnEmptyFolder() throws Exception {
        Files.createDirectories(bundle);
        export();
        assertThat(sha256sum()).isZero();
    }

    @Test
    void refusesAnythingElse() throws IOException {
        export();
        Files.writeString(bundle.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Export.requireUsable(bundle)).hasMessageContaining("not empty");
        assertThatThrownBy(this::export).isInstanceOf(ProblemException.class).hasMessageContaining("not empty");
        assertThat(bundle.resolve("notes.txt")).exists();
        assertThatThrownBy(() -> Export.write(open, new PlainBundle(), plan.folder().path())).hasMessageContaining("not empty");
        assertThat(PlanFolder.at(plan.folder().path()).read()).isEqualTo(Samples.plan());
        assertThatThrownBy(() -> Export.write(open, new PlainBundle(), bundle.resolve("up.sql"))).hasMessageContaining("this is a file");
        assertThatThrownBy(() -> BundleFormat.named("liquibase")).hasMessageContaining("plain");
    }

    @Test
    void leavesNothingWhenItCannotWrite() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> Export.write(open, new PlainBundle(), file.resolve("x"))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("Nothing was exported");
    }

    @Test
    void theRunbookSaysWhatWasMeasured() {
        String runbook = new PlainBundle().files(open).get("RUNBOOK.md");
        assertThat(runbook.indexOf("## Risk: high")).isPositive().isLessThan(runbook.indexOf("## How to run it"));
        assertThat(runbook).contains("180 ms ACCESS EXCLUSIVE on shop.orders",
                "| up: ACCESS EXCLUSIVE on shop.orders, 180 ms |", "up: ACCESS EXCLUSIVE on shop.orders, predicted, too short to be seen |",
                "**shop.orders.c9**: the column's values, 12 rows",
                "R. Reviewer: yes", "`down.sql` took 9.0 s", "| 2 | Contract | Drop column shop.orders.c9 |", "pg_blocking_pids",
                open.plan().scriptsHash());
        assertThat(runbook).doesNotContainPattern("\\bnull\\b").doesNotContain("[ ] \n");
    }

    @Test
    void namesCannotAddMarkUp() {
        assertThat(Markdown.plain("t_b_idx _x_ **y**")).isEqualTo("t_b_idx \\_x\\_ \\*\\*y\\*\\*");
        assertThat(Markdown.plain("a|b\n# <script> `x` [y](z)")).isEqualTo("a\\|b \\# \\<script\\> \\`x\\` \\[y\\](z)");
    }
}
