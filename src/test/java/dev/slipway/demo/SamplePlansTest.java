package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.Staging;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.postgres.PostgresStaging;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.workspace.PlanFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample plans are what Slipway makes today of the demo's production schema and the change in {@code src/test/resources/samples}.
 * {@code -Dslipway.samples.write=true} writes them anew.
 */
@Tag("server")
class SamplePlansTest {
    private static final Path SAMPLES = Path.of("sample-plans");
    private static final ObjectKey LABEL = ObjectKey.table("shop", "address").column("label");
    private static final ObjectKey FOREIGN_KEY = ObjectKey.child(ObjectKind.CONSTRAINT, "shop", "payment", "payment_order_fkey");

    private record Sample(String name, String title, Map<ObjectKey, String> backfills, Map<ObjectKey, OrphanRule> orphans) {}

    private static final List<Sample> ALL = List.of(
            new Sample("new-column-with-backfill", "Give every address a label", Map.of(LABEL, "street || ', ' || city"), Map.of()),
            new Sample("new-foreign-key", "Let payments refer to orders", Map.of(), Map.of(FOREIGN_KEY, OrphanRule.DELETE)),
            new Sample("column-type-change", "Let quantities grow", Map.of(), Map.of()),
            new Sample("risky-drop", "Drop what nobody uses any more", Map.of(), Map.of()));

    @TestFactory
    Stream<DynamicTest> everySampleIsWhatSlipwayMakesToday() {
        return ALL.stream().map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check(sample)));
    }

    @Test
    void everySamplePassesItsRehearsalOnTheDemo(@TempDir Path home, @TempDir Path work) {
        try (Demo demo = Demo.start(home, ProgressListener.silent())) {
            for (Sample sample : ALL) {
                ScriptedPlan plan = PlanFolder.at(SAMPLES.resolve(sample.name())).read();
                RehearsalResult result = new Rehearsal(plan, new Staging(demo.staging(), new PostgresStaging()),
                        RehearsalOptions.DEFAULT, work)
                        .run(new RunControl(), event -> { });
                assertThat(result.passed()).as(sample.name() + " " + result.evidence().checks()).isTrue();
                assertThat(result.stagingAsBefore()).as(sample.name()).isTrue();
            }
        }
    }

    private static void check(Sample sample) throws IOException {
        ScriptedPlan made = make(sample);
        PlanFolder folder = PlanFolder.at(SAMPLES.resolve(sample.name()));
        if (Boolean.getBoolean("slipway.samples.write")) {
            folder.write(made);
        }
        ScriptedPlan kept = folder.read();
        assertThat(kept.up()).isEqualTo(made.up());
        assertThat(kept.down()).isEqualTo(made.down());
        assertThat(PlanFolder.planText(kept.plan())).isEqualTo(PlanFolder.planText(made.plan()));
        assertThat(kept.from().fingerprint()).isEqualTo(made.from().fingerprint());
    }

    private static ScriptedPlan make(Sample sample) throws IOException {
        try (TestDatabase production = TestDatabase.create(); TestDatabase wanted = TestDatabase.create()) {
            roles(production);
            production.execute(DemoScripts.production());
            wanted.execute(DemoScripts.production());
            wanted.execute(Files.readString(Path.of("src/test/resources/samples", sample.name() + ".sql")));
            Snapshot from = named(production.snapshot(), "production");
            Snapshot to = named(wanted.snapshot(), "wanted");
            PlanOptions options = new PlanOptions(Strategy.ONLINE, Map.of(), sample.backfills(), sample.orphans(), sample.title(),
                    DemoAnswers.AUTHOR);
            return Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to, options);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Snapshot named(Snapshot snapshot, String source) {
        return new Snapshot(snapshot.server(), source, snapshot.model(), Map.of());
    }

    /** Other tests of this JVM may have made them on the shared server. */
    private static void roles(TestDatabase database) {
        for (String role : List.of("shop_owner", "shop_app")) {
            if (database.value("SELECT count(*) FROM pg_roles WHERE rolname = '" + role + "'").equals("0")) {
                database.execute("CREATE ROLE " + role + " NOLOGIN");
            }
        }
    }
}
