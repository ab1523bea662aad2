package dev.slipway.rehearse;

import dev.slipway.diff.CompareRules;
import dev.slipway.model.Engine;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Rename;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.plan.Strategy;
import java.util.List;

/** Plans around scripts that were written by hand. */
public final class TestPlans {
    private TestPlans() {}

    public static ScriptedPlan of(Snapshot from, Snapshot to, String up, String down, Step... steps) {
        return of(from, to, up, down, List.of(), steps);
    }

    public static ScriptedPlan of(Snapshot from, Snapshot to, String up, String down, List<Rename> renames, Step... steps) {
        Plan plan = new Plan("test", "author", Engine.POSTGRESQL, from.fingerprint(), to.fingerprint(), Strategy.ONLINE, renames,
                List.of(steps), List.of(), CompareRules.DEFAULT);
        return new ScriptedPlan(plan, up, down, from, to);
    }
}
