package dev.slipway.plan.postgres;

import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tablespaces belong to the server, so that a case folder cannot make them; here they are in the server's own folder. */
@Tag("server")
class TablespaceTest {
    private static final int MAJOR = 18;
    private static final String OLD = """
            CREATE TABLE moves (id int PRIMARY KEY, t text) TABLESPACE "slow disk";
            CREATE INDEX moves_t ON moves (t) TABLESPACE fast_disk;
            CREATE TABLE home (id int) TABLESPACE fast_disk;
            CREATE TABLE away (id int);
            CREATE INDEX away_id ON away (id);
            CREATE TABLE whole (id int) PARTITION BY LIST (id) TABLESPACE fast_disk;
            CREATE TABLE part PARTITION OF whole FOR VALUES IN (1) TABLESPACE "slow disk";
            CREATE MATERIALIZED VIEW shown TABLESPACE fast_disk AS SELECT 1 AS one;
            """;
    private static final String NEW = """
            CREATE TABLE moves (id int PRIMARY KEY, t text) TABLESPACE fast_disk;
            CREATE INDEX moves_t ON moves (t) TABLESPACE "slow disk";
            CREATE TABLE home (id int);
            CREATE TABLE away (id int) TABLESPACE "slow disk";
            CREATE INDEX away_id ON away (id) TABLESPACE fast_disk;
            CREATE TABLE whole (id int) PARTITION BY LIST (id) TABLESPACE "slow disk";
            CREATE TABLE part PARTITION OF whole FOR VALUES IN (1) TABLESPACE fast_disk;
            CREATE MATERIALIZED VIEW shown TABLESPACE "slow disk" AS SELECT 1 AS one;
            CREATE TABLE fresh (id int, t text) TABLESPACE fast_disk;
            CREATE INDEX fresh_t ON fresh (t) TABLESPACE "slow disk";
            """;

    @BeforeEach
    void make() throws SQLException {
        onServer("SET allow_in_place_tablespaces = on", "CREATE TABLESPACE fast_disk LOCATION ''",
                "CREATE TABLESPACE \"slow disk\" LOCATION ''");
    }

    @AfterEach
    void drop() throws SQLException {
        onServer("DROP TABLESPACE fast_disk", "DROP TABLESPACE \"slow disk\"");
    }

    @Test
    void relationsMoveBetweenTablespacesBothWays() {
        String rows = "INSERT INTO moves VALUES (1, 'x'); INSERT INTO home VALUES (1); INSERT INTO away VALUES (1);"
                + "INSERT INTO whole VALUES (1);";
        for (Strategy strategy : List.of(Strategy.values())) {
            new RoundTrip(OLD, NEW, rows, strategy, MAJOR).judge();
        }
    }

    private static void onServer(String... statements) throws SQLException {
        try (TestDatabase database = TestDatabase.create(MAJOR); Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
