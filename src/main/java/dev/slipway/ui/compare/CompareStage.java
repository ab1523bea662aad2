package dev.slipway.ui.compare;

import dev.slipway.ui.app.ShellModel;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageView;
import dev.slipway.ui.app.UnsavedEdits;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.StageStatuses;
import dev.slipway.ui.work.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** What differs, and what of it goes into the plan. */
public final class CompareStage extends StageView {
    private static final Texts TEXTS = Texts.of(CompareStage.class);

    private final CompareView view;

    public CompareStage(Workbench bench, StageStatuses statuses, ShellModel shell) {
        super(StageName.COMPARE, statuses.property(StageName.COMPARE));
        this.view = new CompareView(new CompareModel(bench), shell::report);
        Command compare = Command.of("compare.run", TEXTS.get("compare"), AppIcon.COMPARE, bench.comparing()::compare).blockedBy(
                Bindings.createStringBinding(() -> !bench.comparing().possible() ? TEXTS.get("compare.blocked")
                        : bench.comparing().activity().running() ? TEXTS.get("compare.running") : "",
                        bench.fromProperty(), bench.toProperty(), bench.comparing().activity().stateProperty()));
        UnsavedEdits edits = new UnsavedEdits(bench, shell);
        Command plan = Command.of("compare.plan", TEXTS.get("plan"), AppIcon.PLAN, () -> {
            shell.go(StageName.PLAN);
            if (bench.planning().outdated()) {
                edits.beforeReplanning(bench.planning()::replan);
            }
        }).blockedBy(bench.comparing().comparisonProperty().map(now -> now.map(CompareStage::missing).orElse("")));
        leadOnBy(bench.comparing().comparisonProperty().map(now -> Optional.of(now.isPresent() ? plan : compare)));
    }

    private static String missing(Comparison comparison) {
        if (comparison.isEmpty()) {
            return TEXTS.get("plan.same");
        }
        if (!comparison.open().isEmpty()) {
            return TEXTS.get(comparison.open().size() == 1 ? "plan.question" : "plan.questions", comparison.open().size());
        }
        return comparison.chosen().isEmpty() && comparison.renamedOnly().isEmpty() ? TEXTS.get("plan.none") : "";
    }

    @Override
    public Node root() {
        return view;
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public void onShow() {
        view.focusList();
    }
}
