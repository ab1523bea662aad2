package dev.slipway.rehearse.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.embedded.EmbeddedOptions;
import dev.slipway.embedded.EmbeddedPostgres;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.postgres.PostgresStaging;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that counts statements. */
@Tag("server")
class CountedStatementsTest {
    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(EmbeddedOptions.scratch().with("shared_preload_libraries", "pg_stat_statements"));
        database = server.createDatabase("counted");
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @Test
    void whatWasCalledMostOftenIsTheWorkloadWithNullsForItsConstants() throws SQLException {
        try (Connection connection = database.open(SessionPurpose.WORKLOAD); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> Workload.counted(connection, new PostgresStaging().workloads())).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("has not counted statements");
            statement.execute("CREATE EXTENSION pg_stat_statements");
            assertThatThrownBy(() -> Workload.counted(connection, new PostgresStaging().workloads())).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("no statement of this database");
            statement.execute("CREATE TABLE item (id int PRIMARY KEY, price int)");
            for (int i = 0; i < 9; i++) {
                statement.execute("SELECT price FROM item WHERE id = " + i);
            }
            for (int i = 0; i < 4; i++) {
                statement.execute("UPDATE item SET price = price + 1 WHERE id = " + i);
            }
            statement.execute("CREATE TABLE gone (id int)");
            statement.execute("SELECT count(*) FROM gone");
            statement.execute("DROP TABLE gone");

            Workload counted = Workload.counted(connection, new PostgresStaging().workloads());

            assertThat(counted.source()).isEqualTo("pg_stat_statements");
            assertThat(counted.scripts()).extracting(script -> script.weight() + " " + script.told().summary())
                    .containsExactly("9 SELECT price FROM item WHERE id = NULL", "4 UPDATE item SET price = price + NULL WHERE id = NULL");
            assertThat(counted.scripts()).allMatch(script -> script.age() == Age.OLD);
        }
    }
}
