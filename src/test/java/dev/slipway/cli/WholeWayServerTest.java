package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.SessionPurpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From two schemas to a bundle, command after command, as a script would call them. */
@Tag("server")
class WholeWayServerTest {
    private static final String OLD = "CREATE TABLE public.t (a int PRIMARY KEY, b text);\n";
    private static final String NEW = "CREATE TABLE public.t (a int PRIMARY KEY, b text NOT NULL);\n"
            + "CREATE INDEX t_b_idx ON public.t USING btree (b);\n";

    @TempDir
    Path temp;
    private ScratchServer.Lease from;
    private ScratchServer.Lease staging;
    private Path plan;

    @BeforeEach
    void load() throws SQLException, IOException {
        from = ScratchServer.get().lease();
        staging = ScratchServer.get().lease();
        run(from, OLD);
        run(staging, OLD + "INSERT INTO public.t SELECT i, 'row ' || i FROM generate_series(1, 5000) i");
        plan = temp.resolve("plan");
        Path wanted = Files.writeString(temp.resolve("new.sql"), NEW);
        assertThat(Captured.run("plan", "--from", url(from), "--to", wanted, "--out", plan, "--author", "A. Author").exit()).isZero();
    }

    @AfterEach
    void drop() {
        from.close();
        staging.close();
    }

    private static String url(ScratchServer.Lease lease) {
        ConnectionProfile profile = lease.database().profile();
        return "jdbc:postgresql://" + profile.target() + "?user=" + profile.user() + "&password="
                + ScratchServer.get().server().password().reveal();
    }

    private static void run(ScratchServer.Lease lease, String sql) throws SQLException {
        try (Connection connection = lease.database().open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = staging.database().open(SessionPurpose.CHECK); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void leadsFromTwoSchemasToABundle() throws SQLException, IOException {
        Path events = temp.resolve("events.ndjson");
        assertThat(Captured.run("check", plan).exit()).isZero();
        Captured rehearsal = Captured.run("rehearse", plan, "--staging", url(staging), "--events", events);
        assertThat(rehearsal.exit()).as(rehearsal.out() + rehearsal.err()).isZero();
        assertThat(rehearsal.out()).contains("Verify down", "Verdict: passed").doesNotContain("\r", "\u001b");
        assertThat(Files.readAllLines(events)).hasSizeGreaterThan(20).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(count("SELECT count(*) FROM public.t")).isEqualTo(5000);
        assertThat(count("SELECT count(*) FROM pg_indexes WHERE indexname = 't_b_idx'")).as("staging is put back").isZero();
        assertThat(Captured.run("approve", plan, "--as", "R. Reviewer").exit()).isZero();
        assertThat(Captured.run("verify", plan).exit()).isZero();
        Captured export = Captured.run("export", plan, "--format", "plain", "--out", temp.resolve("out"));
        assertThat(export.exit()).as(export.err()).isZero();
        assertThat(Files.readString(temp.resolve("out/RUNBOOK.md"))).contains("R. Reviewer", "t_b_idx");
        assertThat(temp.resolve("out/up.sql")).hasSameBinaryContentAs(plan.resolve("up.sql"));
    }

    @Test
    void refusesTheDatabaseThePlanStartsFrom() {
        Captured same = Captured.run("rehearse", plan, "--staging", url(from));
        assertThat(same.exit()).isEqualTo(1);
        assertThat(same.out()).contains("staging and from are one and the same database");
        assertThat(plan.resolve("evidence")).doesNotExist();
    }

    @Test
    void rehearsesOnACopyOfStaging() throws IOException, SQLException {
        staging.database().closeIdle();
        Captured on = Captured.run("rehearse", plan, "--staging", url(staging), "--clone", "--blockers", "abort");
        assertThat(on.exit()).as(on.out() + on.err()).isZero();
        assertThat(on.out()).containsPattern("copied scratch_\\d+ to slipway_clone_").contains("the copy is dropped");
        try (Stream<Path> files = Files.list(plan.resolve("evidence"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".html")).findFirst().orElseThrow()).content()
                    .contains("On a copy of scratch_");
        }
        assertThat(Captured.run("verify", plan).exit()).as("not approved yet, but proven").isEqualTo(1);
        Captured unknown = Captured.run("forecast", plan, "--production", url(from));
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("is not known", "Run ANALYZE there");
        run(from, "INSERT INTO public.t SELECT i, 'row ' || i FROM generate_series(1, 50000) i; ANALYZE");
        Captured forecast = Captured.run("forecast", plan, "--production", url(from));
        assertThat(forecast.exit()).as(forecast.err()).isZero();
        assertThat(forecast.out()).contains("Forecast for production (", "n log n in rows of public.t");
        Captured both = Captured.run("rehearse", plan, "--staging", url(staging), "--clone", "--leave-up");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("cannot be left up");
    }

    @Test
    void failsOnRowsThatContradictThePlanAndPutsStagingBack() throws SQLException {
        run(staging, "INSERT INTO public.t VALUES (0, NULL)");
        Captured failed = Captured.run("rehearse", plan, "--staging", url(staging));
        assertThat(failed.exit()).as(failed.out()).isEqualTo(1);
        assertThat(failed.out()).contains("      rollback in total: not measured\n", "Verdict: failed").containsPattern("up\\.sql:\\d+");
        assertThat(count("SELECT count(*) FROM public.t")).isEqualTo(5001);
        assertThat(Captured.run("export", plan, "--out", temp.resolve("out")).exit()).isEqualTo(3);
    }

    @Test
    void keepsABudget() throws IOException {
        Path budget = Files.writeString(temp.resolve("budget.json"), "{\"format\": \"slipway-budget/1\", \"up\": \"PT0.000001S\"}");
        Captured breached = Captured.run("rehearse", plan, "--staging", url(staging), "--budget", budget);
        assertThat(breached.exit()).isEqualTo(1);
        assertThat(breached.out()).contains("FAILS up in total");
        Files.writeString(budget, "{\"format\": \"slipway-budget/1\", \"up\": \"PT0S\"}");
        assertThat(Captured.run("rehearse", plan, "--staging", url(staging), "--budget", budget).exit()).isEqualTo(2);
    }
}
