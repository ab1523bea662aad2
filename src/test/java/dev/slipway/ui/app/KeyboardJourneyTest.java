package dev.slipway.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approve.Checklist;
import dev.slipway.approve.Gate;
import dev.slipway.demo.DemoAnswers;
import dev.slipway.plan.Rename;
import dev.slipway.ui.kit.VirtualThreads;
import dev.slipway.ui.rehearse.StepLine;
import dev.slipway.ui.work.Approving;
import dev.slipway.ui.work.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Through all six stages of the demo without a mouse; on each, whatever takes the focus has a name. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class KeyboardJourneyTest extends WholeWindow {
    private static final long LIMIT = 60;
    private static final int MOST_TABS = 120;

    private FxRobot keys;

    @Start
    void open(Stage window) {
        make(new VirtualThreads());
        asApplication(window);
    }

    @Test
    void leadsFromTheStartOfTheDemoToTheBundle(FxRobot robot) throws TimeoutException {
        keys = robot;
        connect();
        compare();
        plan();
        rehearse();
        approve();
        export();
    }

    private void connect() throws TimeoutException {
        press("connect-demo");
        until(() -> bench.stagingProperty().get().isPresent());
        everythingHasAName();
        press("connect-compare");
        until(() -> bench.comparing().comparisonProperty().get().isPresent() && find("differences") != null);
    }

    private void compare() throws TimeoutException {
        everythingHasAName();
        tabTo("differences");
        int all = comparison().chosen().size();
        keys.type(KeyCode.SPACE);
        until(() -> comparison().chosen().size() < all);
        // What was left out along with it does not come back by itself.
        keys.interact(() -> bench.comparing().choose(comparison().diff().differences().stream().map(d -> d.key()).toList(), true));
        until(() -> comparison().everythingChosen());
        while (!comparison().open().isEmpty()) {
            var question = comparison().open().getFirst();
            shortcut(KeyCode.DIGIT2);
            press(DemoAnswers.answers().renames().contains(new Rename(question.from(), question.to())) ? "rename-yes" : "rename-no");
            until(() -> comparison().answers().containsKey(question));
        }
        press("compare-plan");
        until(() -> bench.planning().planProperty().get().isPresent() && find("plan-offered") != null);
    }

    private void plan() throws TimeoutException {
        everythingHasAName();
        press("plan-offered");
        until(() -> bench.planning().openQuestionsProperty().get().isEmpty() && !bench.planning().planActivity().running());
        tabTo("plan-title");
        shortcut(KeyCode.A);
        keys.write("Winter release").type(KeyCode.ENTER);
        until(() -> bench.planning().planProperty().get().orElseThrow().plan().title().equals("Winter release"));
        tabTo("steps");
        keys.type(KeyCode.DOWN);
        shortcut(KeyCode.ENTER);
        until(() -> bench.planning().shadowProperty().get().isPresent() && find("plan-rehearse") != null);
        press("plan-rehearse");
        until(() -> context.shell().stageProperty().get() == StageName.REHEARSE);
    }

    private void rehearse() throws TimeoutException {
        everythingHasAName();
        shortcut(KeyCode.R);
        until(() -> bench.rehearsing().live() && shell.lookup(".progress-head") != null);
        everythingHasAName();
        until(() -> shell.lookup(".verdict-word") != null && bench.approving().proofProperty().get().isPresent());
        everythingHasAName();
        assertThat(bench.rehearsing().resultProperty().get().orElseThrow().passed()).isTrue();
        List<String> fills = ((TableView<?>) shell.lookup("#measured-steps")).getItems().stream().map(StepLine.class::cast)
                .filter(line -> line.title().startsWith("Fill ")).filter(line -> line.rows() <= 0).map(StepLine::title).toList();
        assertThat(fills).as("data steps without a count of rows").isEmpty();
        press("rehearse-approve");
        until(() -> context.shell().stageProperty().get() == StageName.APPROVE);
    }

    private void approve() throws TimeoutException {
        until(() -> find("reviewer") != null);
        everythingHasAName();
        for (Checklist.Item item : proof().checklist().orElseThrow().forPeople()) {
            if (item.confirm().isEmpty()) {
                press("check-" + item.id());
            } else {
                tabTo("confirm-" + item.id());
                keys.write(item.confirm());
            }
        }
        press("approve-approve");
        until(() -> bench.approving().proofProperty().get().filter(proof -> proof.gate() instanceof Gate.Open).isPresent());
        press("approve-export");
        until(() -> find("export-folder") != null);
    }

    private void export() throws TimeoutException {
        everythingHasAName();
        tabTo("export-folder");
        // The folder's name is not what is tested, and typing it depends on the keyboard.
        keys.interact(() -> ((TextField) find("export-folder")).setText(folder.resolve("bundle").toString()));
        shortcut(KeyCode.E);
        until(() -> bench.approving().exportedProperty().get().isPresent());
        everythingHasAName();
        assertThat(folder.resolve("bundle")).isDirectoryContaining("glob:**/up.sql").isDirectoryContaining("glob:**/RUNBOOK.md");
    }

    private Comparison comparison() {
        return bench.comparing().comparisonProperty().get().orElseThrow();
    }

    private Approving.Proof proof() {
        return bench.approving().proofProperty().get().orElseThrow();
    }

    private void shortcut(KeyCode key) {
        keys.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(String id) throws TimeoutException {
        until(() -> find(id) != null && !find(id).isDisabled());
        tabTo(id);
        keys.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void tabTo(String id) {
        for (int i = 0; i < MOST_TABS; i++) {
            Node focused = shell.getScene().getFocusOwner();
            if (focused != null && id.equals(focused.getId())) {
                return;
            }
            // In an editor a tab is a character, and with Ctrl it leaves.
            if (focused != null && focused.getStyleClass().contains("code-area")) {
                keys.press(KeyCode.CONTROL, KeyCode.TAB).release(KeyCode.TAB, KeyCode.CONTROL);
            } else {
                keys.type(KeyCode.TAB);
            }
            WaitForAsyncUtils.waitForFxEvents();
        }
        throw new AssertionError("the key Tab does not lead to " + id + " but last to " + shell.getScene().getFocusOwner());
    }

    private Node find(String id) {
        return shell.lookup("#" + id);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(LIMIT, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void everythingHasAName() {
        List<String> nameless = new ArrayList<>();
        keys.interact(() -> walk(shell, nameless));
        assertThat(nameless).as("takes the focus on %s and has no name", context.shell().stageProperty().get()).isEmpty();
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
