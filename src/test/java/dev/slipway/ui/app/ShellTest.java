package dev.slipway.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Problem;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.EmptyState;
import dev.slipway.ui.kit.Question;
import dev.slipway.ui.kit.SameThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class ShellTest {
    private final List<String> ran = new ArrayList<>();
    private final SimpleStringProperty planBlockedBy = new SimpleStringProperty("");
    private AppContext context;
    private Shell shell;

    @Start
    void open(Stage window) {
        context = AppContext.create(new SameThread(), UiSettings.inMemory());
        List<StageView> stages = Stream.of(StageName.values()).<StageView>map(Page::new).toList();
        shell = new Shell(context, stages);
        SlipwayApp.show(window, context, shell);
    }

    @Test
    void digitsGoToTheStages(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT5).release(KeyCode.DIGIT5, KeyCode.CONTROL);
        assertThat(context.shell().stageProperty().get()).isEqualTo(StageName.APPROVE);
        assertThat(shell.lookup("#stage-approve")).isNotNull();
        assertThat(shell.lookup("#stage-connect")).isNull();
    }

    @Test
    void theReasonLeadsToItsCause(FxRobot robot) {
        robot.clickOn("#rail-rehearse .reason");
        assertThat(context.shell().stageProperty().get()).isEqualTo(StageName.PLAN);
    }

    @Test
    void theRailWorksByKeyboard(FxRobot robot) {
        robot.interact(() -> shell.lookup("#rail-export").requestFocus());
        robot.type(KeyCode.ENTER);
        assertThat(context.shell().stageProperty().get()).isEqualTo(StageName.EXPORT);
    }

    @Test
    void thePaletteRunsWhatItFinds(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("lead conn").type(KeyCode.ENTER);
        assertThat(ran).containsExactly("connect");
        assertThat(shell.lookup(".palette")).isNull();
    }

    @Test
    void aBlockedPrimarySaysWhyAndCannotBeRun(FxRobot robot) {
        robot.interact(() -> {
            planBlockedBy.set("needs two databases");
            context.shell().go(StageName.PLAN);
        });
        assertThat(shell.lookup("#lead-plan").isDisabled()).isTrue();
        assertThat(robot.lookup("needs two databases").tryQuery()).isPresent();
    }

    @Test
    void escapeClosesTheHelpAndGivesTheFocusBack(FxRobot robot) {
        Node entry = shell.lookup("#rail-connect");
        robot.interact(entry::requestFocus);
        robot.type(KeyCode.F1);
        assertThat(shell.lookup(".help")).isNotNull();
        robot.type(KeyCode.ESCAPE);
        assertThat(shell.lookup(".help")).isNull();
        assertThat(entry.isFocused()).isTrue();
    }

    @Test
    void aQuestionIsAnsweredByKeyboardOrNotAtAll(FxRobot robot) {
        Question question = new Question("Scripts were edited", "They would be lost", List.of(
                Command.of("test.save", "Save them", AppIcon.SAVE, () -> ran.add("saved")),
                Command.of("test.discard", "Discard them", AppIcon.UNDO, () -> ran.add("discarded"))));
        robot.interact(() -> context.shell().ask(question));
        robot.type(KeyCode.ESCAPE);
        assertThat(shell.lookup(".question")).isNull();
        assertThat(context.shell().questionProperty().get()).isEmpty();
        assertThat(ran).isEmpty();
        robot.interact(() -> context.shell().ask(question));
        assertThat(shell.lookup("#test-save").isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(shell.lookup(".question")).isNull();
        assertThat(ran).containsExactly("saved");
    }

    @Test
    void aProblemStaysUntilItIsDismissed(FxRobot robot) {
        robot.interact(() -> context.shell().report(Problem.of("The server did not answer", "10.0.0.7:5432", "Check the host")));
        Node notice = shell.lookup(".notice");
        assertThat(notice.isVisible()).isTrue();
        assertThat(notice.getAccessibleText()).isEqualTo("The server did not answer: 10.0.0.7:5432. Check the host");
        robot.interact(() -> context.shell().noticeProperty().set(Optional.empty()));
        assertThat(notice.isVisible()).isFalse();
    }

    @Test
    void theOtherThemeIsOneKeyAwayAndRemembered(FxRobot robot) {
        List<String> before = List.copyOf(shell.getScene().getStylesheets());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T).release(KeyCode.T, KeyCode.SHIFT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shell.getScene().getStylesheets()).isNotEqualTo(before);
        assertThat(context.settings().get().theme().name()).isEqualTo(context.theme().themeProperty().get().name());
    }

    @Test
    void whatTakesTheFocusHasAName() {
        List<Node> nameless = new ArrayList<>();
        walk(shell, nameless);
        assertThat(nameless).isEmpty();
        assertThat(shell.lookupAll(".button")).as("the walk saw the shell").hasSizeGreaterThan(5);
    }

    private static void walk(Node node, List<Node> nameless) {
        boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean written = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        if (node.isFocusTraversable() && node.isVisible() && !named && !written) {
            nameless.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, nameless));
        }
    }

    private final class Page extends StageView {
        private final Node root;

        Page(StageName name) {
            super(name, new ReadOnlyObjectWrapper<>(name == StageName.REHEARSE
                    ? new StageStatus.Stale("stale: script edited", StageName.PLAN)
                    : new StageStatus.Done("done")));
            this.root = new EmptyState(name.icon(), "Nothing in " + name.id(), "Do something");
            Command lead = Command.of("lead-" + name.id(), "Lead from " + name.id(), AppIcon.FORWARD, () -> ran.add(name.id()));
            leadOn(Optional.of(name == StageName.PLAN ? lead.blockedBy(planBlockedBy) : lead));
        }

        @Override
        public Node root() {
            return root;
        }
    }
}
