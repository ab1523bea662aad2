package dev.slipway.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Pipeline;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.StepHeading;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.testing.Oracle;
import dev.slipway.testing.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A script that was broken off between two steps is taken back whole by the other one, whatever part of it was done. By default for the
 * cases in which something stands beside what it will replace; {@code -Dslipway.cases.broken-off=true} takes all cases.
 */
@Tag("server")
class BrokenOffTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Set<String> USUAL = Set.of("indexes-replaced", "partitions", "partition-children", "partition-of-kinds",
            "constraints-online", "serial-and-identity");

    @TestFactory
    Stream<DynamicTest> whatWasBegunIsTakenBack() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(CASES)) {
            for (Path folder : folders.sorted().toList()) {
                if (USUAL.contains(folder.getFileName().toString()) || Boolean.getBoolean("slipway.cases.broken-off")) {
                    tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> everyCut(folder)));
                }
            }
        }
        assertThat(tests).as("cases found").hasSizeGreaterThanOrEqualTo(USUAL.size());
        return tests.stream();
    }

    /** A concurrent build that finds two equal rows leaves an index behind that is not valid (PostgreSQL 18 manual, CREATE INDEX). */
    @ParameterizedTest
    @ValueSource(strings = {
            "; ALTER TABLE t ADD CONSTRAINT t_code UNIQUE (code)",
            "; CREATE UNIQUE INDEX t_code ON t (code)",
            "CREATE INDEX t_code ON t (code); CREATE UNIQUE INDEX t_code ON t (code)"})
    void whatCouldNotBeBuiltIsBuiltAnewOrTakenBack(String indexes) {
        String table = "CREATE TABLE t (id int PRIMARY KEY, code text);";
        String[] index = indexes.split(";");
        try (TestDatabase old = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            old.execute(table + index[0]);
            wanted.execute(table + index[1]);
            Snapshot from = old.snapshot();
            Snapshot to = wanted.snapshot();
            ScriptedPlan plan = Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to, PlanOptions.DEFAULT);
            Script up = PostgresScript.parse("up.sql", plan.up());
            List<String> before = Oracle.catalogue(old);
            old.execute("INSERT INTO t VALUES (1, 'same'), (2, 'same')");

            failsToBuild(old, up);
            Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
            assertThat(Oracle.catalogue(old)).as("taken back\n%s", plan.down()).isEqualTo(before);

            failsToBuild(old, up);
            failsToBuild(old, up);
            old.execute("DELETE FROM t WHERE id = 2");
            Scripts.run(old, up);
            assertThat(Oracle.catalogue(old)).as("made at last\n%s", plan.up()).isEqualTo(Oracle.catalogue(wanted));
        }
    }

    private static void failsToBuild(TestDatabase database, Script up) {
        assertThatThrownBy(() -> Scripts.run(database, up)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("could not create unique index");
        assertThat(database.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo("1");
    }

    private static void everyCut(Path folder) throws IOException {
        try (TestDatabase old = database(folder, "old.sql"); TestDatabase wanted = database(folder, "new.sql")) {
            Snapshot from = old.snapshot();
            Snapshot to = wanted.snapshot();
            ScriptedPlan plan = Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to, PlanOptions.DEFAULT);
            List<String> before = Oracle.catalogue(old);
            List<String> after = Oracle.catalogue(wanted);
            int steps = plan.plan().steps().size();
            for (int done = 1; done < steps; done++) {
                Scripts.run(old, firstSteps("up.sql", plan.up(), done));
                Scripts.run(old, PostgresScript.parse("down.sql", plan.down()));
                assertThat(Oracle.catalogue(old)).as("taken back after %d of %d steps up\n%s\n%s", done, steps, plan.up(), plan.down())
                        .isEqualTo(before);
            }
            Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
            for (int done = 1; done < steps; done++) {
                Scripts.run(old, firstSteps("down.sql", plan.down(), done));
                Scripts.run(old, PostgresScript.parse("up.sql", plan.up()));
                assertThat(Oracle.catalogue(old)).as("made again after %d of %d steps down\n%s\n%s", done, steps, plan.up(), plan.down())
                        .isEqualTo(after);
            }
        }
    }

    private static TestDatabase database(Path folder, String file) throws IOException {
        TestDatabase database = TestDatabase.create();
        Scripts.run(database, PostgresScript.parse(file, Files.readString(folder.resolve(file))));
        return database;
    }

    /** The script up to the heading that follows so many steps. */
    private static Script firstSteps(String name, String text, int count) {
        List<StepHeading> headings = PostgresScript.parse(name, text).headings();
        if (headings.size() <= count) {
            return PostgresScript.parse(name, text);
        }
        List<String> lines = text.lines().limit(headings.get(count).line() - 1L).toList();
        return PostgresScript.parse(name, String.join("\n", lines) + "\n");
    }
}
