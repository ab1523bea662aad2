package dev.slipway.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.SessionPurpose;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@Timeout(120)
class RunbookQueriesServerTest {
    private ScratchServer.Lease lease;
    private Connection connection;

    @BeforeEach
    void connect() {
        lease = ScratchServer.get().lease();
        connection = lease.database().open(SessionPurpose.EXECUTE);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        lease.close();
    }

    private static String query(String name) throws IOException {
        try (InputStream in = Runbook.class.getResourceAsStream("postgres/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int rows(String name) throws SQLException, IOException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query(name))) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor_waits", "monitor_locks", "monitor_progress", "before_transactions",
        "validate_indexes", "validate_constraints", "validate_rest"})
    void everyQueryRunsAndIsSilentOnAQuietDatabase(String name) throws Exception {
        assertThat(rows(name)).isZero();
    }

    @Test
    void findsWhatWasLeftUnfinished() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA slipway");
            statement.execute("CREATE TABLE t (a int)");
            statement.execute("INSERT INTO t VALUES (1), (1)");
            statement.execute("ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1) NOT VALID");
            try {
                statement.execute("CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)");
            } catch (SQLException expected) {
                assertThat(expected.getSQLState()).isEqualTo("23505");
            }
        }
        assertThat(rows("validate_rest")).isOne();
        assertThat(rows("validate_constraints")).isOne();
        assertThat(rows("validate_indexes")).isOne();
    }

    @Test
    void showsWhoWaitsForWhom() throws Exception {
        try (Connection holder = lease.database().open(SessionPurpose.EXECUTE); Statement hold = holder.createStatement();
                Connection waiter = lease.database().open(SessionPurpose.EXECUTE); Statement wait = waiter.createStatement()) {
            hold.execute("CREATE TABLE t (a int)");
            holder.setAutoCommit(false);
            hold.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
            Thread blocked = Thread.ofVirtual().start(() -> {
                try {
                    wait.execute("DROP TABLE t");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (rows("monitor_waits") == 0) {
                Thread.onSpinWait();
            }
            assertThat(rows("monitor_locks")).isEqualTo(2);
            holder.rollback();
            blocked.join();
        }
        assertThat(rows("monitor_waits")).isZero();
    }
}
