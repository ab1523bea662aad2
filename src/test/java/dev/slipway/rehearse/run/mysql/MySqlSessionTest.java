package dev.slipway.rehearse.run.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(60)
class MySqlSessionTest {
    private final Recorder recorder = new Recorder();
    private ScratchServer.Lease lease;

    @BeforeEach
    void create() throws SQLException {
        lease = ScratchServer.mariaDb().lease();
        execute("CREATE TABLE orders (id int PRIMARY KEY, total int, mail varchar(40) UNIQUE)");
        execute("INSERT INTO orders VALUES (1, 10, 'a@b.c')");
    }

    @AfterEach
    void drop() {
        lease.close();
    }

    @Test
    void runsStatementsProgramsAndTransactions() throws Exception {
        run("""
                -- Step 1 of 2 (expand): Note
                SET @slipway_todo = NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE()
                    AND table_name = 'orders' AND column_name = 'note');
                SET @slipway_sql = IF(@slipway_todo, 'ALTER TABLE orders ADD COLUMN note text', 'DO 0');
                PREPARE slipway FROM @slipway_sql;
                EXECUTE slipway;
                DEALLOCATE PREPARE slipway;
                -- Step 2 of 2 (expand): Rows
                DELIMITER $$
                CREATE PROCEDURE twice() BEGIN UPDATE orders SET total = total * 2; SELECT 1; SELECT 2; END$$
                DELIMITER ;
                CALL twice();
                START TRANSACTION;
                UPDATE orders SET note = 'x', total = total + 1;
                COMMIT;
                DROP TABLE IF EXISTS nothing;
                """);
        assertThat(text("SELECT concat(note, total) FROM orders")).isEqualTo("x21");
        assertThat(recorder.rows).contains(1L);
        assertThat(recorder.notices).isEmpty();
    }

    @Test
    void namesThePlaceOfASyntaxError() {
        StatementFailure failure = failure("SELECT 1;\nCREATE TABLE x (\n  a int,\n  b int int\n);");
        assertThat(failure.finding().line()).isEqualTo(4);
        assertThat(failure.finding().column()).isEqualTo(9);
        assertThat(failure.finding().sqlState()).isEqualTo("42000 (error 1064)");
    }

    @Test
    void namesTheStatementThatSetThePreparedText() {
        StatementFailure failure = failure("""
                SET @slipway_todo = 1;
                SET @slipway_sql = IF(@slipway_todo, 'ALTER TABLE orders
                  ADD COLUMN it''s nonsense', 'DO 0');
                PREPARE slipway FROM @slipway_sql;
                EXECUTE slipway;
                """);
        assertThat(failure.finding().line()).isEqualTo(3);
        assertThat(failure.finding().column()).isEqualTo(16);
        assertThat(failure.finding().detail()).isEqualTo("Prepared from: ALTER TABLE orders ADD COLUMN it's nonsense");

        failure = failure("SELECT 1;\nSET @a = 'ALTER TABLE missing ADD x int';\nPREPARE p FROM @a;\nEXECUTE p;\n");
        assertThat(failure.finding().line()).isEqualTo(2);
        assertThat(failure.finding().detail()).isEqualTo("Prepared from: ALTER TABLE missing ADD x int");
    }

    @Test
    void masksValuesOfRows() {
        StatementFailure failure = failure("INSERT INTO orders VALUES (2, 1, 'a@b.c');");
        assertThat(failure.finding().message()).isEqualTo("Duplicate entry '…' for key 'mail'");
        assertThat(failure.object().constraint()).isEqualTo("mail");
        assertThat(failure("SET sql_mode = 'STRICT_ALL_TABLES'; UPDATE orders SET total = 'it''s secret';").finding().message())
                .contains("value: '…' for column").doesNotContain("secret");
    }

    @Test
    void triesAgainWhereALockIsNotGranted() throws Exception {
        try (Connection holder = lease.database().open(SessionPurpose.EXECUTE)) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.executeQuery("SELECT * FROM orders").close();
            }
            recorder.onRetry = holder::rollback;
            run("SET SESSION lock_wait_timeout = 1;\nALTER TABLE orders ADD COLUMN later int;", new RetryPolicy(3, Duration.ofMillis(1),
                    Duration.ofMillis(1)));
        }
        assertThat(recorder.retries).isEqualTo(1);
        assertThat(text("SELECT count(later) FROM orders")).isEqualTo("0");
    }

    @Test
    void rollsBackWhatAFailureLeavesOpen() throws Exception {
        assertThat(failure("START TRANSACTION;\nUPDATE orders SET total = 99;\nSELECT nonsense;").finding().line()).isEqualTo(3);
        assertThat(text("SELECT total FROM orders")).isEqualTo("10");
        assertThat(failure("BEGIN;\nUPDATE orders SET total = 99;").finding().message()).contains("leaves a transaction open");
        assertThat(text("SELECT total FROM orders")).isEqualTo("10");
    }

    private StatementFailure failure(String script) {
        return catchThrowableOfType(StatementFailure.class, () -> run(script));
    }

    private void run(String script) throws Exception {
        run(script, RetryPolicy.NEVER);
    }

    private void run(String script, RetryPolicy retries) throws Exception {
        MySqlScripting scripting = new MySqlScripting();
        try (Connection connection = lease.database().open(SessionPurpose.EXECUTE)) {
            scripting.runner(connection, scripting.parse("up.sql", script), Side.UP, recorder, new RunControl(), retries, System::nanoTime)
                    .run();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = lease.database().open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = lease.database().open(SessionPurpose.CHECK);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private interface Act {
        void run() throws SQLException;
    }

    private static final class Recorder implements RunListener {
        private final List<Long> rows = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private Act onRetry = () -> { };
        private int retries;

        @Override
        public void statementFinished(ScriptItem.Sent statement, StatementResult result) {
            rows.add(result.rows());
        }

        @Override
        public void notice(ScriptItem.Sent statement, String text) {
            notices.add(text);
        }

        @Override
        public void retrying(ScriptItem.Sent statement, int attempt, String sqlState, Duration wait) {
            retries++;
            try {
                onRetry.run();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }
}
