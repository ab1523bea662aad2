package dev.slipway.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.demo.DemoAnswers;
import dev.slipway.plan.Rename;
import dev.slipway.ui.kit.VirtualThreads;
import dev.slipway.ui.kit.code.SqlEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A newcomer presses the one primary button, from the start of the demo to a plan that was checked. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class FirstStagesTest extends WholeWindow {
    private static final long LIMIT = 60;

    @Start
    void open(Stage window) {
        make(new VirtualThreads());
        asApplication(window);
    }

    @Test
    void theOnePrimaryButtonLeadsToACheckedPlan(FxRobot robot) throws TimeoutException {
        press(robot, "connect-demo");
        until(() -> bench.stagingProperty().get().isPresent());
        assertThat(nameless()).isEmpty();

        press(robot, "connect-compare");
        until(() -> bench.comparing().comparisonProperty().get().isPresent() && find("differences") != null);
        assertThat(context.shell().stageProperty().get()).isEqualTo(StageName.COMPARE);
        assertThat(button("compare-plan").isDisabled()).as("a rename is never guessed").isTrue();
        assertThat(nameless()).isEmpty();
        takeOneOutAndIn(robot);
        answerRenames(robot);

        press(robot, "compare-plan");
        until(() -> bench.planning().planProperty().get().isPresent() && find("plan-offered") != null);
        assertThat(button("plan-check").isDisabled()).as("questions come first").isTrue();
        press(robot, "plan-offered");
        until(() -> bench.planning().openQuestionsProperty().get().isEmpty() && !button("plan-check").isDisabled());
        assertThat(nameless()).isEmpty();

        press(robot, "plan-check");
        until(() -> bench.planning().shadowProperty().get().isPresent());
        assertThat(bench.planning().shadowProperty().get().orElseThrow().report().failures()).isEmpty();
        until(() -> find("plan-rehearse") != null);
        editAndTakeBack(robot);
    }

    private void takeOneOutAndIn(FxRobot robot) throws TimeoutException {
        int all = bench.comparing().comparisonProperty().get().orElseThrow().chosen().size();
        ListView<?> list = (ListView<?>) shell.lookup("#differences");
        robot.interact(list::requestFocus);
        robot.type(KeyCode.SPACE);
        until(() -> bench.comparing().comparisonProperty().get().orElseThrow().chosen().size() < all);
        robot.interact(() -> bench.comparing().choose(bench.comparing().comparisonProperty().get().orElseThrow().diff().differences()
                .stream()
                .map(d -> d.key()).toList(), true));
        until(() -> bench.comparing().comparisonProperty().get().orElseThrow().everythingChosen());
    }

    private void answerRenames(FxRobot robot) throws TimeoutException {
        while (!bench.comparing().comparisonProperty().get().orElseThrow().open().isEmpty()) {
            var suggestion = bench.comparing().comparisonProperty().get().orElseThrow().open().getFirst();
            boolean rename = DemoAnswers.answers().renames().contains(new Rename(suggestion.from(), suggestion.to()));
            press(robot, rename ? "rename-yes" : "rename-no");
            until(() -> bench.comparing().comparisonProperty().get().orElseThrow().answers().containsKey(suggestion));
        }
    }

    private void editAndTakeBack(FxRobot robot) throws TimeoutException {
        SqlEditor editor = (SqlEditor) shell.lookup("#script-up");
        robot.interact(editor::requestFocus);
        robot.write("x");
        until(() -> bench.planning().edited());
        assertThat(find("plan-check")).as("an edit makes the check stale").isNotNull();
        press(robot, "plan-generated");
        until(() -> !bench.planning().edited() && editor.text().equals(bench.planning().planProperty().get().orElseThrow().up()));
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(LIMIT, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void press(FxRobot robot, String id) {
        robot.interact(() -> button(id).fire());
    }

    private ButtonBase button(String id) {
        return (ButtonBase) shell.lookup("#" + id);
    }

    private Node find(String id) {
        return shell.lookup("#" + id);
    }

    private List<String> nameless() {
        List<String> found = new ArrayList<>();
        walk(shell, found);
        return found;
    }

    private static void walk(Node node, List<String> nameless) {
        boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean written = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        if (node.isVisible() && node.isFocusTraversable() && !named && !written) {
            nameless.add(node.toString());
        }
        if (node.isVisible() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, nameless));
        }
    }
}
