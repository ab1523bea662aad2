package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.diff.CompareRules;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ScriptedPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFolderTest {
    @TempDir
    Path temp;

    private PlanFolder written() {
        PlanFolder folder = PlanFolder.at(temp.resolve("plan"));
        folder.write(Samples.plan());
        return folder;
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(written().read()).isEqualTo(Samples.plan());
    }

    @Test
    void writesTheSameBytesEveryTime() throws IOException {
        PlanFolder one = written();
        PlanFolder two = PlanFolder.at(temp.resolve("again"));
        two.write(one.read());
        try (Stream<Path> files = Files.list(one.path())) {
            assertThat(files.toList()).hasSize(5).allSatisfy(file -> {
                byte[] bytes = Files.readAllBytes(file);
                assertThat(bytes).isEqualTo(Files.readAllBytes(two.path().resolve(file.getFileName()))).endsWith((byte) '\n');
                assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain(temp.toString()).doesNotContain(" \n");
            });
        }
    }

    @Test
    void keepsWhatIsLeftOutAndSaysNothingOfTheUsual() throws IOException {
        assertThat(written().path().resolve("plan.json")).content().doesNotContain("\"rules\"");
        PlanFolder folder = leavingOut("shop\\.tmp_.*");
        assertThat(folder.path().resolve("plan.json")).content().contains("\"rules\"", "shop\\\\.tmp_.*");
        CompareRules read = folder.read().plan().rules();
        assertThat(read.owners()).isFalse();
        assertThat(read.comments()).isTrue();
        assertThat(read.leavesOut(ObjectKey.table("shop", "tmp_1"))).isTrue();
        assertThat(read.leavesOut(ObjectKey.table("shop", "orders"))).isFalse();
    }

    @Test
    void aPatternThatIsNoneAndOneThatNeverEndsAreRefused() throws IOException {
        PlanFolder folder = leavingOut("s\\.(a|b)*.*.*.*.*.*.*b");
        CompareRules slow = folder.read().plan().rules();
        assertThatThrownBy(() -> slow.leavesOut(ObjectKey.table("s", "a".repeat(60)))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("takes too long");
        Path file = folder.path().resolve("plan.json");
        Files.writeString(file, Files.readString(file).replace("(a|b)*", "(a"));
        assertThatThrownBy(folder::read).isInstanceOf(ProblemException.class).hasMessageContaining("no regular expression");
    }

    private PlanFolder leavingOut(String names) {
        ScriptedPlan usual = Samples.plan();
        Plan plan = usual.plan();
        CompareRules rules = new CompareRules(false, false, true, List.of(Pattern.compile(names)));
        PlanFolder folder = PlanFolder.at(temp.resolve("leaves-out"));
        folder.write(new ScriptedPlan(new Plan(plan.title(), plan.author(), plan.engine(), plan.fromFingerprint(), plan.toFingerprint(),
                plan.strategy(), plan.renames(), plan.steps(), plan.notCompared(), rules), usual.up(), usual.down(), usual.from(),
                usual.to()));
        return folder;
    }

    @Test
    void aDraftThatIsNotFinishedLeavesTheFolderAsItWas() throws IOException {
        PlanFolder folder = written();
        String before = Files.readString(folder.path().resolve(PlanFolder.FROM));
        folder.begin(Samples.to(), Samples.from()).close();
        assertThat(folder.path().resolve(PlanFolder.FROM)).hasContent(before);
        PlanFolder none = PlanFolder.at(temp.resolve("none"));
        none.begin(Samples.from(), Samples.to()).close();
        assertThat(none.path()).doesNotExist();
        PlanFolder empty = PlanFolder.at(Files.createDirectory(temp.resolve("empty")));
        empty.begin(Samples.from(), Samples.to()).close();
        assertThat(empty.path()).isEmptyDirectory();
    }

    @Test
    void planHashIsThatOfTheFile() throws Exception {
        PlanFolder folder = written();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.path().resolve("plan.json")));
        assertThat(PlanFolder.planHash(Samples.plan().plan())).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void keepsEditedScripts() {
        PlanFolder folder = written();
        folder.writeScripts("SELECT 3;\n", "-- nothing\n");
        ScriptedPlan read = folder.read();
        assertThat(read.up()).isEqualTo("SELECT 3;\n");
        assertThat(read.scriptsHash()).isNotEqualTo(Samples.plan().scriptsHash());
    }

    @Test
    void takesANewOrEmptyFolderOrThatOfAPlanAndNoOther() throws IOException {
        PlanFolder.at(temp.resolve("new")).requireFreeOrPlan();
        Path empty = Files.createDirectories(temp.resolve("empty/.git")).getParent();
        PlanFolder.at(empty).requireFreeOrPlan();
        PlanFolder plan = written();
        Files.writeString(plan.path().resolve("README.md"), "");
        plan.requireFreeOrPlan();
        Files.writeString(plan.path().resolve("plan.json"), Files.readString(plan.path().resolve("plan.json")).substring(0, 100));
        plan.requireFreeOrPlan();
        Files.writeString(plan.path().resolve("plan.json"), "{\"format_version\": \"1.2\"}");
        assertThatThrownBy(plan::requireFreeOrPlan).isInstanceOf(ProblemException.class).hasMessageContaining("README.md");
        Path file = Files.writeString(empty.resolve("notes.txt"), "");
        assertThatThrownBy(() -> PlanFolder.at(empty).requireFreeOrPlan()).hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> PlanFolder.at(file).requireFreeOrPlan()).hasMessageContaining("this is a file");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> PlanFolder.at(temp).read()).isInstanceOf(ProblemException.class)
                .hasMessageContaining("no plan in this folder");
        PlanFolder folder = written();
        Files.delete(folder.path().resolve("down.sql"));
        assertThatThrownBy(folder::read).isInstanceOf(ProblemException.class).hasMessageContaining("down.sql");
    }

    @Test
    void refusesASnapshotOfAnotherSchema() {
        PlanFolder folder = written();
        SnapshotFile.write(folder.path().resolve("to.snapshot.json"), Samples.from());
        assertThatThrownBy(folder::read).hasMessageContaining("to.snapshot.json").hasMessageContaining("not the one");
    }

    @Test
    void refusesTruncatedFiles() throws IOException {
        PlanFolder folder = written();
        Path plan = folder.path().resolve("plan.json");
        String whole = Files.readString(plan);
        for (int length = 0; length < whole.length() - 2; length += 37) {
            Files.writeString(plan, whole.substring(0, length));
            assertThatThrownBy(folder::read).isInstanceOf(ProblemException.class).hasMessageContaining("plan.json");
        }
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws IOException {
        PlanFolder folder = written();
        Path secret = Files.writeString(temp.resolve("secret.sql"), "SELECT 'secret';");
        Files.delete(folder.path().resolve("up.sql"));
        Files.createSymbolicLink(folder.path().resolve("up.sql"), secret);
        assertThatThrownBy(folder::read).hasMessageContaining("up.sql").hasMessageContaining("link leads out");
        Files.createSymbolicLink(folder.path().resolve("evidence"), temp);
        assertThatThrownBy(folder::evidence).hasMessageContaining("link leads out");
    }

    @Test
    void refusesWhatIsNotAFileOrTooLargeOrNotText() throws IOException {
        assertThatThrownBy(() -> SafeFiles.read(temp, 10)).hasMessageContaining("not a file");
        assertThatThrownBy(() -> SafeFiles.read(Path.of("/dev/zero"), 10)).hasMessageContaining("not a file");
        Path file = Files.write(temp.resolve("f"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> SafeFiles.read(file, 2)).hasMessageContaining("larger than the limit");
        assertThatThrownBy(() -> SafeFiles.readText(file, 3)).hasMessageContaining("not UTF-8");
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoRest() throws IOException {
        Path file = temp.resolve("taken");
        Files.createDirectories(file.resolve("inner"));
        assertThatThrownBy(() -> SafeFiles.write(file, "x")).isInstanceOf(ProblemException.class).hasMessageContaining("taken");
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactly("taken");
        }
    }
}
