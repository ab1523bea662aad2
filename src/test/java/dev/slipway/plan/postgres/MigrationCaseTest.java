package dev.slipway.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.Oracle;
import dev.slipway.testing.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder below {@code cases} is one transition. The judges are the server's own catalogue, asked by a query that shares nothing
 * with introspection, and the rows themselves. A case that holds a file {@code direct} is made by both strategies;
 * {@code -Dslipway.cases.direct=true} makes all of them by both,
 * and {@code -Dslipway.cases.only=text} only those whose name holds the text.
 */
@Tag("server")
class MigrationCaseTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    @TestFactory
    Stream<DynamicTest> everyCaseMakesTheRoundTrip() throws IOException {
        String only = System.getProperty("slipway.cases.only", "");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(CASES)) {
            for (Path folder : folders.filter(f -> f.getFileName().toString().contains(only)).sorted().toList()) {
                for (Strategy strategy : strategies(folder)) {
                    tests.add(DynamicTest.dynamicTest(folder.getFileName() + " " + strategy.word(), () -> roundTrip(folder, strategy)));
                }
            }
        }
        assertThat(tests).as("cases found").isNotEmpty();
        return tests.stream();
    }

    private static List<Strategy> strategies(Path folder) {
        boolean both = Files.exists(folder.resolve("direct")) || Boolean.getBoolean("slipway.cases.direct");
        return both ? List.of(Strategy.values()) : List.of(Strategy.ONLINE);
    }

    private static void roundTrip(Path folder, Strategy strategy) throws IOException {
        try (TestDatabase old = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            load(old, folder.resolve("old.sql"));
            load(wanted, folder.resolve("new.sql"));
            load(old, folder.resolve("seed.sql"));
            List<String> before = Oracle.catalogue(old);
            List<String> target = Oracle.catalogue(wanted);
            ScriptedPlan plan = plan(old.snapshot(), wanted.snapshot(), strategy);
            // Views that are missing for a moment are an outage: what is rebuilt is rebuilt in one transaction.
            assertThat(plan.plan().steps()).allSatisfy(step -> assertThat(step.up().transaction() || step.up().statements().stream()
                    .noneMatch(sql -> sql.startsWith("DROP VIEW"))).as(step.title()).isTrue());
            Map<String, String> rows = Oracle.rowsOfCommonColumns(old, wanted);

            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            assertThat(Oracle.catalogue(old)).as("after up\n" + plan.up()).isEqualTo(target);
            assertThat(Oracle.hashes(old, rows.keySet())).as("rows after up").isEqualTo(rows);
            assertThat(plan(old.snapshot(), wanted.snapshot(), strategy).plan().steps()).as("plan after up").isEmpty();

            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            assertThat(Oracle.catalogue(old)).as("after a second up").isEqualTo(target);
            assertThat(Oracle.hashes(old, rows.keySet())).as("rows after a second up").isEqualTo(rows);

            Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
            assertThat(Oracle.catalogue(old)).as("after down\n" + plan.down()).isEqualTo(before);
            assertThat(Oracle.hashes(old, rows.keySet())).as("rows after down").isEqualTo(rows);
        }
    }

    private static void load(TestDatabase database, Path file) throws IOException {
        Scripts.run(database, PostgresScript.parse(file.toString(), Files.readString(file)));
    }

    private static ScriptedPlan plan(Snapshot from, Snapshot to, Strategy strategy) {
        return Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to, PlanOptions.DEFAULT.withStrategy(strategy));
    }
}
