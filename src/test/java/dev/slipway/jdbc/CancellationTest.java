package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.embedded.ScratchServer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(60)
class CancellationTest {
    @Test
    void endsARunningStatementAndKeepsItsConnection() throws Exception {
        try (ScratchServer.Lease lease = ScratchServer.get().lease();
                Connection connection = lease.database().open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<SQLException> outcome = runElsewhere(cancellation, statement, "SELECT pg_sleep(600)");
            awaitRunning(lease.database());

            cancellation.cancel();

            assertThat(outcome.get(10, TimeUnit.SECONDS).getSQLState()).isEqualTo("57014");
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void endsAStatementThatBeginsAfterTheFirstCancel() throws Exception {
        try (ScratchServer.Lease lease = ScratchServer.get().lease();
                Connection connection = lease.database().open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            Cancellation cancellation = new Cancellation();
            CountDownLatch firstCancel = new CountDownLatch(1);
            assertThatThrownBy(() -> cancellation.during(tellingOfCancels(statement, firstCancel), () -> {
                        cancellation.cancel();
                        awaitUnchecked(firstCancel);
                        return statement.execute("SELECT pg_sleep(600)");
                    }))
                    .isInstanceOfSatisfying(SQLException.class, ended -> assertThat(ended.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void letsNothingBeginAfterwards() throws Exception {
        try (ScratchServer.Lease lease = ScratchServer.get().lease();
                Connection connection = lease.database().open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            Cancellation cancellation = new Cancellation();
            cancellation.cancel();
            cancellation.cancel();
            assertThatThrownBy(() -> cancellation.during(statement, () -> statement.execute("CREATE TABLE never ()")))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(cancellation::check).isInstanceOf(CancellationException.class);
        }
    }

    private static CompletableFuture<SQLException> runElsewhere(Cancellation cancellation, Statement statement, String sql) {
        CompletableFuture<SQLException> outcome = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                cancellation.during(statement, () -> statement.execute(sql));
                outcome.completeExceptionally(new AssertionError("the statement came to its end"));
            } catch (SQLException ended) {
                outcome.complete(ended);
            }
        });
        return outcome;
    }

    /** The real statement, with a look at when it is cancelled. */
    private static Statement tellingOfCancels(Statement statement, CountDownLatch cancelled) {
        return (Statement) Proxy.newProxyInstance(
                CancellationTest.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(statement, arguments);
                    if (method.getName().equals("cancel")) {
                        cancelled.countDown();
                    }
                    return result;
                });
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void awaitRunning(Database database) throws SQLException {
        try (Connection observer = database.open(SessionPurpose.OBSERVE); Statement statement = observer.createStatement()) {
            boolean running = false;
            while (!running) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")) {
                    row.next();
                    running = row.getInt(1) == 1;
                }
            }
        }
    }
}
