package dev.slipway.workspace;

import dev.slipway.plan.ScriptedPlan;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A plan whose snapshots are written beside what makes the plan: they are the most there is to write, and need nothing of it. They show
 * in the folder with the plan; without one, closing the draft leaves the folder's files as they were.
 */
public final class PlanDraft implements AutoCloseable {
    private final PlanFolder folder;
    private final boolean isNew;
    private final List<FileDraft> snapshots;
    private final CompletableFuture<Void> writing;

    /**
     * @param isNew the folder is there for this plan only
     * @param write writes the snapshots
     */
    PlanDraft(PlanFolder folder, boolean isNew, List<FileDraft> snapshots, Runnable write) {
        this.folder = folder;
        this.isNew = isNew;
        this.snapshots = snapshots;
        this.writing = CompletableFuture.runAsync(write, task -> Thread.ofVirtual().name("writing snapshots").start(task));
    }

    /**
     * Writes the plan that leads from the one snapshot to the other; {@code plan.json} last, so that an interrupted write is noticed by
     * its fingerprints.
     */
    public void finish(ScriptedPlan scripted) {
        try {
            writing.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        snapshots.forEach(FileDraft::place);
        folder.writeScripts(scripted.up(), scripted.down());
        folder.writePlan(scripted.plan());
    }

    @Override
    public void close() {
        writing.handle((_, _) -> true).join();
        snapshots.forEach(FileDraft::close);
        if (isNew) {
            folder.removeIfEmpty();
        }
    }
}
