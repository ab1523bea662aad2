package dev.slipway.plan.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.jdbc.Database;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.testing.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder below {@code mysql-cases} is one transition on MariaDB, run by the server's own client and judged by its own dump: up
 * leads to the new schema, a second up changes nothing, a second comparison finds nothing, and down leads back, twice too.
 */
@Tag("server")
class MySqlCaseTest {
    private static final Path CASES = Path.of("src/test/resources/mysql-cases");
    private static MariaDb server;

    @BeforeAll
    static void start() throws IOException {
        server = MariaDb.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCaseMakesTheRoundTrip() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            List<Path> cases = folders.sorted().toList();
            assertThat(cases).isNotEmpty();
            return cases.stream().map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> roundTrip(c)));
        }
    }

    private static void roundTrip(Path folder) throws IOException {
        server.create("old", Files.readString(folder.resolve("old.sql")));
        server.create("new", Files.readString(folder.resolve("new.sql")));
        String before = server.dump("old");
        String wanted = server.dump("new");
        server.client("old", Files.readString(folder.resolve("seed.sql")));
        ScriptedPlan plan = plan();
        assertThat(plan.plan().notCompared()).isEmpty();
        for (String time : List.of("once", "again")) {
            server.client("old", plan.up());
            assertThat(server.dump("old")).as("up " + time).isEqualTo(wanted);
        }
        assertThat(plan().plan().steps()).as("steps after up").isEmpty();
        for (String time : List.of("once", "again")) {
            server.client("old", plan.down());
            assertThat(server.dump("old")).as("down " + time).isEqualTo(before);
        }
    }

    private static ScriptedPlan plan() {
        Snapshot from = read("old");
        Snapshot to = read("new");
        SchemaDiff diff = Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT);
        return Pipeline.plan(diff, from, to, PlanOptions.DEFAULT);
    }

    private static Snapshot read(String name) {
        try (Database database = server.database(name)) {
            return Pipeline.introspect(database);
        }
    }
}
