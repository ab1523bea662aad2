package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.embedded.EmbeddedServer;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.model.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.jdbc.PgConnection;

@Tag("server")
@Timeout(60)
class DatabaseTest {
    private static ScratchServer.Lease lease;
    private static Database production;

    @BeforeAll
    static void lease() throws SQLException {
        lease = ScratchServer.get().lease();
        EmbeddedServer server = ScratchServer.get().server();
        String name = lease.database().profile().database();
        production = Database.of(server.profile(name, Environment.PRODUCTION), server.password());
        try (Connection connection = lease.database().open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.item AS SELECT n FROM generate_series(1, 10) AS n");
        }
    }

    @AfterAll
    static void giveBack() {
        production.close();
        lease.close();
    }

    @ParameterizedTest
    @EnumSource(SessionPurpose.class)
    void namesItsSessionsAtTheServer(SessionPurpose purpose) throws SQLException {
        try (Connection connection = lease.database().open(purpose)) {
            assertThat(text(connection, "SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid()"))
                    .isEqualTo("slipway-" + purpose.name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INTROSPECT, search_path, ''",
        "INTROSPECT, lock_timeout, 3s",
        "INTROSPECT, statement_timeout, 1min",
        "OBSERVE, statement_timeout, 5s",
        "EXECUTE, statement_timeout, 0",
        "EXECUTE, lock_timeout, 0",
        "EXECUTE, default_transaction_read_only, off",
    })
    void fixesTheSettingsOfAPurposeAlsoAfterAReset(SessionPurpose purpose, String setting, String expected) throws SQLException {
        try (Connection connection = lease.database().open(purpose); Statement statement = connection.createStatement()) {
            assertThat(text(connection, "SHOW " + setting)).isEqualTo(expected);
            statement.execute("DISCARD ALL");
            assertThat(text(connection, "SHOW " + setting)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(value = SessionPurpose.class, names = {"EXECUTE", "WORKLOAD"})
    void opensNoWritingSessionOnProduction(SessionPurpose purpose) {
        assertThatThrownBy(() -> production.open(purpose)).isInstanceOf(ProblemException.class).hasMessageContaining("never written");
        assertThatThrownBy(() -> production.borrow(purpose)).isInstanceOf(ProblemException.class).hasMessageContaining("never written");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "WITH gone AS (DELETE FROM public.item RETURNING n) SELECT * FROM gone",
        "SELECT * INTO public.other FROM public.item",
        "DISCARD ALL; WITH gone AS (DELETE FROM public.item RETURNING n) SELECT * FROM gone",
        "EXPLAIN ANALYZE DELETE FROM public.item",
    })
    void productionRefusesWritesAtTheServer(String sql) throws SQLException {
        for (Connection connection : List.of(production.open(SessionPurpose.CHECK), production.borrow(SessionPurpose.CHECK))) {
            try (connection; Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class).hasMessageContaining("read-only");
            }
        }
        assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VACUUM public.item", "SET default_transaction_read_only = off", "BEGIN READ WRITE"})
    void productionIsSentNothingButReading(String sql) throws SQLException {
        for (Connection connection : List.of(production.open(SessionPurpose.CHECK), production.borrow(SessionPurpose.CHECK))) {
            try (connection; Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(ProblemException.class);
                assertThatThrownBy(() -> statement.addBatch(sql)).isInstanceOf(ProblemException.class);
                assertThatThrownBy(() -> connection.prepareStatement(sql)).isInstanceOf(ProblemException.class);
            }
        }
        assertUnchanged();
    }

    @Test
    void theDriverCannotLiftProductionsReadOnlyEither() throws SQLException {
        try (Connection connection = production.open(SessionPurpose.CHECK); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> connection.setReadOnly(false)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> connection.unwrap(PgConnection.class)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> statement.getConnection().setReadOnly(false)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void productionCanBeReadAndAskedForItsSettings() throws SQLException {
        try (Connection connection = production.open(SessionPurpose.CHECK)) {
            connection.setAutoCommit(false);
            assertThat(text(connection, "SELECT count(*) FROM public.item")).isEqualTo("10");
            assertThat(text(connection, "SELECT current_setting('transaction_read_only')")).isEqualTo("on");
        }
    }

    @Test
    void aPoolGivesSessionsBackAndEndsWithTheDatabase() throws SQLException {
        Database database = lease.database().withDatabase(lease.database().profile().database());
        String first;
        try (Connection connection = database.borrow(SessionPurpose.OBSERVE)) {
            first = text(connection, "SELECT pg_backend_pid()");
            // Given back twice: the second time, the session may be somebody else's already.
            connection.close();
        }
        try (Connection connection = database.borrow(SessionPurpose.OBSERVE)) {
            assertThat(text(connection, "SELECT pg_backend_pid()")).isEqualTo(first);
        }
        database.close();
        assertThatThrownBy(() -> database.borrow(SessionPurpose.OBSERVE)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aBorrowedSessionLeavesNothingToTheNext() throws SQLException {
        Database database = lease.database().withDatabase(lease.database().profile().database());
        try (database) {
            String first;
            try (Connection connection = database.borrow(SessionPurpose.CHECK); Statement statement = connection.createStatement()) {
                first = text(connection, "SELECT pg_backend_pid()");
                statement.execute("SET search_path = 'elsewhere'");
                statement.execute("SET application_name = 'somebody'");
                statement.execute("CREATE TEMPORARY TABLE left_behind (n int)");
                statement.execute("SELECT pg_advisory_lock(7)");
                statement.execute("BEGIN");
                statement.execute("LOCK TABLE public.item IN SHARE MODE");
            }
            try (Connection connection = database.borrow(SessionPurpose.CHECK)) {
                assertThat(text(connection, "SELECT pg_backend_pid()")).isEqualTo(first);
                assertThat(text(connection, "SHOW search_path")).isEqualTo("\"$user\", public");
                assertThat(text(connection, "SHOW application_name")).isEqualTo("slipway-check");
                assertThat(text(connection, "SELECT to_regclass('pg_temp.left_behind') IS NULL")).isEqualTo("t");
                assertThat(text(connection, "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype <> 'virtualxid'"
                        + " AND relation IS DISTINCT FROM 'pg_locks'::regclass")).isEqualTo("0");
            }
        }
    }

    @Test
    void aSessionThatWasLostIsNotGivenToTheNext() throws SQLException {
        Database database = lease.database().withDatabase(lease.database().profile().database());
        try (database) {
            try (Connection connection = database.borrow(SessionPurpose.CHECK)) {
                connection.abort(Runnable::run);
            }
            try (Connection connection = database.borrow(SessionPurpose.CHECK)) {
                assertThat(text(connection, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    private static void assertUnchanged() throws SQLException {
        try (Connection connection = lease.database().open(SessionPurpose.CHECK)) {
            assertThat(text(connection, "SELECT count(*) FROM public.item")).isEqualTo("10");
            assertThat(text(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo("1");
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
