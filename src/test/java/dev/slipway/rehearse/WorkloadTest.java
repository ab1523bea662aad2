package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Phase;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalEvent.LoadMeasured;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.LoadFold;
import dev.slipway.rehearse.fold.RehearsalReport;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.workload.LoadOptions;
import dev.slipway.rehearse.workload.WorkloadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An index that is built the direct way is felt by the application, and the online way is not: measured, not believed. */
@Tag("server")
@Timeout(180)
class WorkloadTest {
    private static final String SLOW = "md5(md5(md5(md5(md5(note)))))";
    private static final String[] FROM = {"CREATE SCHEMA shop", "CREATE TABLE shop.orders (id int PRIMARY KEY, note text NOT NULL)"};
    private static final Snapshot BEFORE = TestDatabase.snapshotOf(FROM);
    private static final Snapshot AFTER = TestDatabase.snapshotOf(FROM[0], FROM[1], "CREATE INDEX orders_slow ON shop.orders (" + SLOW
            + ")");
    private static final Budget BUDGET = new Budget(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(200),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5), Duration.ofMinutes(5));

    private TestDatabase staging;
    @TempDir
    private Path work;

    @BeforeEach
    void create() {
        staging = TestDatabase.create();
        List.of(FROM).forEach(staging::execute);
        staging.execute("INSERT INTO shop.orders SELECT i, md5(i::text) FROM generate_series(1, 300000) i");
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    @Test
    void anIndexThatKeepsWritersWaitingFailsAndNamesTheStep() {
        RehearsalResult result = rehearse("", BUDGET, new WorkloadSource.Schema());

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith("over budget: longest wait caused to others")
                && f.contains("(step 1 on shop.orders)"));
        LoadFold load = LoadFold.of(result.events());
        Duration blocked = load.blockedBy(1).get("write shop.orders");
        LoadMeasured during = stretch(load, LoadStage.STEP, RehearsalPhase.UP).orElseThrow();
        assertThat(blocked).isGreaterThan(Duration.ofMillis(200));
        assertThat(during.latency().max()).isGreaterThan(Duration.ofMillis(200));
        assertThat(stretch(load, LoadStage.IDLE, RehearsalPhase.BASELINE).orElseThrow().latency().count()).isBetween(50L, 400L);
        assertThat(RehearsalReport.sections(result.events())).extracting(RehearsalReport.Section::title)
                .contains("Workload", "What the workload waited for");
        assertThat(staging.value("SELECT concat(count(*), sum(hashtext(note))) FROM shop.orders"))
                .isEqualTo(staging.value("SELECT concat(count(*), sum(hashtext(md5(i::text)))) FROM generate_series(1, 300000) i"));
    }

    @Test
    void theSameIndexConcurrentlyPasses() {
        RehearsalResult result = rehearse("CONCURRENTLY", BUDGET, new WorkloadSource.Schema());

        assertThat(result.evidence().findings()).noneMatch(f -> f.contains("over budget"));
        assertThat(result.passed()).isTrue();
        assertThat(LoadFold.of(result.events()).blockedBy(1)).isEmpty();
        assertThat(stretch(LoadFold.of(result.events()), LoadStage.AFTER, RehearsalPhase.UP_FINAL).orElseThrow().latency().count())
                .isPositive();
    }

    @Test
    void statementsThatFailAreCountedByTheirCode() throws IOException {
        Path file = work.resolve("workload.sql");
        Files.writeString(file, """
                -- name: good, weight: 3
                \\set id random(1, 300000)
                SELECT note FROM shop.orders WHERE id = :id;
                -- name: write
                UPDATE shop.orders SET note = note || '!' WHERE id = 1;
                -- name: bad
                SELECT 1 / 0;
                -- name: only when new, age: new
                SELECT is_never_there FROM shop.orders;
                """);
        RehearsalResult result = rehearse("CONCURRENTLY", BUDGET, new WorkloadSource.File(file));

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).as("what the workload writes is rolled back").noneMatch(f -> f.contains("rows of"));
        assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith("over budget: failed workload statements"));
        LoadFold load = LoadFold.of(result.events());
        assertThat(stretch(load, LoadStage.IDLE, RehearsalPhase.BASELINE).orElseThrow().latency().errors()).containsOnlyKeys("22012");
        assertThat(stretch(load, LoadStage.AFTER, RehearsalPhase.UP_FINAL).orElseThrow().latency().errors()).containsKeys("22012", "42703");
        assertThat(load.windows()).isNotEmpty();
    }

    private static Optional<LoadMeasured> stretch(LoadFold load, LoadStage stage, RehearsalPhase phase) {
        return load.stretches().stream().filter(s -> s.stage() == stage && s.phase() == phase).findFirst();
    }

    private RehearsalResult rehearse(String how, Budget budget, WorkloadSource source) {
        String head = "-- Step 1 of 1 (expand): create index\n";
        ScriptedPlan plan = TestPlans.of(BEFORE, AFTER, head + "CREATE INDEX " + how + " IF NOT EXISTS orders_slow ON shop.orders ("
                + SLOW + ");\n",
                head + "DROP INDEX " + how + " IF EXISTS shop.orders_slow;\n",
                new Step(1, "create index", Phase.EXPAND, List.of(ObjectKey.table("shop", "orders")), StepScript.NOTHING,
                        StepScript.NOTHING,
                        StepEffects.NONE, new Step.StrategyChoice(Strategy.ONLINE, List.of(Strategy.ONLINE)), List.of()));
        return new Rehearsal(plan, staging.asStaging(),
                RehearsalOptions.DEFAULT.withBudget(budget).withLoad(LoadOptions.of(source)), work.resolve("runs"))
                        .run(new RunControl(), e -> { });
    }
}
