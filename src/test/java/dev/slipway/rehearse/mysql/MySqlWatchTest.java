package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.server.WorkloadSupport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.server.LockSampler;
import dev.slipway.rehearse.server.LockSampler.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is seen from outside of a server at work. */
@Tag("server")
@Timeout(120)
class MySqlWatchTest {
    private MySqlDatabase staging;

    @BeforeEach
    void create() {
        staging = MySqlDatabase.create();
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    @Test
    void aWaitForRowsNamesWhoHoldsThem() throws Exception {
        staging.execute("CREATE TABLE item (id int PRIMARY KEY, n int)");
        staging.execute("INSERT INTO item VALUES (1, 1), (2, 2)");
        try (Connection holder = staging.openAsApplication(); Connection waiter = staging.openAsApplication();
                Connection eyes = staging.database().open(SessionPurpose.OBSERVE); LockSampler sampler = sampler(eyes)) {
            holder.setAutoCommit(false);
            execute(holder, "UPDATE item SET n = 5 WHERE id = 1");
            int holds = id(holder);
            int waits = id(waiter);
            assertThat(sampler.look(0).locks()).as("nobody waits yet, and MariaDB remembers that").isEmpty();
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> execute(waiter, "UPDATE item SET n = 6 WHERE id = 1"));
            SampledLock wait = null;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (wait == null) {
                assertThat(System.nanoTime()).as("the wait is never seen").isLessThan(end);
                wait = sampler.look(0).locks().stream().filter(l -> !l.granted() && l.mode() == LockMode.RECORD_X).findFirst().orElse(null);
            }
            assertThat(wait.pid()).isEqualTo(waits);
            assertThat(wait.object()).isEqualTo("item");
            assertThat(wait.blockedBy()).containsExactly(holds);
            holder.rollback();
            waiting.join();
        }
    }

    @Test
    void howFarAnAlterIsComesFromTheServer() throws Exception {
        boolean stages = staging.value("SELECT VERSION()").contains("MariaDB");
        staging.execute("CREATE TABLE item (id int PRIMARY KEY, note varchar(100))");
        staging.execute("INSERT INTO item WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                + " SELECT a.i * 1000 + b.i, REPEAT('x', 90) FROM n a JOIN n b WHERE a.i <= 200");
        if (!stages) {
            staging.execute("UPDATE performance_schema.setup_consumers SET ENABLED = 'YES' WHERE NAME = 'events_stages_current'");
        }
        try (Connection alters = staging.openAsApplication(); Connection eyes = staging.database().open(SessionPurpose.OBSERVE);
                LockSampler sampler = sampler(eyes)) {
            int session = id(alters);
            CompletableFuture<Void> altering = CompletableFuture.runAsync(() -> execute(alters,
                    "ALTER TABLE item MODIFY note varchar(300), ALGORITHM=COPY"));
            Optional<Progress> progress = Optional.empty();
            while (progress.isEmpty() && !altering.isDone()) {
                progress = sampler.progress(session);
            }
            assertThat(progress).hasValueSatisfying(p -> assertThat(((Progress.Share) p).percent()).isBetween(0, 100));
            altering.join();
        }
    }

    @Test
    void whatTheServerCountedMostOftenIsTheWorkloadWithNullsForItsConstants() throws SQLException {
        staging.execute("CREATE TABLE counted_item (id int PRIMARY KEY, price int)");
        try (Connection app = staging.openAsApplication()) {
            for (int i = 0; i < 9; i++) {
                execute(app, "SELECT price FROM counted_item WHERE id IN (" + i + ", 4711)");
            }
            for (int i = 0; i < 4; i++) {
                execute(app, "UPDATE counted_item SET price = price + 1 WHERE id = " + i);
            }
            execute(app, "CREATE TABLE gone (id int)");
            execute(app, "SELECT COUNT(*) FROM gone");
            execute(app, "DROP TABLE gone");
            List<WorkloadSupport.Counted> counted = new MySqlWorkloads().counted(app, 20).stream()
                    .filter(c -> c.sql().contains("counted_item")).toList();
            assertThat(counted).hasSize(2).isSortedAccordingTo((a, b) -> Long.compare(b.calls(), a.calls()));
            assertThat(counted.getFirst().calls()).isGreaterThanOrEqualTo(9);
            assertThat(counted.getFirst().sql()).contains("NULL").doesNotContain("4711", "...", "?");
        }
    }

    @Test
    void theDeadAreEndedByTheirMarkAndTwoRehearsalsNeverMeet() throws Exception {
        MySqlSessions sessions = new MySqlSessions();
        try (Connection dead = staging.open(); var guard = sessions.guard(staging.database()).orElseThrow()) {
            int id = sessions.idOf(dead);
            assertThat(sessions.guard(staging.database())).isEmpty();
            guard.endSessionsOfTheDead();
            assertThat(staging.value("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = " + id)).isEqualTo("0");
        }
        sessions.guard(staging.database()).orElseThrow().close();
    }

    @Test
    void whatAUserMayNotSeeIsSaid() throws SQLException {
        String user = staging.database().profile().database() + "_user";
        List.of("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'x'",
                "GRANT SELECT, INSERT ON " + staging.database().profile().database() + ".* TO '" + user + "'@'%'")
                .forEach(staging::execute);
        try (CheckSession session = new CheckSession(staging.openAs(user, "x"), new Cancellation())) {
            assertThat(session.obstacles().missingRights(List.of(), "")).singleElement().asString()
                    .contains("UPDATE, DELETE, CREATE, DROP, ALTER").doesNotContain("SELECT");
            assertThat(session.obstacles().notMeasured()).anyMatch(m -> m.contains("GRANT SELECT ON performance_schema"))
                    .anyMatch(m -> m.contains("GRANT PROCESS"));
        } finally {
            staging.execute("DROP USER '" + user + "'@'%'");
        }
    }

    private LockSampler sampler(Connection eyes) throws SQLException {
        return MySqlLockSampler.on(eyes, Set.of("item"), System::nanoTime);
    }

    private static int id(Connection session) throws SQLException {
        try (Statement statement = session.createStatement(); var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
