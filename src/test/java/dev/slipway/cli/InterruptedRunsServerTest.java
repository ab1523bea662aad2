package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.SessionPurpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal on the command line is killed at the end of up; the next command deals with it. */
@Tag("server")
@Timeout(180)
class InterruptedRunsServerTest {
    private static final String OLD = "CREATE TABLE public.t (a int PRIMARY KEY);\n";

    @TempDir
    Path temp;
    private ScratchServer.Lease staging;
    private Path plan;

    @BeforeEach
    void kill() throws Exception {
        staging = ScratchServer.get().lease();
        try (Connection connection = staging.database().open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(OLD);
        }
        plan = temp.resolve("plan");
        Path old = Files.writeString(temp.resolve("old.sql"), OLD);
        Path wanted = Files.writeString(temp.resolve("new.sql"), "CREATE TABLE public.t (a int PRIMARY KEY, b int);\n");
        assertThat(Captured.run("plan", "--from", old, "--to", wanted, "--out", plan).exit()).isZero();
        Files.writeString(plan.resolve("up.sql"), "\nSELECT pg_sleep(120);\n", StandardOpenOption.APPEND);
        ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.slipway.Main", "rehearse", plan.toString(), "--staging", url("localhost")))
                .redirectErrorStream(true).redirectOutput(temp.resolve("log").toFile());
        builder.environment().put("SLIPWAY_WORK", Captured.FOLDERS.toString());
        builder.environment().put("SLIPWAY_CONFIG", temp.resolve("config").toString());
        Process child = builder.start();
        try {
            while (count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND query LIKE 'SELECT pg_sleep%'") == 0) {
                assertThat(child.isAlive()).as("it comes to the end of up").isTrue();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @AfterEach
    void drop() {
        Captured.run("rehearse", "--forget", "--staging", url("localhost"));
        staging.close();
    }

    private String url(String host) {
        ConnectionProfile profile = staging.database().profile();
        return "jdbc:postgresql://" + host + ":" + profile.port() + "/" + profile.database() + "?user=" + profile.user()
                + "&sslmode=disable&password=" + ScratchServer.get().server().password().reveal();
    }

    private boolean isAsBefore() throws SQLException {
        return count("SELECT count(*) FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'b'") == 0;
    }

    private int count(String query) throws SQLException {
        try (Connection connection = staging.database().open(SessionPurpose.CHECK); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void isPutBackByItsOwnOptionUnderWhateverAddress() throws SQLException {
        assertThat(isAsBefore()).isFalse();
        Captured back = Captured.run("rehearse", "--put-back", "--staging", url("127.0.0.1"));
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(back.err()).contains("stopped in the phase Up", "staging is not as it was");
        assertThat(back.out()).contains("Staging is as it was before that rehearsal.");
        assertThat(isAsBefore()).isTrue();
        assertThat(Captured.run("rehearse", "--put-back", "--staging", url("127.0.0.1")).out())
                .startsWith("No interrupted rehearsal is known");
    }

    @Test
    void isPutBackBeforeTheNextRehearsal() throws IOException, SQLException {
        Path script = plan.resolve("up.sql");
        Files.writeString(script, Files.readString(script).replace("SELECT pg_sleep(120);\n", ""));
        Captured next = Captured.run("rehearse", plan, "--staging", url("127.0.0.1"));
        assertThat(next.exit()).as(next.out() + next.err()).isZero();
        assertThat(next.err()).contains("stopped in the phase Up");
        assertThat(isAsBefore()).isTrue();
    }

    @Test
    void isMentionedWhenThePlanCannotBeReadAndCanBeForgotten() throws IOException, SQLException {
        Files.writeString(plan.resolve("plan.json"), "{");
        Captured unreadable = Captured.run("rehearse", plan, "--staging", url("localhost"));
        assertThat(unreadable.exit()).isEqualTo(2);
        assertThat(unreadable.err()).contains("staging is not as it was",
                "slipway rehearse --put-back --staging 'jdbc:postgresql://localhost",
                "plan.json");
        Captured elsewhere = Captured.run("rehearse", "--forget", "--staging", "jdbc:postgresql://elsewhere/x?user=u");
        assertThat(elsewhere.out()).startsWith("No interrupted rehearsal is known");
        assertThat(elsewhere.err()).contains("There is one elsewhere: jdbc:postgresql://localhost");
        assertThat(Captured.run("rehearse", "--forget", "--staging", url("localhost")).out()).startsWith("Forgotten");
        assertThat(isAsBefore()).isFalse();
        assertThat(Captured.run("rehearse", "--forget", "--staging", url("localhost")).out())
                .startsWith("No interrupted rehearsal is known");
    }
}
