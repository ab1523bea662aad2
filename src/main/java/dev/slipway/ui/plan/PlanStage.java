package dev.slipway.ui.plan;

import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.event.Side;
import dev.slipway.ui.app.ShellModel;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageView;
import dev.slipway.ui.app.UnsavedEdits;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Planning;
import dev.slipway.ui.work.StageStatuses;
import dev.slipway.ui.work.Workbench;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.stage.DirectoryChooser;

/** The plan: its steps, its scripts, and the check. */
public final class PlanStage extends StageView {
    private static final Texts TEXTS = Texts.of(PlanStage.class);

    private final PlanModel model;
    private final PlanView view;
    private final ShellModel shell;
    private final Command check;
    private final Command save;

    public PlanStage(Workbench bench, StageStatuses statuses, ShellModel shell) {
        super(StageName.PLAN, statuses.property(StageName.PLAN));
        UnsavedEdits edits = new UnsavedEdits(bench, shell);
        this.model = new PlanModel(bench, edits::beforeReplanning);
        this.view = new PlanView(model);
        this.shell = shell;
        Planning planning = bench.planning();
        Command make = Command.of("plan.make", TEXTS.get("make"), AppIcon.PLAN, () -> edits.beforeReplanning(planning::replan)).blockedBy(
                Bindings.createStringBinding(() -> bench.comparing().comparisonProperty().get().isEmpty() ? TEXTS.get("make.blocked")
                        : planning.planActivity().running() ? TEXTS.get("make.running") : "",
                bench.comparing().comparisonProperty(), planning.planActivity().stateProperty()));
        check = Command.of("plan.check", TEXTS.get("check"), AppIcon.GOOD, planning::check).withShortcut("Shortcut+Enter").blockedBy(
                Bindings.createStringBinding(this::whyNoCheck, model.planning().openQuestionsProperty(), planning.checkActivity()
                        .stateProperty(), planning.planProperty()));
        Command rehearse = Command.of("plan.rehearse", TEXTS.get("rehearse"), AppIcon.REHEARSE, () -> shell.go(StageName.REHEARSE));
        save = Command.of("plan.save", TEXTS.get("save"), AppIcon.SAVE, this::save).withShortcut("Shortcut+S")
                .enabledWhen(planning.planProperty().map(Optional::isPresent), TEXTS.get("noPlan"));
        leadOnBy(Bindings.createObjectBinding(() -> Optional.of(planning.outdated() ? make
                : model.report().filter(report -> report.good()).isPresent() ? rehearse : check),
                planning.planProperty(), planning.planActivity().stateProperty(), planning.shadowProperty(),
                bench.comparing().comparisonProperty()));
    }

    private String whyNoCheck() {
        int open = model.planning().openQuestionsProperty().get().size();
        if (model.plan().isEmpty()) {
            return TEXTS.get("noPlan");
        }
        return open > 0 ? TEXTS.get(open == 1 ? "check.question" : "check.questions", open)
                : model.planning().checkActivity().running() ? TEXTS.get("check.busy") : "";
    }

    private void save() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(TEXTS.get("save"));
        File folder = chooser.showDialog(view.getScene().getWindow());
        if (folder != null) {
            model.bench().files().saveTo(folder.toPath()).onFailed(shell::report);
        }
    }

    @Override
    public Node root() {
        return view;
    }

    @Override
    public List<Node> tools() {
        var strategy = new MenuButton();
        strategy.getStyleClass().add("worded");
        strategy.setAccessibleText(TEXTS.get("strategy.menu"));
        strategy.textProperty().bind(model.planning().optionsProperty().map(options -> TEXTS.get("strategy.now", options.strategy()
                .word())));
        strategy.disableProperty().bind(model.planning().planProperty().map(Optional::isEmpty));
        for (Strategy each : Strategy.values()) {
            strategy.getItems().add(Buttons.menuItem(Command.of("plan.strategy." + each.word(), TEXTS.get("strategy." + each.word()),
                    each == Strategy.ONLINE ? AppIcon.SHIELD : AppIcon.FORWARD, () -> model.chooseAll(each))));
        }
        return List.of(new PlanNames(model), strategy, Buttons.icon(save));
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(view.commands());
        all.add(check);
        all.add(save);
        for (Side side : Side.values()) {
            all.add(Command.of("plan.show." + side.name().toLowerCase(java.util.Locale.ROOT), TEXTS.get("show", side.fileName()),
                    AppIcon.CODE,
                    () -> model.sideProperty().set(side)));
        }
        return all;
    }

    @Override
    public void onShow() {
        view.focusSteps();
    }
}
