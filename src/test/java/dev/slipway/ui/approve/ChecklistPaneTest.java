package dev.slipway.ui.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approve.Checklist;
import dev.slipway.ui.app.Toolkit;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class ChecklistPaneTest {
    private static final Checklist.Item LOSS = new Checklist.Item("loss", "Is the loss of shop.note meant?", Optional.empty(), "shop.note");

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() {
        Toolkit.startHeadless();
    }

    @Test
    void whatWasConfirmedStandsThereWhenTheListIsShownAgain() {
        FxCoalescer.call(() -> {
            ApproveModel model = new ApproveModel(new Workbench(new SameThread(), WorkFolders.in(folder), "A. Author"));
            ChecklistPane pane = new ChecklistPane(model, node -> { });
            Checklist list = new Checklist(List.of(LOSS));
            pane.show(list, false);
            assertThat(field(pane).getText()).isEmpty();
            field(pane).setText("shop.note");
            assertThat(model.answers()).containsKey("loss");
            pane.show(list, false);
            assertThat(field(pane).getText()).isEqualTo("shop.note");
            assertThat(model.answers()).containsKey("loss");
            return true;
        });
    }

    private static TextField field(ChecklistPane pane) {
        return (TextField) pane.lookup("#confirm-loss");
    }
}
