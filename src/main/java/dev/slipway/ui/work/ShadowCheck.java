package dev.slipway.ui.work;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.shadow.ShadowReport;

/** @param checked the scripts that were run: any edit makes the report stale */
public record ShadowCheck(ShadowReport report, ScriptedPlan checked) {
    /** Whether it is about these scripts. */
    public boolean isAbout(ScriptedPlan plan) {
        return plan.hasScriptsOf(checked);
    }
}
