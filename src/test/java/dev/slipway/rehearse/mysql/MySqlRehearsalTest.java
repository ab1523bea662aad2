package dev.slipway.rehearse.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.Ground;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Interruption;
import dev.slipway.rehearse.event.RehearsalEvent.InterruptionTried;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.workload.LoadOptions;
import dev.slipway.rehearse.workload.WorkloadSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole rehearsals of plans as the planner writes them: what works is proven, what does not is named, and staging is put back. */
@Tag("server")
@Timeout(180)
class MySqlRehearsalTest {
    private static final ScriptedPlan PLAN = MySqlCase.plan();

    private MySqlDatabase staging;
    private String before;
    @TempDir
    private Path work;

    @BeforeEach
    void create() {
        staging = MySqlDatabase.create();
        MySqlCase.fill(staging, 3000);
        before = MySqlCase.rowsOf(staging);
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    @Test
    void provesAPlanBothWaysAndPutsStagingBack() {
        RehearsalResult result = rehearse(PLAN, RehearsalOptions.DEFAULT);

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        assertIsAsBefore(result);
        assertThat(events(result, RehearsalEvent.TableBackedUp.class)).hasSize(3);
        assertThat(events(result, RehearsalEvent.RowsWritten.class)).extracting(RehearsalEvent.RowsWritten::inserted).contains(3L);
        assertThat(events(result, RehearsalEvent.LossCounted.class)).anyMatch(l -> l.object().equals("old") && l.rows() == 3);
        assertThat(events(result, RehearsalEvent.StepCost.class)).isNotEmpty().allMatch(c -> c.walBytes() >= 0 && c.tempBytes() == -1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            UPDATE customers SET name = 'x' WHERE id = 7;         |                                               | name differs in 1 rows
            DELETE FROM orders WHERE id = 9;                      |                                               | 1 rows gone
            INSERT INTO customers (id, email) SELECT MAX(id) + 1, '' FROM customers; |                            | a second up changes no rows
            ALTER TABLE customers ADD COLUMN extra int;           |                                               | extra
                                                   | UPDATE customers SET name = 'x' WHERE id = 7; | rows of customers after down
                                                   | ALTER TABLE customers COMMENT = 'forgotten';  | after down
                                                   | DROP VIEW dear;                               | view dear is missing
            """)
    void whatAScriptDoesBesideThePlanIsNamed(String moreUp, String moreDown, String named) {
        RehearsalResult result = rehearse(new ScriptedPlan(PLAN.plan(), PLAN.up() + (moreUp == null ? "" : moreUp + "\n"),
                PLAN.down() + (moreDown == null ? "" : moreDown + "\n"), PLAN.from(), PLAN.to()), RehearsalOptions.DEFAULT);

        assertThat(result.evidence().verdict()).isEqualTo(EvidenceSummary.Verdict.FAILED);
        assertThat(String.join("\n", result.evidence().findings())).contains(named);
    }

    @Test
    void aStepThatTheRowsRefuseIsNamedWithItsLineAndStagingPutBack() {
        staging.execute("UPDATE orders SET customer = 4711 WHERE id = 3");
        String broken = MySqlCase.rowsOf(staging);
        RehearsalResult result = rehearse(PLAN, RehearsalOptions.DEFAULT);

        assertThat(result.passed()).isFalse();
        assertThat(String.join("\n", result.evidence().findings())).contains("orders_customer").doesNotContain("4711");
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(MySqlCase.rowsOf(staging)).isEqualTo(broken);
    }

    @Test
    void everyStepIsKilledThreeTimesEachWayAndGoesOn() {
        RehearsalResult result = rehearse(PLAN, RehearsalOptions.DEFAULT.withInterruptions());

        assertThat(result.passed()).as(result.evidence().findings().toString()).isTrue();
        for (Side side : Side.values()) {
            assertThat(events(result, InterruptionTried.class)).filteredOn(t -> t.side() == side)
                    .hasSize(3 * PLAN.plan().steps().size()).noneMatch(t -> t.result() == Interruption.NOT_RESUMED)
                    .filteredOn(t -> t.result() == Interruption.RESUMED).hasSizeGreaterThanOrEqualTo(2 * PLAN.plan().steps().size());
        }
        assertIsAsBefore(result);
    }

    @Test
    void aWorkloadRunsBesideThePlanAndOldAndNewCodeAreTriedAfterEachStep() {
        LoadOptions load = new LoadOptions(new WorkloadSource.Schema(), 2, 50, Duration.ZERO, Duration.ofMillis(500));
        RehearsalResult result = rehearse(PLAN, RehearsalOptions.DEFAULT.withLoad(load));

        assertThat(events(result, RehearsalEvent.LoadMeasured.class)).isNotEmpty()
                .anyMatch(l -> l.phase() == RehearsalPhase.BASELINE && l.latency().count() > 0);
        List<RehearsalEvent.CompatibilityTried> tried = events(result, RehearsalEvent.CompatibilityTried.class);
        assertThat(tried).hasSizeGreaterThan(PLAN.plan().steps().size());
        assertThat(tried.getFirst().tried()).isNotEmpty().allMatch(t -> t.works() || !t.required());
        assertThat(tried.stream().flatMap(t -> t.tried().stream())).anyMatch(t -> !t.works() && t.message().contains("Unknown column"));
        assertIsAsBefore(result);
    }

    @Test
    void whatIsNotOfferedIsSaid() {
        RehearsalResult onCopy = rehearse(PLAN, RehearsalOptions.DEFAULT.withGround(Ground.CLONE));
        assertThat(onCopy.passed()).isFalse();
        assertThat(String.join("\n", onCopy.evidence().findings())).contains("may copy staging: MySQL and MariaDB cannot copy");

        String instrument = "UPDATE performance_schema.setup_instruments SET ENABLED = '%s' WHERE NAME = 'wait/lock/metadata/sql/mdl'";
        staging.execute(instrument.formatted("NO"));
        try {
            RehearsalResult blind = rehearse(PLAN, RehearsalOptions.DEFAULT);
            assertThat(blind.passed()).isTrue();
            assertThat(String.join("\n", blind.evidence().findings())).contains("locks are not seen")
                    .contains("UPDATE performance_schema.setup_instruments SET ENABLED = 'YES'");
        } finally {
            staging.execute(instrument.formatted("YES"));
        }
    }

    private void assertIsAsBefore(RehearsalResult result) {
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(MySqlCase.rowsOf(staging)).isEqualTo(before);
        assertThat(staging.snapshot().fingerprint()).isEqualTo(PLAN.from().fingerprint());
    }

    private RehearsalResult rehearse(ScriptedPlan plan, RehearsalOptions options) {
        Consumer<RehearsalEvent> nobody = event -> { };
        return new Rehearsal(plan, staging.asStaging(), options, work).run(new RunControl(), nobody);
    }

    private static <E extends RehearsalEvent> List<E> events(RehearsalResult result, Class<E> kind) {
        return result.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
