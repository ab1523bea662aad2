package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.embedded.EmbeddedServer;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.io.TempDir;

/** Each failure is one clear message that names the server and not the password, within the time limit. */
@Tag("server")
@Timeout(60)
class ServerErrorsTest {
    private static final Secret WRONG = Secret.of("a wrong password");
    private static final Duration LIMIT = Duration.ofSeconds(9);

    private static ScratchServer.Lease lease;
    private static EmbeddedServer server;
    private static ConnectionProfile profile;

    @BeforeAll
    static void lease() throws SQLException {
        lease = ScratchServer.get().lease();
        server = ScratchServer.get().server();
        profile = lease.database().profile();
        execute("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'reader'; CREATE TABLE public.secret_table (n int)");
    }

    @AfterAll
    static void giveBack() throws SQLException {
        execute("DROP ROLE reader");
        lease.close();
    }

    @Test
    void wrongPassword() {
        assertThat(failure(profile, WRONG)).contains("refused the password of user postgres");
    }

    @Test
    void noPassword() {
        assertThat(failure(profile, Secret.none())).contains("for a password and none was found");
    }

    @Test
    void unknownDatabase() {
        assertThat(failure(profile.withDatabase("nowhere"), server.password())).contains("database does not exist").contains("/nowhere");
    }

    @Test
    void nothingListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(failure(at(free), WRONG)).contains("Nothing answers at this port");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aServerThatAcceptsAndStaysSilent(Protocol protocol) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ConnectionProfile other = new ConnectionProfile("x", Environment.STAGING, "127.0.0.1", silent.getLocalPort(), "db", "ann",
                    TlsMode.PREFER, protocol);
            assertThat(failure(other, WRONG)).contains("did not answer in time");
        }
    }

    @Test
    void unknownHost() {
        ConnectionProfile elsewhere =
                new ConnectionProfile("x", Environment.STAGING, "no-such-host.invalid", 5432, "db", "ann", TlsMode.PREFER);
        assertThat(failure(elsewhere, WRONG)).contains("host name is unknown");
    }

    @Test
    void tlsThatTheServerDoesNotOffer() {
        assertThat(failure(strict(), server.password())).contains("does not offer TLS");
        assertThat(failure(strict(), Secret.none())).contains("does not offer TLS");
    }

    @Test
    void missingPrivilege() {
        Database database = Database.of(profile.withUser("reader"), Secret.of("reader"));
        assertThat(statementFailure(database, SessionPurpose.CHECK, "SELECT * FROM public.secret_table"))
                .contains("User reader lacks a privilege")
                .contains("secret_table");
    }

    @Test
    void aLockThatIsNotGranted() throws SQLException {
        try (Connection holder = lease.database().open(SessionPurpose.EXECUTE); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE public.secret_table");
            assertThat(statementFailure(lease.database(), SessionPurpose.OBSERVE, "SELECT * FROM public.secret_table"))
                    .contains("another session holds it");
        }
    }

    @Test
    void aCatalogueThatIsLocked() throws SQLException {
        try (Connection holder = lease.database().open(SessionPurpose.EXECUTE); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE pg_catalog.pg_class");
            assertThat(failure(profile, server.password())).containsAnyOf("did not answer in time", "another session holds it");
        }
    }

    @Test
    void tooManyConnections() throws SQLException {
        execute("ALTER ROLE reader CONNECTION LIMIT 0");
        try {
            assertThat(failure(profile.withUser("reader"), Secret.of("reader"))).contains("no connection left");
        } finally {
            execute("ALTER ROLE reader CONNECTION LIMIT -1");
        }
    }

    @Test
    void asksAPersonOnlyWhenTheServerWantsAPasswordAndNoneIsFound(@TempDir Path home) {
        PasswordSource asked = wanted -> Optional.of(server.password());
        Passwords passwords = new Passwords(Map.of(), home, asked);
        try (Database database = passwords.connect(profile)) {
            assertThat(ConnectionTest.run(database).superuser()).isTrue();
        }
        Passwords known = new Passwords(Map.of("PGPASSWORD", WRONG.reveal()), home, asked);
        assertThat(catchThrowableOfType(ProblemException.class, () -> known.connect(profile))).hasMessageContaining("refused the password");
        Passwords untold = new Passwords(Map.of(), home, wanted -> {
            throw new AssertionError("a refused TLS request is no question for a password");
        });
        assertThat(catchThrowableOfType(ProblemException.class, () -> untold.connect(strict()))).hasMessageContaining("does not offer TLS");
    }

    private static ConnectionProfile at(int port) {
        return new ConnectionProfile("x", Environment.STAGING, "127.0.0.1", port, "db", "ann", TlsMode.PREFER);
    }

    private static ConnectionProfile strict() {
        return new ConnectionProfile(
                "x", Environment.STAGING, profile.host(), profile.port(), profile.database(), profile.user(), TlsMode.REQUIRE);
    }

    private static String failure(ConnectionProfile profile, Secret secret) {
        long begin = System.nanoTime();
        ProblemException failure =
                catchThrowableOfType(ProblemException.class, () -> ConnectionTest.run(Database.connect(profile, secret)));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
        assertThat(failure.getMessage())
                .contains(profile.target())
                .doesNotContain(WRONG.reveal())
                .doesNotContain(server.password().reveal());
        return failure.getMessage();
    }

    private static String statementFailure(Database database, SessionPurpose purpose, String sql) {
        try (Connection connection = database.open(purpose); Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "no failure";
        } catch (SQLException failed) {
            return ServerErrors.problem(failed, database.profile()).line();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = lease.database().open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
