package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.EmbeddedOptions;
import dev.slipway.embedded.EmbeddedPostgres;
import dev.slipway.embedded.Lifetime;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.postgres.PostgresStaging;
import dev.slipway.rehearse.run.RunControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.EnumSource;

/** The server is killed at the beginning of each phase, and started again; staging is put back then. */
@Tag("server")
@Timeout(180)
class ServerKilledTest {
    private static final String STAGING = "staging";
    private static final String ROWS = "SELECT (SELECT string_agg(format('%s %s %s %s', id, customer, total, note), E'\\n' ORDER BY id)"
            + " FROM shop.orders) || (SELECT string_agg(t::text, E'\\n' ORDER BY id) FROM shop.customers t)"
            + " || (SELECT string_agg(t::text, E'\\n' ORDER BY id) FROM shop.old t)";

    @TempDir
    private static Path home;
    private static EmbeddedPostgres server;
    private static String before;
    @TempDir
    private Path work;

    private static EmbeddedOptions options() {
        return EmbeddedOptions.scratch().living(new Lifetime.Kept(home, "killed", true));
    }

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgres.start(options());
        server.createDatabase(STAGING);
        for (String statement : RehearsalCase.FROM) {
            run(statement);
        }
        run(RehearsalCase.ROWS);
        before = value(ROWS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(value = RehearsalPhase.class, mode = Mode.EXCLUDE, names = {"INTERRUPTIONS", "DONE", "FAILED", "ABORTED"})
    void stagingIsPutBackWhenTheServerIsThereAgain(RehearsalPhase phase) throws Exception {
        RehearsalResult result = killedIn(phase, RehearsalOptions.DEFAULT);
        assertThat(result.passed()).isFalse();
        assertThat(result.stagingAsBefore()).isEqualTo(!phase.stagingTouched());
        restart();
        try (Database staging = staging()) {
            if (phase.stagingTouched()) {
                InterruptedRehearsal left = InterruptedRehearsal.find(work).getFirst();
                left.putBack(new Staging(staging, new PostgresStaging()), new RunControl(), event -> { });
            }
            assertThat(InterruptedRehearsal.find(work)).isEmpty();
            assertThat(value(ROWS)).isEqualTo(before);
            try (Connection connection = staging.open(SessionPurpose.INTROSPECT)) {
                assertThat(PostgresIntrospector.read(connection, "staging").fingerprint()).isEqualTo(RehearsalCase.from().fingerprint());
            }
            assertThat(value("SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway%'")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(value = RehearsalPhase.class, names = {"PREFLIGHT", "BACKUP", "UP", "DOWN", "RESTORE"})
    void aCopyInUseIsDroppedWhenTheServerIsThereAgain(RehearsalPhase phase) throws Exception {
        RehearsalOptions onCopy = RehearsalOptions.DEFAULT.withGround(new Ground.Clone(1));
        RehearsalResult killed = killedIn(phase, onCopy);
        assertThat(killed.stagingAsBefore()).isTrue();
        assertThat(killed.passed()).as("when the copy is dropped, everything is proven").isEqualTo(phase == RehearsalPhase.RESTORE);
        restart();
        assertThat(value(ROWS)).isEqualTo(before);
        try (Database staging = staging()) {
            RehearsalResult next = new Rehearsal(RehearsalCase.plan(), new Staging(staging, new PostgresStaging()), onCopy, work)
                    .run(new RunControl(), event -> { });
            assertThat(next.passed()).as(next.evidence().findings().toString()).isTrue();
        }
        assertThat(InterruptedRehearsal.find(work)).isEmpty();
        assertThat(value("SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway%'")).isEqualTo("0");
        assertThat(value(ROWS)).isEqualTo(before);
    }

    private RehearsalResult killedIn(RehearsalPhase phase, RehearsalOptions options) {
        try (Database staging = staging()) {
            return new Rehearsal(RehearsalCase.plan(), new Staging(staging, new PostgresStaging()), options, work)
                    .run(new RunControl(), event -> {
                        if (event instanceof RehearsalEvent.PhaseEntered entered && entered.phase() == phase) {
                            killServer();
                        }
                    });
        }
    }

    private static void killServer() {
        try (Stream<Path> instances = Files.list(home)) {
            Path data = instances.map(instance -> instance.resolve("data/postmaster.pid")).filter(Files::exists).findFirst().orElseThrow();
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(data).getFirst().strip())).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes of the dead one hold its memory for a moment. */
    private static void restart() {
        server.suspend();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                server = EmbeddedPostgres.start(options());
                assertThat(server.resumed()).isTrue();
                return;
            } catch (ProblemException notYet) {
                assertThat(System.nanoTime()).as(notYet.getMessage()).isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private static Database staging() {
        return server.database(STAGING, Environment.STAGING);
    }

    private static void run(String sql) throws SQLException {
        try (Database staging = staging(); Connection connection = staging.open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String sql) throws SQLException {
        try (Database staging = staging(); Connection connection = staging.open(SessionPurpose.CHECK);
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
