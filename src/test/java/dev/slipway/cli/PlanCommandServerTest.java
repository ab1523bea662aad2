package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Rename;
import dev.slipway.workspace.PlanAnswers;
import dev.slipway.workspace.PlanFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class PlanCommandServerTest {
    private static final String OLD = "CREATE TABLE public.t (a int PRIMARY KEY, old_name text);\n";
    private static final String NEW = "CREATE TABLE public.t (a int PRIMARY KEY, new_name text);\nCREATE INDEX i ON public.t (new_name);\n";

    @TempDir
    Path temp;

    private Path sql(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }

    private static String url(ScratchServer.Lease lease, String password) {
        ConnectionProfile profile = lease.database().profile();
        return "jdbc:postgresql://" + profile.target() + "?user=" + profile.user() + "&password=" + password;
    }

    @Test
    void plansFromFilesAndTheCheckIsGood() throws IOException {
        Path out = temp.resolve("plan");
        Captured plan = Captured.run("plan", "--from", sql("old.sql", OLD), "--to", sql("new.sql", NEW), "--out", out, "--author", "A",
                "--title", "a title");
        assertThat(plan.exit()).isZero();
        assertThat(plan.err()).contains("? column public.t.old_name -> public.t.new_name: perhaps a rename");
        assertThat(plan.out()).contains("a title", "LOSES");
        assertThat(PlanFolder.at(out).read().plan().author()).isEqualTo("A");
        Captured check = Captured.run("check", out);
        assertThat(check.exit()).as(check.out()).isZero();
        assertThat(check.out()).startsWith("ok    up.sql leads to the wanted schema\n").contains("notes on locks")
                .doesNotContain(": info: ");
        assertThat(Captured.run("check", out, "-v").out()).contains(": info: Takes ").doesNotContain("notes on locks");
        Files.writeString(out.resolve("up.sql"), Files.readString(out.resolve("up.sql")).replace("INDEX", "INDEXX"));
        Captured broken = Captured.run("check", out);
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).startsWith("FAILS up.sql").containsPattern("up\\.sql:\\d+:\\d+: critical: syntax error")
                .contains("FAILS up.sql leads to the wanted schema");
    }

    @Test
    void writesIntoNoFolderOfSomebodyElse() throws IOException {
        Path mine = Files.createDirectories(temp.resolve("mine"));
        Path notes = Files.writeString(mine.resolve("notes.txt"), "");
        Captured plan = Captured.run("plan", "--from", sql("old.sql", OLD), "--to", sql("new.sql", NEW), "--out", mine);
        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.err()).contains("holds no plan of Slipway, but notes.txt");
        assertThat(mine.toFile().listFiles()).containsExactly(notes.toFile());
    }

    @Test
    void takesARenameFromTheFileOfAnswers() throws IOException {
        Path answers = temp.resolve("answers.json");
        ObjectKey table = ObjectKey.table("public", "t");
        PlanAnswers.NONE.withRenames(List.of(new Rename(table.column("old_name"), table.column("new_name")))).write(answers);
        Captured plan = Captured.run("plan", "--from", sql("old.sql", OLD), "--to", sql("new.sql", NEW), "--out", temp.resolve("plan"),
                "--renames", answers);
        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.out()).doesNotContain("LOSES");
        assertThat(Captured.run("check", temp.resolve("plan")).exit()).isZero();
        assertThat(Captured.run("plan", "--from", temp.resolve("old.sql"), "--to", temp.resolve("new.sql"), "--out", temp.resolve("plan"),
                "--renames", temp.resolve("nowhere")).exit()).isEqualTo(2);
    }

    /** A database given as source is production: what the password is stays unsaid, and the database is only read. */
    @Test
    void plansBetweenDatabasesTheSameAsBetweenFiles() throws IOException, SQLException {
        ScratchServer server = ScratchServer.get();
        String password = server.server().password().reveal();
        try (ScratchServer.Lease old = server.lease(); ScratchServer.Lease wanted = server.lease()) {
            load(old, OLD);
            load(wanted, NEW);
            Captured live = Captured.run("plan", "--from", url(old, password), "--to", url(wanted, password), "--out",
                    temp.resolve("live"));
            assertThat(live.exit()).as(live.err()).isZero();
            Captured.run("plan", "--from", sql("old.sql", OLD), "--to", sql("new.sql", NEW), "--out", temp.resolve("files"));
            assertThat(temp.resolve("live/up.sql")).hasSameTextualContentAs(temp.resolve("files/up.sql"));
            for (String file : new String[] {"plan.json", "up.sql", "down.sql", "from.snapshot.json"}) {
                assertThat(Files.readString(temp.resolve("live").resolve(file))).doesNotContain(password);
            }
            assertThat(live.out() + live.err()).doesNotContain(password);
            Captured wrong = Captured.run("snapshot", "--from", url(old, "wrong-password"), "--out", temp.resolve("x"));
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.err()).doesNotContain("wrong-password").hasLineCount(1);
        }
    }

    /** Version 18 prints some views otherwise than 15 does: a file is read on the version it is compared with, and the check runs there. */
    @Test
    void takesTheVersionOfTheOtherSide() throws IOException, SQLException {
        assumeThat(ScratchServer.has("15")).isTrue();
        ScratchServer server = ScratchServer.get("15");
        String schema = "CREATE TABLE public.t (a int PRIMARY KEY, b timestamptz);\n"
                + "CREATE VIEW public.v AS SELECT t.a, count(*) AS n FROM public.t GROUP BY t.a HAVING max(t.b) > now();\n";
        try (ScratchServer.Lease live = server.lease()) {
            load(live, schema);
            String url = url(live, server.server().password().reveal());
            Captured same = Captured.run("compare", "--from", url, "--to", sql("same.sql", schema));
            assertThat(same.exit()).as(same.out()).isZero();
            assertThat(same.err()).isEmpty();
            Captured other = Captured.run("compare", "--from", sql("same.sql", schema), "--to", url, "--server-version", "18");
            assertThat(other.exit()).as(other.out()).isZero();
            Captured.run("plan", "--from", url, "--to", sql("more.sql", schema + "CREATE TABLE public.u (a int);\n"), "--out",
                    temp.resolve("plan"));
            Captured check = Captured.run("check", temp.resolve("plan"));
            assertThat(check.exit()).as(check.out()).isZero();
            assertThat(check.out()).contains(" on PostgreSQL 15.").doesNotContain("production");
            Captured virtual = Captured.run("plan", "--from", url, "--to",
                    sql("virtual.sql", "CREATE TABLE public.t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL);\n"), "--out",
                    temp.resolve("v"));
            assertThat(virtual.exit()).isEqualTo(2);
            assertThat(virtual.err()).contains("VIRTUAL");
        }
    }

    private static void load(ScratchServer.Lease lease, String sql) throws SQLException {
        try (Connection connection = lease.database().open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
