package dev.slipway.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.rehearse.RunRecord;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StartPanelTest {
    @TempDir
    static Path folder;

    private Workbench bench;
    private StartPanel panel;

    @Start
    void open(Stage window) {
        bench = new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author");
        panel = new StartPanel(new ConnectModel(bench));
        var scene = new Scene(panel, 800, 400);
        Theme.LIGHT.applyTo(scene);
        window.setScene(scene);
        window.show();
    }

    @Test
    void whatWasInterruptedIsOfferedToBePutBackOnceItsStagingIsThere(FxRobot robot) {
        assertThat(panel.lookup("#interrupted")).isNull();
        robot.interact(() -> bench.connecting().interrupted().add(interrupted()));
        assertThat(panel.lookup("#interrupted")).isNotNull();
        assertThat(robot.lookup((javafx.scene.control.Labeled label) -> label.getText().contains("in the middle of step 4")).tryQuery())
                .isPresent();
        assertThat(panel.lookup("#connect-putBack").isDisabled()).as("no staging is connected").isTrue();
    }

    private static InterruptedRehearsal interrupted() {
        var subject = new RehearsalEvent.Subject("Shop release", "a", "b", "c");
        var record = new RunRecord("run", Instant.parse("2026-11-20T10:00:00Z"), "jdbc:postgresql://127.0.0.1:5432/staging?user=postgres",
                new DatabaseIdentity(Optional.of("1"), 2, 3), subject);
        return new InterruptedRehearsal(folder, record, RehearsalPhase.UP, 4, false);
    }
}
