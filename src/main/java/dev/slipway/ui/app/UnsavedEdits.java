package dev.slipway.ui.app;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Question;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Workbench;
import java.util.List;

/** Asks before scripts that somebody edited by hand are replaced: the editor cannot bring them back. */
public final class UnsavedEdits {
    private static final Texts TEXTS = Texts.of(UnsavedEdits.class);

    private final Workbench bench;
    private final ShellModel shell;

    public UnsavedEdits(Workbench bench, ShellModel shell) {
        this.bench = bench;
        this.shell = shell;
    }

    /**
     * Makes the plan anew, at once unless that costs edits. Saved edits stay in their folder, and the new plan gets another one.
     *
     * @param replan makes the plan anew
     */
    public void beforeReplanning(Runnable replan) {
        if (bench.planning().edited()) {
            ask(TEXTS.get("edits.replan"), () -> {
                bench.files().leave();
                replan.run();
            }, replan);
        } else {
            replan.run();
        }
    }

    /** Goes on with something after which the plan is gone, at once unless that costs edits that lie in no folder. */
    public void beforeLeaving(Runnable leave) {
        if (bench.files().unsavedEdits()) {
            ask(TEXTS.get("edits.leave"), leave, leave);
        } else {
            leave.run();
        }
    }

    private void ask(String why, Runnable saved, Runnable discarded) {
        shell.ask(new Question(TEXTS.get("edits.what"), why, List.of(
                Command.of("edits.save", TEXTS.get("edits.save"), AppIcon.SAVE, () -> bench.files().save()
                        .onDone(folder -> saved.run()).onFailed(shell::report)),
                Command.of("edits.discard", TEXTS.get("edits.discard"), AppIcon.UNDO, discarded))));
    }
}
