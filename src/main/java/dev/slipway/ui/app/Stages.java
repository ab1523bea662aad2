package dev.slipway.ui.app;

import dev.slipway.ui.approve.ApproveModel;
import dev.slipway.ui.approve.ApproveStage;
import dev.slipway.ui.compare.CompareStage;
import dev.slipway.ui.connect.ConnectStage;
import dev.slipway.ui.export.ExportModel;
import dev.slipway.ui.export.ExportStage;
import dev.slipway.ui.plan.PlanStage;
import dev.slipway.ui.rehearse.RehearseModel;
import dev.slipway.ui.rehearse.RehearseStage;
import dev.slipway.ui.work.StageStatuses;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The composition root of the stages: each is made here, by hand, from what it needs. */
public final class Stages {
    private Stages() {}

    /** All six, in their order, on one workbench; the shell's bars follow it. @param open shows a folder or a page on the desktop */
    public static List<StageView> all(AppContext context, Workbench bench, Consumer<Path> open) {
        ShellBinding.bind(context.shell(), bench);
        StageStatuses statuses = new StageStatuses(bench);
        return List.of(
                new ConnectStage(bench, statuses, context.shell()),
                new CompareStage(bench, statuses, context.shell()),
                new PlanStage(bench, statuses, context.shell()),
                new RehearseStage(new RehearseModel(bench), statuses.property(StageName.REHEARSE), context.shell(),
                        open),
                new ApproveStage(new ApproveModel(bench), statuses.property(StageName.APPROVE), context.shell()),
                new ExportStage(new ExportModel(bench), statuses.property(StageName.EXPORT), context.shell(), open));
    }
}
