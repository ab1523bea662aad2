package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.InWindow;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.locks.LatencyChart;
import dev.slipway.ui.work.LoadChoice;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the application feels of the plan, by keyboard. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class FeltPanesTest {
    private final ObjectProperty<LoadChoice> load = new SimpleObjectProperty<>(LoadChoice.NONE);

    @Start
    void open(Stage window) {
        var run = new RunPane(java.util.List.of(), FXCollections.observableArrayList(), java.util.Optional.empty());
        var all = new VBox(new LoadEditor(load), run);
        InWindow.show(window, all, Theme.LIGHT, 1000, 900);
        run.show(RunFold.of(LoadedRun.soFar()).picture());
    }

    @Test
    void arrowsGoFromMomentToMomentOfTheLatencies(FxRobot robot) {
        assertThat(robot.lookup("#run-tabs").queryAs(TabPane.class).getSelectionModel().getSelectedItem().getText()).isEqualTo("Latency");
        LatencyChart chart = robot.lookup(".latency-chart").queryAs(LatencyChart.class);
        assertThat(chart.getAccessibleText()).contains("Worst moment", "p99 300 ms", "3 failed");
        robot.interact(chart::requestFocus);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(chart.readingProperty().get()).isEqualTo(
                "500 ms: p50 2 ms, p95 3 ms, p99 20 ms, 50 scripts, failed 42703 × 3 · step 2 Drop column (Up)");
        assertThat(chart.getAccessibleText()).isEqualTo(chart.readingProperty().get());
        assertThat(robot.lookup("#load-errors").lookup(".badge").queryLabeled().getText()).isEqualTo("42703 × 3");
    }

    @Test
    void arrowsGoFromCellToCellOfTheMatrixAndEachSaysItsError(FxRobot robot) {
        robot.interact(() -> robot.lookup("#run-tabs").queryAs(TabPane.class).getSelectionModel().selectLast());
        TableView<?> matrix = robot.lookup("#code-matrix").queryTableView();
        assertThat(robot.lookup("#matrix-verdict").queryLabeled().getText()).startsWith("Not proven: “read order”");
        robot.interact(() -> {
            matrix.requestFocus();
            matrix.getSelectionModel().clearAndSelect(0);
        });
        robot.interact(() -> matrix.getFocusModel().focus(0));
        robot.type(KeyCode.END);
        for (int i = 0; i < 5; i++) {
            robot.type(KeyCode.RIGHT);
        }
        robot.type(KeyCode.UP, KeyCode.UP, KeyCode.UP);
        Label detail = (Label) robot.lookup("#matrix-detail").queryLabeled();
        assertThat(detail.getText()).isEqualTo(
                "read order, after step 2, Up: fails, and must not: column does not exist (42703)");
    }

    @Test
    void aWorkloadIsChosenByKeyboard(FxRobot robot) {
        ComboBox<?> from = robot.lookup("#load-from").queryComboBox();
        robot.interact(from::requestFocus);
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        assertThat(load.get().from()).isEqualTo(LoadChoice.From.FILE);
        assertThat(load.get().needsFile()).isTrue();
        robot.interact(() -> robot.lookup("#load-file").queryAs(TextField.class).setText("shop.sql"));
        assertThat(load.get().needsFile()).isFalse();
        robot.interact(() -> robot.lookup("#load-rate").queryAs(TextField.class).setText("fast"));
        assertThat(load.get().perSecond()).as("what is no number is not taken").isEqualTo(100);
        robot.interact(() -> robot.lookup("#load-rate").queryAs(TextField.class).setText("250"));
        assertThat(load.get().options().orElseThrow().perSecond()).isEqualTo(250);
    }
}
