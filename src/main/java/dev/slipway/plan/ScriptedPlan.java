package dev.slipway.plan;

import dev.slipway.model.Fingerprint;
import dev.slipway.model.Snapshot;

/**
 * A plan with its scripts as they stand now, edited by hand or not, and the two snapshots it leads between.
 */
public record ScriptedPlan(Plan plan, String up, String down, Snapshot from, Snapshot to) {
    /** Whether the other has the same {@link #scriptsHash()}, without the cost of making one. */
    public boolean hasScriptsOf(ScriptedPlan other) {
        return plan.author().equals(other.plan.author()) && up.equals(other.up) && down.equals(other.down);
    }

    /**
     * SHA-256 over both scripts and who wrote them: any edit makes evidence and approval stale, and an author cannot step aside
     * afterwards.
     */
    public String scriptsHash() {
        return Fingerprint.sha256("author\n" + plan.author() + "\nup\n" + up + "\ndown\n" + down);
    }
}
