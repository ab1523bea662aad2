package dev.slipway.ui.work;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.shadow.ShadowReport;

/** @param scriptsHash of the scripts that were run: another hash makes the report stale */
public record ShadowCheck(ShadowReport report, String scriptsHash) {
    /** Whether it is about these scripts. */
    public boolean isAbout(ScriptedPlan plan) {
        return plan.scriptsHash().equals(scriptsHash);
    }
}
