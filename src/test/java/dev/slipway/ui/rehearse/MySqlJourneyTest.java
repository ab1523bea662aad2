package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.mysql.MySqlDatabase;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.WholeWindow;
import dev.slipway.ui.kit.VirtualThreads;
import dev.slipway.ui.work.LoadChoice;
import dev.slipway.ui.work.Place;
import dev.slipway.workspace.PlanFolder;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The rehearsal's stage with a plan for MariaDB: the same way through the same screens. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class MySqlJourneyTest extends WholeWindow {
    private static final String ITEM = "CREATE TABLE item (id int PRIMARY KEY, name varchar(60)";

    private final MySqlDatabase staging = MySqlDatabase.create();

    @Start
    void open(Stage window) throws Exception {
        staging.execute(ITEM + ")");
        staging.execute("INSERT INTO item VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        PlanFolder.at(folder.resolve("plan")).write(Pipeline.plan(Pipeline.diff(staging.snapshot(), wanted(), List.of(),
                CompareRules.DEFAULT), staging.snapshot(), wanted(), PlanOptions.DEFAULT));
        make(new VirtualThreads());
        on(StageName.REHEARSE, window);
    }

    private static Snapshot wanted() {
        try (MySqlDatabase database = MySqlDatabase.create()) {
            database.execute(ITEM + ", price decimal(10,2), KEY by_name (name))");
            return database.snapshot();
        }
    }

    @Override
    @AfterEach
    protected void close() {
        super.close();
        staging.close();
    }

    @Test
    void leadsThroughALoadedRehearsalWithSomebodyInTheWayToAVerdict(FxRobot robot) throws Exception {
        robot.interact(() -> {
            bench.files().open(folder.resolve("plan"));
            bench.stagingProperty().set(Optional.of(new Place.Live(staging.database().profile(), staging.database(),
                    ConnectionTest.run(staging.database()))));
        });
        until(() -> bench.planning().planProperty().get().isPresent());
        robot.interact(() -> {
            bench.rehearsing().loadProperty().set(LoadChoice.NONE.withFrom(LoadChoice.From.SCHEMA));
            bench.rehearsing().budgetProperty().set(patient(bench.rehearsing().budgetProperty().get()));
        });
        try (Connection forgotten = staging.openAsApplication(); Statement statement = forgotten.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.execute("SELECT COUNT(*) FROM item");
            press(robot);
            until(() -> robot.lookup("#blocker").tryQuery().filter(Node::isVisible).isPresent());
            assertThat(robot.lookup("#blocker .strong").queryLabeled().getText()).contains("root", "idle in a transaction");
            robot.clickOn("#blocker-terminate");
            until(() -> bench.rehearsing().resultProperty().get().isPresent() && shell.lookup(".verdict-word") != null);
        }
        var evidence = bench.rehearsing().resultProperty().get().orElseThrow().evidence();
        assertThat(robot.lookup(".verdict-word").queryLabeled().getText()).as(evidence.findings().toString()).isEqualTo("Passed");
        assertThat(robot.lookup("#verdict-tabs").queryAs(TabPane.class).getTabs()).extracting(Tab::getText)
                .contains("Latency", "Old and new code", "Locks");
        assertThat(robot.lookup("#measured-steps").queryTableView().getItems())
                .hasSize(bench.planning().planProperty().get().orElseThrow().plan().steps().size());
        robot.clickOn("#rehearse-approve");
        assertThat(context.shell().stageProperty().get()).isEqualTo(StageName.APPROVE);
    }

    private static Budget patient(Budget budget) {
        Budget.Costs costs = budget.costs();
        Duration minutes = Duration.ofMinutes(2);
        return new Budget(minutes, minutes, minutes, minutes, minutes, minutes, new Budget.Costs(Duration.ofMinutes(9), costs.walBytes(),
                costs.diskBytes(), 100_000, 100_000, costs.holds(), costs.criticalFactor()));
    }

    private static void press(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.R).release(KeyCode.R, KeyCode.CONTROL);
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        // Looked at where nobody changes the window meanwhile.
        WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, holds));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
