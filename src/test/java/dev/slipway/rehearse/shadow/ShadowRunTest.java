package dev.slipway.rehearse.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Snapshot;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.TestPlans;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.shadow.postgres.PostgresShadow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Timeout(120)
class ShadowRunTest {
    private static final List<String> FROM = List.of("CREATE SCHEMA shop",
            "CREATE TABLE shop.orders (id int PRIMARY KEY, total int, status text)",
            "CREATE TABLE shop.old (id int PRIMARY KEY)",
            "CREATE INDEX old_idx ON shop.orders (total)");
    private static final String UP = """
            \\set ON_ERROR_STOP on
            SET lock_timeout = '3s';

            -- Step 1 of 3 (expand): create index shop.orders_status_idx
            CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_idx ON shop.orders USING btree (status);
            -- Step 2 of 3 (contract): widen shop.orders.total
            ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;
            -- Step 3 of 3 (contract): drop index shop.old_idx
            DROP INDEX CONCURRENTLY IF EXISTS shop.old_idx;
            """;
    private static final String DOWN = """
            SET lock_timeout = '3s';
            -- Step 3 of 3 (contract): drop index shop.old_idx
            CREATE INDEX CONCURRENTLY IF NOT EXISTS old_idx ON shop.orders USING btree (total);
            -- Step 2 of 3 (contract): widen shop.orders.total
            ALTER TABLE shop.orders ALTER COLUMN total TYPE integer;
            -- Step 1 of 3 (expand): create index shop.orders_status_idx
            DROP INDEX CONCURRENTLY IF EXISTS shop.orders_status_idx;
            """;
    private static Snapshot from;
    private static Snapshot to;

    @BeforeAll
    static void snapshots() {
        from = TestDatabase.snapshotOf(FROM.toArray(String[]::new));
        to = TestDatabase.snapshotOf(FROM.get(0), "CREATE TABLE shop.orders (id int PRIMARY KEY, total bigint, status text)", FROM.get(2),
                "CREATE INDEX orders_status_idx ON shop.orders (status)");
    }

    @Test
    void goodScriptsReachTheWantedSchemaAndLeadBack() {
        ShadowReport report = run(UP, DOWN);

        assertThat(report.failures()).isEmpty();
        assertThat(report.good()).isTrue();
        assertThat(report.took()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void measuresLocksAndRewritesStepByStep() {
        ShadowReport report = run(UP, DOWN);

        assertThat(step(report, Side.UP, 1).locks()).containsExactly(new LockTaken("shop.orders", LockMode.SHARE_UPDATE_EXCLUSIVE));
        assertThat(step(report, Side.UP, 1).rewritten()).isEmpty();
        assertThat(step(report, Side.UP, 2).locks()).containsExactly(new LockTaken("shop.orders", LockMode.ACCESS_EXCLUSIVE));
        assertThat(step(report, Side.UP, 2).rewritten()).containsExactly("shop.orders");
        assertThat(step(report, Side.UP, 3).locks()).containsExactly(new LockTaken("shop.orders", LockMode.SHARE_UPDATE_EXCLUSIVE));
        assertThat(step(report, Side.DOWN, 1).locks()).containsExactly(new LockTaken("shop.orders", LockMode.SHARE_UPDATE_EXCLUSIVE));
        assertThat(report.findings()).filteredOn(f -> f.severity() == Severity.MEDIUM).extracting(Finding::place)
                .containsExactly("up.sql:7", "down.sql:5");
    }

    @Test
    void namesThePlaceOfAnError() {
        ShadowReport report = run(UP.replace("(status)", "(statsu)"), DOWN);

        Finding failure = report.failures().getFirst();
        assertThat(failure.place()).startsWith("up.sql:5:");
        assertThat(failure.step()).isEqualTo(1);
        assertThat(failure.message()).contains("statsu");
        assertThat(report.good()).isFalse();
        assertThat(run(UP.replace("TYPE bigint", "TYPE date"), DOWN).failures().getFirst().hint()).contains("USING total::date");
    }

    @Test
    void namesWhatIsMissingFromTheWantedSchema() {
        ShadowReport report = run(UP.replace("TYPE bigint", "TYPE smallint"), DOWN);

        assertThat(report.wantedReached()).isFalse();
        assertThat(report.failures()).extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains("column shop.orders.total differs (type smallint instead of bigint)"));
    }

    @Test
    void noticesThatDownDoesNotLeadBack() {
        ShadowReport report = run(UP, DOWN.replace("DROP INDEX CONCURRENTLY IF EXISTS shop.orders_status_idx;", ""));

        assertThat(report.wantedReached()).isTrue();
        assertThat(report.ledBack()).isFalse();
        assertThat(report.failures().getFirst().message()).contains("orders_status_idx").contains("is there in addition");
    }

    @Test
    void aSecondRunMustNotFail() {
        ShadowReport report = run(UP.replace("CONCURRENTLY IF NOT EXISTS", "CONCURRENTLY"), DOWN);

        assertThat(report.failures()).extracting(Finding::message).anySatisfy(m -> assertThat(m).startsWith("On a second run: "));
    }

    @Test
    void placesWhatCannotBeRead() {
        ShadowReport report = run(UP + "\n\\! touch x\n", DOWN);

        assertThat(report.failures().getFirst().place()).isEqualTo("up.sql:11:1");
    }

    @Test
    void makesTheRolesTheSchemaNames() {
        Snapshot granted = TestDatabase.snapshotOf("CREATE SCHEMA shop", "CREATE TABLE shop.t (id int)", """
                DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'Odd "role') THEN CREATE ROLE "Odd ""role"; END IF; END $$""",
                "GRANT SELECT ON shop.t TO \"Odd \"\"role\"");
        try (TestDatabase other = TestDatabase.create(); TestDatabase scratch = TestDatabase.create()) {
            other.execute("DROP OWNED BY \"Odd \"\"role\"; DROP ROLE \"Odd \"\"role\"");
            ShadowReport report = new ShadowRun(new PostgresShadow(
                    snapshot -> List.of("CREATE SCHEMA shop", "CREATE TABLE shop.t (id int)",
                    "GRANT SELECT ON shop.t TO \"Odd \"\"role\""))).run(TestPlans.of(granted, granted, "", ""), scratch.database(),
                            new RunControl());
            assertThat(report.failures()).isEmpty();
        }
    }

    private static ShadowReport.StepMeasured step(ShadowReport report, Side side, int step) {
        return report.steps().stream().filter(s -> s.side() == side && s.step() == step).findFirst().orElseThrow();
    }

    private static ShadowReport run(String up, String down) {
        try (TestDatabase scratch = TestDatabase.create()) {
            return new ShadowRun(new PostgresShadow(snapshot -> FROM))
                    .run(TestPlans.of(from, to, up, down), scratch.database(), new RunControl());
        }
    }
}
