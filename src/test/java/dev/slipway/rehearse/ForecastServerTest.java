package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Growth;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.SizesOf;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.TableSize;
import dev.slipway.rehearse.run.RunControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Measured on small copies, foretold for the whole, and then measured there. */
@Tag("server")
@Timeout(240)
class ForecastServerTest {
    private static final int ROWS = 400_000;
    private static final String[] SCHEMA = {"CREATE SCHEMA shop", "CREATE TABLE shop.kind (id int PRIMARY KEY, name text)",
        "CREATE TABLE shop.item (id int PRIMARY KEY, kind int NOT NULL REFERENCES shop.kind (id), price int, name text)",
        "CREATE TABLE shop.sale (id int PRIMARY KEY, item int NOT NULL REFERENCES shop.item (id), amount int)"};

    private TestDatabase staging;
    @TempDir
    private Path work;

    @BeforeEach
    void create() {
        staging = TestDatabase.create();
        List.of(SCHEMA).forEach(staging::execute);
        staging.execute("INSERT INTO shop.kind SELECT i, 'kind ' || i FROM generate_series(1, 20) i");
        staging.execute("INSERT INTO shop.item SELECT i, i % 20 + 1, i % 1000, 'item ' || i FROM generate_series(1, " + ROWS + ") i");
        staging.execute("INSERT INTO shop.sale SELECT i, i * 7 % " + ROWS + " + 1, i % 5 FROM generate_series(1, 100000) i");
        staging.execute("VACUUM ANALYZE");
    }

    @AfterEach
    void drop() {
        staging.close();
    }

    private static ScriptedPlan plan() {
        Snapshot from = TestDatabase.snapshotOf(SCHEMA);
        Snapshot to = TestDatabase.snapshotOf(SCHEMA[0], SCHEMA[1], SCHEMA[2].replace("price int", "price bigint"), SCHEMA[3],
                "CREATE INDEX sale_item_idx ON shop.sale (item)", "ALTER TABLE shop.kind ADD COLUMN note text");
        return Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to,
                new PlanOptions(Strategy.DIRECT, Map.of(), Map.of(), Map.of(), "Widen prices", "A. Author"));
    }

    @Test
    void smallerCopiesForetellTheWholeAndKeepNoOrphans() {
        List<TableSize> whole = List.of(new TableSize("shop.kind", 20, 8192, 16384), size("shop.item"), size("shop.sale"));
        RehearsalOptions options = RehearsalOptions.DEFAULT.withOrigin(new Origin(Optional.empty(), "production", whole));
        List<StepForecast> fromParts = List.of();
        for (double scale : new double[] {0.25, 0.5}) {
            AtomicReference<String> copy = new AtomicReference<>();
            RehearsalResult part = rehearse(options.withGround(new Ground.Clone(scale)), event -> {
                if (event instanceof RehearsalEvent.CloneMade made) {
                    copy.set(made.copy());
                }
            });
            assertThat(part.passed()).as(part.evidence().findings().toString()).isTrue();
            assertThat(part.evidence().copy().orElseThrow().isWhole()).isFalse();
            assertThat(rows(part, "shop.item")).isBetween((long) (ROWS * scale * 0.97), (long) (ROWS * scale * 1.03));
            fromParts = part.evidence().forecast().orElseThrow().steps();
            assertThat(rows(part, "shop.kind")).isEqualTo(20);
            assertThat(rows(part, "shop.sale")).isBetween((long) (100_000 * scale * 0.9), (long) (100_000 * scale * 1.1));
        }
        AtomicReference<List<StepForecast>> foretold = new AtomicReference<>();
        RehearsalResult all = rehearse(options, event -> {
            if (event instanceof RehearsalEvent.ForecastMade made) {
                foretold.set(made.steps());
            }
        });
        assertThat(all.passed()).as(all.evidence().findings().toString()).isTrue();
        assertThat(foretold.get()).filteredOn(s -> s.side() == Side.UP).anySatisfy(s -> {
            assertThat(s.growth()).isEqualTo(Growth.BYTES);
            assertThat(s.table()).isEqualTo("shop.item");
            assertThat(s.sizes()).isEqualTo(3);
            assertThat(s.errorPercent()).isBetween(0, 60);
            assertThat(s.measured()).isBetween(s.range().orElseThrow().low(), s.range().orElseThrow().high());
        }).anySatisfy(s -> {
            assertThat(s.growth()).isEqualTo(Growth.SORTED_ROWS);
            assertThat(s.table()).isEqualTo("shop.sale");
        }).anySatisfy(s -> assertThat(s.growth()).isEqualTo(Growth.CONSTANT));
        // What the halves foretold is true within a factor that a busy machine may have.
        assertThat(fromParts).filteredOn(s -> s.growth() == Growth.BYTES && s.side() == Side.UP).singleElement().satisfies(s -> {
            assertThat(s.sizes()).isEqualTo(2);
            Duration truth = all.evidence().steps().stream().filter(m -> m.step() == s.step()).findFirst().orElseThrow().up().took();
            assertThat(truth).isBetween(s.range().orElseThrow().low().dividedBy(2), s.range().orElseThrow().high().multipliedBy(2));
        });
        assertThat(all.evidence().forecast().orElseThrow().steps()).isEqualTo(foretold.get());
    }

    private static long rows(RehearsalResult result, String table) {
        return result.events().stream().filter(e -> e instanceof RehearsalEvent.SizesRead read && read.of() == SizesOf.REHEARSED)
                .flatMap(e -> ((RehearsalEvent.SizesRead) e).tables().stream()).filter(size -> size.table().equals(table)).findFirst()
                .orElseThrow().rows();
    }

    private TableSize size(String table) {
        return new TableSize(table, Long.parseLong(staging.value("SELECT count(*) FROM " + table)),
                Long.parseLong(staging.value("SELECT pg_relation_size('" + table + "')")),
                Long.parseLong(staging.value("SELECT pg_indexes_size('" + table + "')")));
    }

    private RehearsalResult rehearse(RehearsalOptions options, java.util.function.Consumer<RehearsalEvent> listener) {
        return new Rehearsal(plan(), staging.asStaging(), options, work).run(new RunControl(), listener);
    }
}
