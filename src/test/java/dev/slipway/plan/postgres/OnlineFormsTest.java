package dev.slipway.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What no round trip can tell, for it ends the same with a longer lock. */
@Tag("server")
class OnlineFormsTest {
    /** A key forbids nulls by itself, but reads the whole table for it while nobody else may. */
    @Test
    void aKeyFindsItsColumnsProven() {
        List<Step> steps = plan("CREATE TABLE t (id int)", "CREATE TABLE t (id int PRIMARY KEY)");
        assertThat(Stream.of("NOT VALID", "VALIDATE CONSTRAINT", "PRIMARY KEY USING INDEX").map(sql -> place(steps, sql)))
                .isSorted().doesNotHaveDuplicates();
    }

    @Test
    void newValuesAreAddedOneByOneAndOutsideOfATransaction() {
        List<Step> steps = plan("CREATE TYPE mood AS ENUM ('ok')", "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')");
        Step added = steps.get(place(steps, "ADD VALUE"));
        assertThat(added.up().transaction()).isFalse();
        assertThat(added.up().statements()).hasSize(2);
    }

    /** The table is written anew once, and a column that needs no writing does not wait for that. */
    @Test
    void severalColumnsChangeTheirTypesTogether() {
        List<Step> steps = plan("CREATE TABLE t (a int, b int DEFAULT 1, c varchar(5)); CREATE VIEW v AS SELECT a FROM t",
                "CREATE TABLE t (a bigint, b text DEFAULT 'x', c text); CREATE VIEW v AS SELECT a FROM t");
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().up().statements()).singleElement().asString().endsWith("ALTER COLUMN c TYPE text");
        assertThat(steps.getLast().up().statements()).filteredOn(sql -> sql.contains(" TYPE "))
                .containsExactly("ALTER TABLE public.t ALTER COLUMN a TYPE bigint,\n    ALTER COLUMN b TYPE text");
        assertThat(steps.getLast().down().statements()).filteredOn(sql -> sql.contains(" TYPE ")).hasSize(1);
    }

    private static int place(List<Step> steps, String statement) {
        return steps.indexOf(steps.stream().filter(s -> s.up().statements().stream().anyMatch(sql -> sql.contains(statement))).findFirst()
                .orElseThrow());
    }

    private static List<Step> plan(String from, String to) {
        Snapshot present = TestDatabase.snapshotOf(from);
        Snapshot wanted = TestDatabase.snapshotOf(to);
        return Pipeline.plan(Pipeline.diff(present, wanted, List.of(), CompareRules.DEFAULT), present, wanted, PlanOptions.DEFAULT).plan()
                .steps();
    }
}
