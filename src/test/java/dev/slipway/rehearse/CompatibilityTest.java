package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.RehearsalEvent.CompatibilityTried;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Tried;
import dev.slipway.rehearse.fold.CompatibilityMatrix;
import dev.slipway.rehearse.fold.RehearsalReport;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.workload.LoadOptions;
import dev.slipway.rehearse.workload.WorkloadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A column is replaced by another: expand adds the new one, contract takes the old one away. */
@Tag("server")
@Timeout(120)
class CompatibilityTest {
    private static final String TABLE = "CREATE TABLE shop.people (id int PRIMARY KEY, phone text)";
    private static final Snapshot BEFORE = TestDatabase.snapshotOf("CREATE SCHEMA shop", TABLE);
    private static final Snapshot AFTER = TestDatabase.snapshotOf("CREATE SCHEMA shop",
            "CREATE TABLE shop.people (id int PRIMARY KEY, mobile text)");
    /** How long anything takes is not what is judged here. */
    private static final Budget PATIENT = new Budget(Budget.DEFAULT.accessExclusive(), Budget.DEFAULT.writesBlocked(),
            Budget.DEFAULT.blockedOthers(), Budget.DEFAULT.step(), Budget.DEFAULT.up(), Budget.DEFAULT.rollback(),
            new Budget.Costs(Budget.Costs.DEFAULT.total(), Budget.Costs.DEFAULT.walBytes(), Budget.Costs.DEFAULT.diskBytes(), 100_000, 0,
                    Map.of(), Budget.Costs.DEFAULT.criticalFactor()));
    private static final String ADD = "ALTER TABLE shop.people ADD COLUMN IF NOT EXISTS mobile text;\n";
    private static final String DROP = "ALTER TABLE shop.people DROP COLUMN IF EXISTS phone;\n";

    private TestDatabase staging;
    @TempDir
    private Path work;

    @BeforeEach
    void create() throws IOException {
        staging = TestDatabase.create();
        staging.execute("CREATE SCHEMA shop");
        staging.execute(TABLE);
        staging.execute("INSERT INTO shop.people (id) SELECT generate_series(1, 20)");
        Files.writeString(work.resolve("workload.sql"), """
                -- name: call, age: old
                SELECT phone FROM shop.people WHERE id = 1;
                -- name: write to, age: new
                \\set id random(1, 20)
                UPDATE shop.people SET mobile = mobile WHERE id = :id;
                -- name: count
                SELECT count(*) FROM shop.people;
                """);
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    @Test
    void expandAndContractIsProvenBySteps() {
        RehearsalResult result = rehearse(ADD, Phase.EXPAND, DROP, Phase.CONTRACT);

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        CompatibilityMatrix matrix = CompatibilityMatrix.of(result.events());
        assertThat(matrix.moments()).extracting(CompatibilityTried::phase)
                .containsExactly(RehearsalPhase.BASELINE, RehearsalPhase.UP, RehearsalPhase.UP,
                RehearsalPhase.DOWN, RehearsalPhase.DOWN);
        assertThat(works(matrix, "call")).containsExactly(true, true, false, true, true);
        assertThat(works(matrix, "write to")).containsExactly(false, true, true, true, false);
        assertThat(works(matrix, "count")).containsOnly(true);
        assertThat(RehearsalReport.sections(result.events())).filteredOn(s -> s.title().equals("Old and new code")).singleElement()
                .satisfies(s -> assertThat(s.rows().getFirst()).containsExactly("call", "old", "works", "works", "not needed 42703",
                        "works", "works"));
    }

    /** The same two statements, but the column goes before contract: old code breaks too early. */
    @Test
    void whatBreaksOldCodeBeforeContractIsCaught() {
        RehearsalResult result = rehearse(ADD, Phase.EXPAND, DROP, Phase.MIGRATE);

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith("old code works until the contract phase")
                && f.contains("\"call\" after step 2 of up"));
        assertThat(result.stagingAsBefore()).isTrue();
    }

    @Test
    void aVariableThatNothingSetsIsAFindingAndNotAnAccident() throws IOException {
        Files.writeString(work.resolve("workload.sql"), """
                -- name: count, age: both
                \\set some :scale * 10
                SELECT count(*) FROM shop.people WHERE id < :some;
                """);

        RehearsalResult result = rehearse(ADD, Phase.EXPAND, DROP, Phase.CONTRACT);

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.contains("\"count\" before step 1") && f.contains("scale"));
        assertThat(result.stagingAsBefore()).isTrue();
    }

    private static List<Boolean> works(CompatibilityMatrix matrix, String statement) {
        return matrix.moments().stream().map(m -> matrix.cell(m, statement).map(Tried::works).orElseThrow()).toList();
    }

    private RehearsalResult rehearse(String first, Phase firstPhase, String second, Phase secondPhase) {
        String one = "-- Step 1 of 2 (expand): add column shop.people.mobile\n";
        String two = "-- Step 2 of 2 (contract): drop column shop.people.phone\n";
        LoadOptions usual = LoadOptions.of(new WorkloadSource.File(work.resolve("workload.sql")));
        return new Rehearsal(TestPlans.of(BEFORE, AFTER, one + first + two + second,
                two + "ALTER TABLE shop.people ADD COLUMN IF NOT EXISTS phone text;\n" + one
                        + "ALTER TABLE shop.people DROP COLUMN IF EXISTS mobile;\n",
                step(1, firstPhase, "mobile"), step(2, secondPhase, "phone")), staging.asStaging(),
                RehearsalOptions.DEFAULT.withBudget(PATIENT).withLoad(new LoadOptions(usual.source(), 1, 5, Duration.ZERO,
                Duration.ofMillis(300))),
                        work.resolve("runs"))
                .run(new RunControl(), e -> { });
    }

    private static Step step(int number, Phase phase, String column) {
        return new Step(number, "step", phase, List.of(ObjectKey.table("shop", "people").column(column)), StepScript.NOTHING,
                StepScript.NOTHING,
                StepEffects.NONE, new Step.StrategyChoice(Strategy.ONLINE, List.of(Strategy.ONLINE)), List.of());
    }
}
