package dev.slipway.ui.app;

import dev.slipway.ui.connect.ConnectStage;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.StageStatuses;
import dev.slipway.ui.work.Workbench;
import java.util.List;

/** The composition root of the stages: each is made here, by hand, from what it needs. */
public final class Stages {
    private static final Texts TEXTS = Texts.of(Stages.class);

    private Stages() {}

    /** All six, in their order, on one workbench; the shell's bars follow it. */
    public static List<StageView> all(AppContext context, Workbench bench) {
        ShellBinding.bind(context.shell(), bench);
        StageStatuses statuses = new StageStatuses(bench);
        return List.of(
                new ConnectStage(bench, statuses, context.shell()),
                empty(StageName.COMPARE, statuses),
                empty(StageName.PLAN, statuses),
                empty(StageName.REHEARSE, statuses),
                empty(StageName.APPROVE, statuses),
                empty(StageName.EXPORT, statuses));
    }

    private static StageView empty(StageName name, StageStatuses statuses) {
        return new EmptyStage(name, TEXTS.get("empty." + name.id()), TEXTS.get("empty.next"), statuses.property(name));
    }
}
