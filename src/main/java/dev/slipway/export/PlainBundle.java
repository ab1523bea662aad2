package dev.slipway.export;

import dev.slipway.approve.Gate;
import dev.slipway.approve.SignedFile;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.SnapshotFile;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plain form: both scripts for psql, the plan, the evidence and its approvals to the byte, and a runbook. */
public final class PlainBundle implements BundleFormat {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String description() {
        return "up.sql and down.sql for psql, with runbook, evidence, approvals and checksums";
    }

    @Override
    public SortedMap<String, String> files(Gate.Open open) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PlanFolder.UP, open.plan().up());
        files.put(PlanFolder.DOWN, open.plan().down());
        files.put(PlanFolder.PLAN, PlanFolder.planText(open.plan().plan()));
        files.put(PlanFolder.FROM, SnapshotFile.text(open.plan().from()));
        files.put("evidence.json", open.evidence().text());
        files.put("evidence.seal", open.evidence().sealText());
        files.put("RUNBOOK.md", new Runbook(open).text());
        for (SignedFile approval : open.approvals()) {
            files.put("approvals/" + approval.name(), approval.text());
        }
        return files;
    }
}
