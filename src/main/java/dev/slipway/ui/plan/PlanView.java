package dev.slipway.ui.plan;

import dev.slipway.model.Problem;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.EmptyState;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Skeleton;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Activity;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** Steps, the chosen step, and the scripts. */
final class PlanView extends StackPane {
    private static final Texts TEXTS = Texts.of(PlanView.class);

    private final PlanModel model;
    private final BorderPane content = new BorderPane();
    private final ScriptPane scripts;
    private final StepList steps;

    PlanView(PlanModel model) {
        this.model = model;
        this.scripts = new ScriptPane(model);
        steps = new StepList(model);
        var step = new StepPane(model);
        steps.setMinWidth(304);
        step.setMinWidth(260);
        scripts.setMinWidth(360);
        SplitPane.setResizableWithParent(steps, false);
        SplitPane.setResizableWithParent(step, false);
        var split = new SplitPane(steps, step, scripts);
        split.setDividerPositions(0.27, 0.54);
        content.setTop(new QuestionStrip(model));
        content.setCenter(split);
        model.planning().planActivity().stateProperty().subscribe(state -> show());
        model.planning().planProperty().subscribe(now -> show());
    }

    List<Command> commands() {
        return scripts.commands();
    }

    /** The steps are what arrow keys go through. */
    void focusSteps() {
        steps.requestFocus();
    }

    private void show() {
        boolean none = model.plan().isEmpty();
        Node shown = switch (model.planning().planActivity().stateProperty().get()) {
            case Activity.State.Running running when none -> padded(new Skeleton(12));
            case Activity.State.Failed(Problem problem) -> padded(new ErrorState(problem));
            case Activity.State.Running _, Activity.State.Idle _ -> none
                    ? new EmptyState(AppIcon.PLAN, TEXTS.get("empty.what"), TEXTS.get("empty.next")) : content;
        };
        if (getChildren().isEmpty() || getChildren().getFirst() != shown) {
            getChildren().setAll(shown);
        }
    }

    private static Node padded(Node node) {
        var pane = new StackPane(node);
        pane.setPadding(new Insets(32, 48, 32, 48));
        return pane;
    }
}
