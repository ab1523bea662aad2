package dev.slipway.rehearse.shadow.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** What {@link ShadowRunTest} sees by looking often, the witness has to make certain. */
@Tag("server")
@Timeout(60)
class WitnessTest {
    private static final String[] TABLES = {"CREATE SCHEMA shop", "CREATE TABLE shop.orders (id int, status text)",
        "CREATE INDEX orders_id_idx ON shop.orders (id)", "CREATE TABLE shop.\"Odd \"\"name\" (id int)"};

    /** Nobody looks here: a statement that does not wait would be over, and a look could come too late. */
    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX CONCURRENTLY orders_status_idx ON shop.orders (status)",
        "DROP INDEX CONCURRENTLY shop.orders_id_idx", "REINDEX INDEX CONCURRENTLY shop.orders_id_idx"})
    void theStatementWaitsUntilTheWitnessLetsItGo(String alone) throws Exception {
        try (TestDatabase database = database(); Witness witness = new Witness(database.database()); Connection session = database.open()) {
            int pid = session.unwrap(PGConnection.class).getBackendPID();
            witness.read();
            CompletableFuture<Void> statement = CompletableFuture.runAsync(() -> execute(session, alone));

            String waits = "SELECT EXISTS (SELECT FROM pg_locks WHERE pid = " + pid + " AND NOT granted)";
            while (database.value(waits).equals("f") && !statement.isDone()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            assertThat(statement).isNotDone();

            witness.stop();
            statement.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void seesTheLockOfAStatementThatIsOverAtOnce() throws Exception {
        try (TestDatabase database = database(); Witness witness = new Witness(database.database()); Connection session = database.open()) {
            int pid = session.unwrap(PGConnection.class).getBackendPID();
            witness.watch(pid);
            execute(session, "CREATE INDEX CONCURRENTLY orders_status_idx ON shop.orders (status)");

            assertThat(witness.stop()).containsExactly(new LockTaken("shop.orders", LockMode.SHARE_UPDATE_EXCLUSIVE));
        }
    }

    @Test
    void watchesWhereThereIsNoTable() throws Exception {
        try (TestDatabase database = TestDatabase.create(); Witness witness = new Witness(
                database.database()); Connection session = database.open()) {
            witness.watch(session.unwrap(PGConnection.class).getBackendPID());

            assertThat(witness.stop()).isEmpty();
        }
    }

    private static TestDatabase database() {
        TestDatabase database = TestDatabase.create();
        for (String sql : TABLES) {
            database.execute(sql);
        }
        return database;
    }

    private static void execute(Connection session, String sql) {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
