package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.export.comparison.ComparisonFormat;
import dev.slipway.export.comparison.ComparisonReport;
import dev.slipway.workspace.Samples;
import dev.slipway.workspace.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    Path temp;
    private Path from;
    private Path to;

    @BeforeEach
    void write() {
        from = temp.resolve("from.snapshot.json");
        to = temp.resolve("to.snapshot.json");
        SnapshotFile.write(from, Samples.from());
        SnapshotFile.write(to, Samples.to());
    }

    @Test
    void sameIsNothingAndZero() {
        Captured same = Captured.run("compare", "--from", from, "--to", from);
        assertThat(same.exit()).isZero();
        assertThat(same.out()).endsWith("production (from) and production (to) are the same.\n").doesNotContain("+ ", "- ", "~ ");
        assertThat(Captured.run("compare", "--from", from, "--to", from, "--format", "json").out()).contains("\"differing\": 0");
    }

    @Test
    void tellsTwoOfOneNameApartByTheirFiles() throws IOException {
        Path copy = Files.copy(from, temp.resolve("yesterday.snapshot.json"));
        assertThat(Captured.run("compare", "--from", copy, "--to", from).out())
                .endsWith("yesterday.snapshot.json and from.snapshot.json are the same.\n");
    }

    @Test
    void printsDifferencesForPeople() {
        Captured differ = Captured.run("compare", "--from", from, "--to", to);
        assertThat(differ.exit()).isEqualTo(1);
        assertThat(differ.out()).contains("~ table shop.orders\n", "+ enum shop.state\n", "! tablespace fast: seen, not compared",
                "production and desired differ in 8 objects: 7 added, 1 changed.");
        Captured back = Captured.run("compare", "--from", to, "--to", from);
        assertThat(back.out()).contains("- enum shop.state\n");
    }

    @Test
    void namesThatAreIgnoredAreNeitherComparedNorPlanned() throws Exception {
        Captured differ = Captured.run("compare", "--from", from, "--to", to, "--ignore-names", "shop\\.state", "--ignore-names", ".*\\.v");
        assertThat(differ.out()).contains("differ in 6 objects").doesNotContain("shop.state", "shop.v\n");
        Path plan = temp.resolve("plan");
        Captured planned = Captured.run("plan", "--from", from, "--to", to, "--out", plan, "--ignore-names", "shop\\.state");
        assertThat(planned.exit()).as(planned.err()).isZero();
        assertThat(SnapshotFile.read(plan.resolve("to.snapshot.json")).model().objects().keySet()).extracting(k -> k.qualified())
                .contains("shop.v").doesNotContain("shop.state");
    }

    @Test
    void aPatternThatIsNoneIsOneClearLine() {
        Captured refused = Captured.run("compare", "--from", from, "--to", to, "--ignore-names", "shop\\.(");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("no regular expression", "shop\\.(").hasLineCount(1);
    }

    @Test
    void printsThemForPrograms() {
        Captured json = Captured.run("compare", "--from", from, "--to", to, "--format", "JSON");
        assertThat(json.exit()).isEqualTo(1);
        assertThat(json.out()).startsWith("{\n  \"format\": \"slipway-comparison/1\"").contains("\"differing\": 8",
                "{\"change\": \"ADDED\", \"kind\": \"enum\", \"name\": \"shop.state\"}");
    }

    @Test
    void printsThemAsAPageThatNamesCannotBreak() {
        Captured html = Captured.run("compare", "--from", from, "--to", to, "--format", "html");
        assertThat(html.out()).startsWith("<!DOCTYPE html>").contains("shop.state").doesNotContain("<script");
        ComparisonReport hostile = new ComparisonReport("<script>", "b", "", "", 1,
                List.of(new ComparisonReport.Entry(ComparisonReport.Change.ADDED, "table",
                "\"><script>alert(1)</script>", "", List.of())), List.of(), List.of());
        assertThat(ComparisonFormat.HTML.print(hostile)).doesNotContain("<script").contains("&lt;script&gt;");
    }
}
