package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.TestDatabase;
import java.util.List;
import java.util.Map;

/**
 * From one schema to another and back with rows in the tables. The judges are the server's own catalogue, asked by a query that
 * shares nothing with introspection, and the rows themselves.
 *
 * @param old the statements that make the first schema
 * @param wanted those that make the second
 * @param rows those that fill the first
 * @param strategy how the plan carries changes out
 * @param major the version of the server
 */
public record RoundTrip(String old, String wanted, String rows, Strategy strategy, int major) {
    /** Makes the whole way: up, up again, down. */
    public void judge() {
        try (TestDatabase here = TestDatabase.create(major); TestDatabase there = TestDatabase.create(major)) {
            load(here, old);
            load(there, wanted);
            load(here, rows);
            judge(here, there);
        }
    }

    private void judge(TestDatabase here, TestDatabase there) {
        List<String> before = Oracle.catalogue(here);
        List<String> target = Oracle.catalogue(there);
        ScriptedPlan plan = plan(here.snapshot(), there.snapshot());
        // Views that are missing for a moment are an outage: what is rebuilt is rebuilt in one transaction.
        assertThat(plan.plan().steps()).allSatisfy(step -> assertThat(step.up().transaction() || step.up().statements().stream()
                .noneMatch(sql -> sql.startsWith("DROP VIEW"))).as(step.title()).isTrue());
        assertThat(plan.plan().steps()).extracting(Step::phase).as("phases follow one another").isSorted();
        Map<String, String> expected = Oracle.rowsOfCommonColumns(here, there);

        Scripts.run(here, PostgresScript.parse("up.sql", plan.up()));
        assertThat(Oracle.catalogue(here)).as("after up\n" + plan.up()).isEqualTo(target);
        assertThat(Oracle.hashes(here, expected.keySet())).as("rows after up").isEqualTo(expected);
        assertThat(plan(here.snapshot(), there.snapshot()).plan().steps()).as("plan after up").isEmpty();

        Scripts.run(here, PostgresScript.parse("up.sql", plan.up()));
        assertThat(Oracle.catalogue(here)).as("after a second up").isEqualTo(target);
        assertThat(Oracle.hashes(here, expected.keySet())).as("rows after a second up").isEqualTo(expected);

        Scripts.run(here, PostgresScript.parse("down.sql", plan.down()));
        assertThat(butForVersions(Oracle.catalogue(here))).as("after down\n" + plan.down()).isEqualTo(butForVersions(before));
        assertThat(Oracle.hashes(here, expected.keySet())).as("rows after down").isEqualTo(expected);
    }

    /** Few extensions know a way back to an older version of theirs. */
    private static List<String> butForVersions(List<String> facts) {
        return facts.stream().filter(fact -> !fact.startsWith("extension version ")).toList();
    }

    private ScriptedPlan plan(Snapshot from, Snapshot to) {
        PlanOptions options = PlanOptions.DEFAULT.withStrategy(strategy);
        return Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to, options);
    }

    private static void load(TestDatabase database, String sql) {
        Scripts.run(database, PostgresScript.parse("schema.sql", sql));
    }
}
