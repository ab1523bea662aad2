package dev.slipway.rehearse.run.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.dialect.postgres.BatchSql;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(60)
class PostgresSessionTest {
    private final Recorder recorder = new Recorder();
    private final RunControl control = new RunControl();
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        database.execute("CREATE SCHEMA shop; CREATE TABLE shop.orders (id int PRIMARY KEY, total int); INSERT INTO shop.orders VALUES"
                + " (1, 10)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void guardsDecideWhatRuns() throws Exception {
        String script = """
                \\set flag off
                SELECT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'shop.orders'::regclass AND attname = 'note') AS todo,
                       NULL AS nothing \\gset
                \\if :flag
                SELECT 1/0;
                \\elif :todo
                ALTER TABLE shop.orders ADD COLUMN note text;
                \\if false
                SELECT 1/0;
                \\else
                INSERT INTO shop.orders VALUES (2, 20);
                \\endif
                \\else
                INSERT INTO shop.orders VALUES (3, 30);
                \\endif
                """;
        run(script);
        assertThat(database.value("SELECT string_agg(id::text, ',' ORDER BY id) FROM shop.orders")).isEqualTo("1,2");
        run(script);
        assertThat(database.value("SELECT string_agg(id::text, ',' ORDER BY id) FROM shop.orders")).isEqualTo("1,2,3");
    }

    @Test
    void readsItsOwnLocksAndRewritesOfEachTransaction() throws Exception {
        run("""
                -- Step 1 of 3 (expand): rewrite
                ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;
                -- Step 2 of 3 (expand): block
                BEGIN;
                LOCK TABLE shop.orders IN SHARE MODE;
                INSERT INTO shop.orders VALUES (7, 7);
                COMMIT;
                -- Step 3 of 3 (expand): new
                CREATE TABLE shop.fresh (id int);
                DROP TABLE shop.orders;
                """);

        assertThat(recorder.rewritten).containsExactly("shop.orders");
        assertThat(recorder.holds).extracting(h -> h.relation() + " " + h.mode())
                .containsExactly("shop.orders ACCESS_EXCLUSIVE", "shop.orders SHARE", "shop.orders ACCESS_EXCLUSIVE");
        assertThat(recorder.steps).containsExactly("+1", "-1:1", "+2", "-2:3", "+3", "-3:2");
    }

    @Test
    void runsWhatMayNotStandInATransaction() throws Exception {
        run("""
                CREATE INDEX CONCURRENTLY i ON shop.orders (total);
                DO $slipway$ BEGIN INSERT INTO shop.orders VALUES (2, 2); COMMIT; INSERT INTO shop.orders VALUES (3, 3); COMMIT; END $slipway$;
                VACUUM shop.orders;
                CREATE PROCEDURE shop.p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
                CALL shop.p();
                CREATE FUNCTION shop.f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT CASE 1 WHEN 1 THEN 5 END; END;
                CREATE RULE r AS ON DELETE TO shop.orders DO ALSO (SELECT 1; SELECT 2);
                SELECT '?' || 'a?b' ~ '\\?' AS t;
                """);
        assertThat(database.value("SELECT count(*) FROM shop.orders")).isEqualTo("3");
        assertThat(database.value("SELECT shop.f()")).isEqualTo("5");
    }

    /** The word that tells comes too late to be read. */
    @Test
    void learnsFromTheServerWhatMayNotStandInATransaction() throws Exception {
        String shop = database.value("SELECT current_database()") + ".shop.";
        run("CREATE TABLE shop.parts (id int) PARTITION BY LIST (id);\nCREATE TABLE shop.one PARTITION OF shop.parts FOR VALUES IN (1);\n"
                + "ALTER TABLE IF EXISTS ONLY " + shop + "parts DETACH PARTITION " + shop + "one CONCURRENTLY;\n");
        assertThat(database.value("SELECT count(*) FROM pg_inherits WHERE inhparent = 'shop.parts'::regclass")).isEqualTo("0");
    }

    @Test
    void countsTheRowsOfADataStepThatTakesItsOwnCountAway() throws Exception {
        run("INSERT INTO shop.orders SELECT i, i FROM generate_series(100, 2599) i;");
        run(String.join(";\n", BatchSql.byKey(new BatchSql.Work(ObjectKey.table("shop", "orders"), "id", "fill",
                "UPDATE shop.orders SET total = -1", "total >= 100"))).replace(BatchSql.STEP_NUMBER, "1") + ";\n");
        assertThat(database.value("SELECT count(*) FROM shop.orders WHERE total = -1")).isEqualTo("2500");
        assertThat(recorder.rows).filteredOn(rows -> rows == 2500).as("inserted, and changed in batches").hasSize(2);
    }

    @Test
    void tellsWhereAStatementFailedAndRollsBack() {
        StatementFailure failure = catchThrowableOfType(StatementFailure.class, () -> run("""
                -- Step 4 of 9 (expand): wrong
                BEGIN;
                INSERT INTO shop.orders VALUES (5, 5);
                INSERT INTO shop.orders
                  VALUES ('ü', wrong);
                COMMIT;
                """));

        assertThat(failure.finding().place()).isEqualTo("up.sql:5:16");
        assertThat(failure.finding().sqlState()).isEqualTo("42703");
        assertThat(failure.finding().step()).isEqualTo(4);
        assertThat(database.value("SELECT count(*) FROM shop.orders")).isEqualTo("1");
    }

    @Test
    void masksValuesOfRows() {
        StatementFailure failure = catchThrowableOfType(StatementFailure.class, () -> run("INSERT INTO shop.orders VALUES (1, 99);"));

        assertThat(failure.finding().detail()).isEqualTo("Key (id)=(…) already exists.");
        assertThat(failure.object().constraint()).isEqualTo("orders_pkey");
        assertThat(PostgresFailures.maskRowValues("Failing row contains (1, secret, (x)).")).isEqualTo("Failing row contains (…).");
        assertThat(PostgresFailures.maskRowValues("Key (room, guest)=(7, J. Roe) conflicts with existing key (room, guest)=(7, J. Roe)."))
                .isEqualTo("Key (room, guest)=(…) conflicts with existing key (room, guest)=(…).");
    }

    @Test
    void masksTheValueThatDoesNotFitAType() {
        StatementFailure failure = catchThrowableOfType(StatementFailure.class, () -> run("SELECT 'J. \"Roe\"'::int;"));

        assertThat(failure.finding().sqlState()).isEqualTo("22P02");
        assertThat(failure.finding().message()).contains("invalid input syntax for type integer: \"…\"").doesNotContain("Roe");
    }

    @Test
    void triesAWholeTransactionAgainWhenALockIsNotGranted() throws Exception {
        CompletableFuture<Void> blockerGone = new CompletableFuture<>();
        try (Connection blocker = database.open(); Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE shop.orders IN ACCESS SHARE MODE");
            recorder.onRetry = () -> {
                if (recorder.retries == 2) {
                    rollback(blocker);
                    blockerGone.complete(null);
                }
            };
            run("""
                    SET lock_timeout = '50ms';
                    BEGIN;
                    CREATE TABLE shop.once (id int);
                    ALTER TABLE shop.orders ADD COLUMN note text;
                    COMMIT;
                    """);
        }
        assertThat(blockerGone).isCompleted();
        assertThat(recorder.retries).isEqualTo(2);
        assertThat(database.value("SELECT count(*) FROM shop.once")).isEqualTo("0");
        assertThat(database.value("SELECT count(note) FROM shop.orders")).isEqualTo("0");
    }

    @Test
    void givesUpAfterTheLastRetry() throws Exception {
        try (Connection blocker = database.open(); Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE shop.orders IN ACCESS SHARE MODE");
            StatementFailure failure = catchThrowableOfType(StatementFailure.class,
                    () -> run("SET lock_timeout = '20ms';\nDROP TABLE shop.orders;"));
            assertThat(failure.finding().sqlState()).isEqualTo("55P03");
            assertThat(recorder.retries).isEqualTo(3);
        }
    }

    @Test
    void abortCancelsTheRunningStatement() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        recorder.onStatement = asleep::countDown;
        Thread aborter = Thread.ofVirtual().start(() -> {
            awaitLatch(asleep);
            control.abort();
        });
        long began = System.nanoTime();
        assertThatThrownBy(() -> run("SELECT pg_sleep(30);")).isInstanceOf(CancellationException.class);
        aborter.join();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void pausesOnlyOutsideOfTransactions() throws Exception {
        List<String> insideAtPause = new ArrayList<>();
        recorder.onStatement = () -> {
            if (recorder.last.contains("VALUES (8")) {
                control.pause();
            }
        };
        recorder.onPause = () -> {
            insideAtPause.add(database.value("SELECT count(*) FROM shop.orders"));
            control.resume();
        };
        run("BEGIN;\nINSERT INTO shop.orders VALUES (8, 8);\nINSERT INTO shop.orders VALUES (9, 9);\nCOMMIT;\nSELECT 1;");
        assertThat(insideAtPause).containsExactly("3");
    }

    @Test
    void refusesToLeaveATransactionOpen() {
        assertThatThrownBy(() -> run("BEGIN;\nDROP TABLE shop.orders;")).isInstanceOf(StatementFailure.class)
                .hasMessageContaining("leaves a transaction open");
        assertThat(database.value("SELECT count(*) FROM shop.orders")).isEqualTo("1");
    }

    @Test
    void aConditionNeedsItsVariable() {
        assertThatThrownBy(() -> run("SELECT NULL AS x \\gset\n\\if :x\n\\endif")).isInstanceOf(StatementFailure.class)
                .hasMessageContaining("up.sql:2:1").hasMessageContaining("x is not set");
        assertThatThrownBy(() -> run("SELECT 1 AS x WHERE false \\gset\n")).hasMessageContaining("no row");
        assertThatThrownBy(() -> run("SELECT generate_series(1, 2) AS x \\gset\n")).hasMessageContaining("more than one row");
    }

    private void run(String script) throws StatementFailure, SQLException {
        long start = System.nanoTime();
        try (Connection connection = database.open()) {
            new PostgresScripting().runner(connection, PostgresScript.parse("up.sql", script), Side.UP, recorder, control,
                    new RetryPolicy(3, Duration.ofMillis(5), Duration.ofMillis(10)), () -> System.nanoTime() - start).run();
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Recorder implements RunListener {
        final List<LockHold> holds = new ArrayList<>();
        final List<String> rewritten = new ArrayList<>();
        final List<String> steps = new ArrayList<>();
        final List<Long> rows = new ArrayList<>();
        String last = "";
        int retries;
        Runnable onRetry = () -> { };
        Runnable onStatement = () -> { };
        Runnable onPause = () -> { };

        @Override
        public void stepStarted(int step) {
            steps.add("+" + step);
        }

        @Override
        public void stepFinished(int step, Duration took, int statements) {
            steps.add("-" + step + ":" + statements);
        }

        @Override
        public void statementStarted(ScriptItem.Sent statement) {
            last = statement.sql();
            onStatement.run();
        }

        @Override
        public void statementFinished(ScriptItem.Sent statement, StatementResult result) {
            rewritten.addAll(result.rewritten());
            rows.add(result.rows());
        }

        @Override
        public void locksReleased(int step, List<LockHold> locks) {
            holds.addAll(locks);
        }

        @Override
        public void retrying(ScriptItem.Sent statement, int attempt, String sqlState, Duration wait) {
            retries++;
            onRetry.run();
        }

        @Override
        public void paused() {
            onPause.run();
        }
    }
}
