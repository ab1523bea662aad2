package dev.slipway.rehearse.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(60)
class RolesTest {
    @Test
    void aRoleThatAnotherMakesAtTheSameTimeIsAsGoodAsOurs() throws Exception {
        String role = "slipway_test_" + UUID.randomUUID();
        try (TestDatabase database = TestDatabase.create(); Connection other = database.open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("CREATE ROLE \"" + role + "\"");
            CompletableFuture<Void> ours = CompletableFuture.runAsync(() -> {
                try (Connection connection = database.open()) {
                    Roles.make(connection, List.of(role));
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            while (database.value("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE ROLE%' AND wait_event_type = 'Lock'"
                    + " AND datname = current_database()").equals("0")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            other.commit();
            ours.get(30, TimeUnit.SECONDS);
            assertThat(database.value("SELECT count(*) FROM pg_roles WHERE rolname = '" + role + "'")).isEqualTo("1");
            database.execute("DROP ROLE \"" + role + "\"");
        }
    }
}
