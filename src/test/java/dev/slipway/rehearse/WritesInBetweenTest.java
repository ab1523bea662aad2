package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.RehearsalEvent.RowsWritten;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.run.RunControl;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that an application writes between up and down must be right after down: each way of forgetting them is caught. */
@Tag("server")
@Timeout(120)
class WritesInBetweenTest {
    private static final String[] FROM = {"CREATE SCHEMA shop",
        "CREATE TABLE shop.people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, city text, age int"
        + " CHECK (age > 0))",
        "CREATE TABLE shop.visits (person bigint REFERENCES shop.people (id), day date, stars int NOT NULL, code uuid UNIQUE, PRIMARY KEY"
        + " (person, day))",
        "CREATE INDEX ON shop.people (city)",
        "CREATE TABLE shop.remarks (what text)",
        "CREATE TABLE shop.calm (id int PRIMARY KEY, what text)",
        "CREATE FUNCTION shop.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never'; END $$",
        "CREATE TRIGGER calm BEFORE INSERT OR UPDATE OR DELETE ON shop.calm FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION"
        + " shop.refuse()"};
    private static final Snapshot BEFORE = TestDatabase.snapshotOf(FROM);
    private static final Snapshot AFTER = TestDatabase.snapshotOf(Stream.concat(Stream.of(FROM),
            Stream.of("ALTER TABLE shop.people ADD COLUMN note text")).toArray(String[]::new));
    private static final String UP = "-- Step 1 of 1 (expand): add column shop.people.note\nALTER TABLE shop.people ADD COLUMN IF NOT"
            + " EXISTS note text;\n";
    private static final String DOWN = "-- Step 1 of 1 (expand): add column shop.people.note\nALTER TABLE shop.people DROP COLUMN IF"
            + " EXISTS note;\n";
    private static final String ROWS = "SELECT string_agg(t::text, '|' ORDER BY id) || (SELECT string_agg(v::text, '|' ORDER BY person,"
            + " day) FROM shop.visits v)"
            + " || (SELECT last_value FROM pg_sequences) FROM shop.people t";

    private TestDatabase staging;
    private String before;
    @TempDir
    private Path work;

    @BeforeEach
    void create() {
        staging = TestDatabase.create();
        List.of(FROM).forEach(staging::execute);
        staging.execute("INSERT INTO shop.people (email, city, age) SELECT 'p' || i, 'city ' || i % 7, i FROM generate_series(1, 50) i");
        staging.execute("INSERT INTO shop.visits SELECT i, date '2026-01-01' + i, i, gen_random_uuid() FROM generate_series(1, 20) i");
        staging.execute("ALTER TABLE shop.calm DISABLE TRIGGER USER; INSERT INTO shop.calm SELECT i, 'x' FROM generate_series(1, 9) i;"
                + " ALTER TABLE shop.calm ENABLE TRIGGER USER");
        staging.execute("INSERT INTO shop.remarks VALUES ('one'), ('other')");
        before = staging.value(ROWS);
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    @Test
    void rowsAreWrittenAndComeThroughDown() {
        RehearsalResult result = rehearse("", RehearsalOptions.DEFAULT);

        assertThat(result.evidence().findings()).filteredOn(f -> !f.contains("from a file") && !f.contains("have moved on")).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(written(result, "shop.people")).isEqualTo(new RowsWritten(written(result, "shop.people").at(), "shop.people", 3, 3, 0,
                List.of()));
        assertThat(written(result, "shop.visits").deleted()).isEqualTo(2);
        assertThat(written(result, "shop.visits").updated()).isEqualTo(3);
        assertThat(written(result, "shop.calm").refused()).containsExactly("update (P0001)", "delete (P0001)", "insert (P0001)");
        assertThat(result.evidence().checks()).extracting(EvidenceSummary.Check::name)
                .anyMatch(name -> name.startsWith("rows of shop.people after down, those written after up included"));
        assertThat(staging.value(ROWS)).isEqualTo(before);
    }

    /** What a careless way back does to rows that were not there when it was written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE FROM shop.people WHERE id > 50                                              | rows of shop.people after down
            UPDATE shop.people SET city = concat('city ', id % 7) WHERE id <= 50              | rows of shop.people after down
            INSERT INTO shop.visits SELECT id, date '2027-01-01', 1 FROM shop.people WHERE id = 4 ON CONFLICT DO NOTHING | rows of shop.visits after down
            UPDATE shop.remarks SET what = 'forgotten'                                         | rows of shop.remarks after down
            SELECT setval('shop.people_id_seq', 3)                                             | sequences at or past where they stood after down
            ALTER TABLE shop.people ALTER COLUMN id RESTART                                    | sequences at or past where they stood after down
            """)
    void aDownThatForgetsThemIsCaught(String more, String check) {
        RehearsalResult result = rehearse(more + ";\n", RehearsalOptions.DEFAULT);

        assertThat(result.passed()).isFalse();
        assertThat(result.evidence().findings()).anyMatch(f -> f.startsWith(check));
        assertThat(result.stagingAsBefore()).isTrue();
        assertThat(staging.value(ROWS)).isEqualTo(before);
    }

    @Test
    void whatStaysUpHoldsNoneOfThem() {
        RehearsalResult result = rehearse("", RehearsalOptions.DEFAULT.leavingUp());

        assertThat(result.passed()).isTrue();
        assertThat(staging.snapshot().fingerprint()).isEqualTo(AFTER.fingerprint());
        assertThat(staging.value(ROWS.replace("t::text", "format('(%s,%s,\"%s\",%s)', id, email, city, age)"))).isEqualTo(before);
    }

    private static RowsWritten written(RehearsalResult result, String table) {
        return result.events().stream().filter(RehearsalEvent.RowsWritten.class::isInstance).map(RehearsalEvent.RowsWritten.class::cast)
                .filter(w -> w.table().equals(table)).findFirst().orElseThrow();
    }

    private RehearsalResult rehearse(String moreDown, RehearsalOptions options) {
        Step step = new Step(1, "add column", Phase.EXPAND, List.of(ObjectKey.table("shop", "people").column("note")), StepScript.NOTHING,
                StepScript.NOTHING, StepEffects.NONE, new Step.StrategyChoice(Strategy.ONLINE, List.of(Strategy.ONLINE)), List.of());
        return new Rehearsal(TestPlans.of(BEFORE, AFTER, UP, DOWN + moreDown, step), staging.asStaging(),
                options, work)
                .run(new RunControl(), e -> { });
    }
}
