package dev.slipway.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.VirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The menu of sample plans in a real window. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SamplePlanTest extends WholeWindow {
    private static final long LIMIT = 30;

    @Start
    void open(Stage window) {
        make(new VirtualThreads());
        asApplication(window);
    }

    @Test
    void aSamplePlanOpensByMouse(FxRobot robot) throws TimeoutException, IOException {
        MenuButton menu = menu(robot);
        robot.clickOn(menu);
        until(SamplePlanTest::aMenuIsOpen);
        robot.clickOn(menu.getItems().getFirst().getText());
        until(this::aPlanIsShown);
    }

    @Test
    void aSamplePlanOpensByKeyboard(FxRobot robot) throws TimeoutException, IOException {
        MenuButton menu = menu(robot);
        robot.interact(menu::requestFocus);
        robot.type(KeyCode.SPACE);
        until(SamplePlanTest::aMenuIsOpen);
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        until(this::aPlanIsShown);
    }

    private MenuButton menu(FxRobot robot) throws TimeoutException, IOException {
        MenuButton menu = (MenuButton) shell.lookup("#samples");
        assertThat(menu.isVisible()).as("a menu of nothing is no menu").isFalse();
        // What only a collected object listened to is not heard any more.
        System.gc();
        Files.createSymbolicLink(folder.resolve("sample-plans"), Path.of("sample-plans").toAbsolutePath());
        robot.interact(() -> bench.connecting().load());
        until(() -> menu.isVisible() && menu.getHeight() > 0);
        assertThat(menu.getItems()).as("the sample plans of this checkout").hasSizeGreaterThan(1);
        return menu;
    }

    private static boolean aMenuIsOpen() {
        return Window.getWindows().stream().anyMatch(window -> window instanceof PopupWindow && window.isShowing());
    }

    private boolean aPlanIsShown() {
        return context.shell().stageProperty().get() == StageName.PLAN && bench.planning().planProperty().get().isPresent();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(LIMIT, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
