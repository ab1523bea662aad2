package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.Staging;
import dev.slipway.rehearse.event.RehearsalEvent.Interruption;
import dev.slipway.rehearse.event.RehearsalEvent.InterruptionTried;
import dev.slipway.rehearse.postgres.PostgresStaging;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.workspace.PlanFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo's plan and the sample plans bear an interruption at every step, both ways, on all the rows of the demo. */
@Tag("server")
@Timeout(900)
class InterruptedDemoTest {
    @Test
    void everyPlanGoesOn(@TempDir Path home, @TempDir Path work) {
        try (Demo demo = Demo.start(home, ProgressListener.silent())) {
            Map<String, ScriptedPlan> plans = new LinkedHashMap<>();
            plans.put("demo", plan(demo));
            for (String sample : List.of("new-column-with-backfill", "new-foreign-key", "column-type-change", "risky-drop")) {
                plans.put(sample, PlanFolder.at(Path.of("sample-plans", sample)).read());
            }
            plans.forEach((name, plan) -> {
                RehearsalResult result = new Rehearsal(plan, new Staging(demo.staging(), new PostgresStaging()),
                        RehearsalOptions.DEFAULT.withInterruptions(), work).run(new RunControl(), event -> { });
                List<InterruptionTried> tried = result.events().stream().filter(InterruptionTried.class::isInstance)
                        .map(InterruptionTried.class::cast).toList();
                assertThat(tried).as(name).hasSize(6 * plan.plan().steps().size()).noneMatch(t -> t.result() == Interruption.NOT_RESUMED);
                assertThat(result.passed()).as(name + " " + result.evidence().findings()).isTrue();
                assertThat(result.stagingAsBefore()).as(name).isTrue();
            });
        }
    }

    private static ScriptedPlan plan(Demo demo) {
        Snapshot from = Pipeline.introspect(demo.production());
        Snapshot to = Pipeline.introspect(demo.desired());
        List<AcceptedRename> renames = DemoAnswers.answers().renames().stream().map(r -> new AcceptedRename(r.from(), r.to())).toList();
        return Pipeline.plan(Pipeline.diff(from, to, renames, CompareRules.DEFAULT), from, to,
                DemoAnswers.answers().options(Strategy.ONLINE, DemoAnswers.TITLE, DemoAnswers.AUTHOR));
    }
}
