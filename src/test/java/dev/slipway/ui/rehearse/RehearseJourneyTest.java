package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Pipeline;
import dev.slipway.diff.CompareRules;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Environment;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Strategy;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.WholeWindow;
import dev.slipway.ui.kit.VirtualThreads;
import dev.slipway.ui.rehearse.RehearseModel.Showing;
import dev.slipway.ui.work.LoadChoice;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import dev.slipway.workspace.PlanFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
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

/** By keyboard through the stage, on a real server. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class RehearseJourneyTest extends WholeWindow {
    private static final String[] SCHEMA = {"CREATE SCHEMA shop", "CREATE TABLE shop.item (id int PRIMARY KEY, name text)"};

    private final TestDatabase staging = TestDatabase.create();
    private final List<Path> opened = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Start
    void open(Stage window) throws Exception {
        for (String statement : SCHEMA) {
            staging.execute(statement);
        }
        staging.execute("INSERT INTO shop.item SELECT i, 'item ' || i FROM generate_series(1, 5000) i");
        PlanFolder.at(folder.resolve("plan")).write(plan());
        make(new VirtualThreads(), opened::add);
        on(StageName.REHEARSE, window);
    }

    @Override
    @AfterEach
    protected void close() {
        super.close();
        staging.close();
    }

    private ScriptedPlan plan() {
        Snapshot from = staging.snapshot();
        Snapshot to = TestDatabase.snapshotOf(SCHEMA[0], SCHEMA[1], "ALTER TABLE shop.item ADD COLUMN price numeric(10,2)",
                "CREATE INDEX item_name_idx ON shop.item (name)");
        return Pipeline.plan(Pipeline.diff(from, to, List.of(), CompareRules.DEFAULT), from, to,
                new PlanOptions(Strategy.ONLINE, Map.of(), Map.of(), Map.of(), "Add prices", "A. Author"));
    }

    @Test
    void leadsFromThePreparationToAVerdictAndOnToApproval(FxRobot robot) throws Exception {
        press(robot, KeyCode.R);
        assertThat(bench.rehearsing().activity().running()).as("nothing to rehearse yet").isFalse();

        openPlan(robot);
        TextField limit = robot.lookup("#limit-up").queryAs(TextField.class);
        robot.interact(limit::requestFocus);
        robot.interact(() -> limit.setText("1 min"));
        robot.type(KeyCode.ENTER);
        assertThat(bench.rehearsing().budgetProperty().get().up()).hasMinutes(1);

        robot.interact(() -> {
            bench.rehearsing().loadProperty().set(LoadChoice.NONE.withFrom(LoadChoice.From.SCHEMA));
            bench.rehearsing().budgetProperty().set(onABusyMachine(bench.rehearsing().budgetProperty().get()));
        });
        press(robot, KeyCode.R);
        until(() -> bench.rehearsing().resultProperty().get().isPresent() && shell.lookup(".verdict-word") != null);
        assertThat(bench.rehearsing().resultProperty().get().orElseThrow().evidence().findings()).filteredOn(f ->
                f.contains("over budget")).isEmpty();
        assertThat(bench.rehearsing().resultProperty().get().orElseThrow().passed()).isTrue();
        assertThat(robot.lookup(".verdict-word").queryLabeled().getText()).isEqualTo("Passed");
        assertThat(robot.lookup("#measured-steps").queryTableView().getItems()).hasSize(
                bench.planning().planProperty().get().orElseThrow().plan().steps().size());
        Path events = bench.rehearsing().resultProperty().get().orElseThrow().eventsFile();
        until(() -> bench.rehearsing().events().size() == EventStream.read(events).size());

        until(() -> !robot.lookup("#rehearse-report").queryButton().isDisabled());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R).release(KeyCode.R, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> opened.size() == 1);
        assertThat(Files.readString(opened.getFirst())).contains("Rehearsal of Add prices", "shop.item", "PASSED");
        assertThat(opened.getFirst().getParent()).isEqualTo(PlanFolder.at(folder.resolve("plan")).evidence());

        assertThat(robot.lookup("#verdict-tabs").queryAs(TabPane.class).getTabs()).extracting(Tab::getText)
                .contains("Latency", "Old and new code", "Locks");
        looksAgainAndBesideAnother(robot);

        robot.clickOn("#rehearse-approve");
        assertThat(context.shell().stageProperty().get()).isEqualTo(StageName.APPROVE);
    }

    private void looksAgainAndBesideAnother(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L).release(KeyCode.L, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> shell.lookup("#replay-slider") != null);
        Slider slider = robot.lookup("#replay-slider").queryAs(Slider.class);
        robot.interact(slider::requestFocus);
        double before = slider.getValue();
        robot.type(KeyCode.RIGHT);
        assertThat(slider.getValue()).isGreaterThan(before);
        robot.type(KeyCode.END);
        assertThat(slider.getValue()).isEqualTo(slider.getMax());
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        until(() -> shell.lookup(".verdict-word") != null);

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B).release(KeyCode.B, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> shell.lookup("#beside") != null);
        assertThat(((Label) robot.lookup("#beside").queryTableView().getPlaceholder()).getText()).startsWith("No other rehearsal was kept");
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        until(() -> shell.lookup(".verdict-word") != null);
    }

    @Test
    void rehearsesOnACopyOfStaging(FxRobot robot) throws Exception {
        openPlan(robot);
        robot.interact(() -> robot.lookup("#rehearse-clone").queryAs(CheckBox.class).requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#rehearse-leave-up").queryAs(CheckBox.class).isDisabled()).isTrue();
        press(robot, KeyCode.R);
        until(() -> bench.rehearsing().resultProperty().get().isPresent() && shell.lookup(".verdict-word") != null);
        var evidence = bench.rehearsing().resultProperty().get().orElseThrow().evidence();
        assertThat(evidence.verdict()).as(evidence.findings().toString()).isEqualTo(EvidenceSummary.Verdict.PASSED);
        assertThat(evidence.copy()).isPresent();
        assertThat(robot.lookup("#verdict-copy").queryLabeled().getText()).contains("copy");
        assertThat(staging.value("SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway\\_clone\\_%'")).isEqualTo("0");

        robot.interact(() -> {
            bench.rehearsing().shareProperty().set(0.5);
            bench.rehearsing().rehearse();
        });
        until(() -> !bench.rehearsing().activity().running() && bench.rehearsing().resultProperty().get().flatMap(r -> r.evidence().copy())
                .filter(copy -> !copy.isWhole()).isPresent() && shell.lookup(".verdict-word") != null);
        assertThat(robot.lookup("#verdict-copy").queryLabeled().getText()).contains("50 %", "no proof");
        assertThat(robot.lookup("#rehearse-start").queryLabeled().getText()).as("what it leads to").isEqualTo("Rehearse again");
    }

    @Test
    void whoIsInTheWayIsNamedAndEndedFromTheWindow(FxRobot robot) throws Exception {
        openPlan(robot);
        try (Connection forgotten = staging.open(); Statement statement = forgotten.createStatement()) {
            statement.execute("SET application_name = 'forgotten'");
            statement.execute("BEGIN");
            statement.execute("LOCK TABLE shop.item IN ROW EXCLUSIVE MODE");
            press(robot, KeyCode.R);
            until(() -> robot.lookup("#blocker").tryQuery().filter(Node::isVisible).isPresent());
            assertThat(robot.lookup("#blocker .strong").queryLabeled().getText())
                    .contains("postgres", "forgotten", "idle in transaction");
            robot.clickOn("#blocker-terminate");
            until(() -> bench.rehearsing().resultProperty().get().isPresent());
            assertThat(bench.rehearsing().resultProperty().get().orElseThrow().passed()).isTrue();
            assertThat(staging.value("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'forgotten'")).isEqualTo("0");
        }
    }

    @Test
    void asksProductionForItsSizesAndForetells(FxRobot robot) throws Exception {
        openPlan(robot);
        try (TestDatabase production = TestDatabase.create()) {
            for (String statement : SCHEMA) {
                production.execute(statement);
            }
            production.execute("INSERT INTO shop.item SELECT i, 'item ' || i FROM generate_series(1, 40000) i");
            production.execute("ANALYZE shop.item");
            ConnectionProfile there = production.database().profile();
            ConnectionProfile saved = new ConnectionProfile("the shop", Environment.PRODUCTION, there.host(), there.port(),
                    there.database(), there.user(), there.tls());
            robot.interact(() -> bench.connecting().save(Optional.empty(), saved));
            robot.interact(() -> bench.connecting().reach(saved, Optional.of(ScratchServer.get().server().password())));
            until(() -> !bench.connecting().reaching().running());
            limitOneMode(robot);
            press(robot, KeyCode.R);
            until(() -> bench.rehearsing().resultProperty().get().isPresent() && shell.lookup(".verdict-word") != null);
            assertThat(bench.rehearsing().resultProperty().get().orElseThrow().evidence().forecast()).as("never analyzed").isEmpty();

            TabPane tabs = robot.lookup("#verdict-tabs").queryAs(TabPane.class);
            robot.interact(() -> tabs.getTabs().stream().filter(tab -> tab.getText().equals("In production")).findFirst()
                    .ifPresent(tabs.getSelectionModel()::select));
            robot.interact(robot.lookup("#forecast-ask").queryButton()::fire);
            until(() -> !robot.lookup("#forecast-table").queryTableView().getItems().isEmpty());
            assertThat(robot.lookup(".forecast-head .label").queryAllAs(Label.class)).extracting(Label::getText)
                    .anyMatch(text -> text.contains(there.database()));
        }
    }

    private void limitOneMode(FxRobot robot) {
        robot.interact(() -> robot.lookup("#limit-holds").queryAs(TitledPane.class).setExpanded(true));
        TextField hold = robot.lookup("#hold-share").queryAs(TextField.class);
        robot.interact(hold::requestFocus);
        robot.interact(() -> hold.setText("20 s"));
        robot.type(KeyCode.ENTER);
        assertThat(bench.rehearsing().budgetProperty().get().costs().holds()).isEqualTo(Map.of(LockMode.SHARE, Duration.ofSeconds(20)));
        robot.interact(() -> hold.setText("soon"));
        robot.type(KeyCode.ENTER);
        assertThat(hold.getText()).isEqualTo("20 s");
    }

    private void openPlan(FxRobot robot) throws Exception {
        robot.interact(() -> {
            bench.files().open(folder.resolve("plan"));
            bench.stagingProperty().set(Optional.of(new Place.Live(staging.database().profile(), staging.database(),
                    ConnectionTest.run(staging.database()))));
        });
        until(() -> bench.planning().planProperty().get().isPresent());
    }

    @Test
    void twoRehearsalsLieSideBySide(FxRobot robot) throws Exception {
        openPlan(robot);
        press(robot, KeyCode.R);
        until(() -> bench.rehearsing().resultProperty().get().isPresent() && shell.lookup(".verdict-word") != null);
        staging.execute("CREATE TABLE shop.stranger (id int)");
        robot.interact(() -> bench.rehearsing().rehearse());
        until(() -> !bench.rehearsing().activity().running() && bench.rehearsing().resultProperty().get()
                .filter(result -> !result.passed()).isPresent() && shell.lookup(".verdict-word") != null);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B).release(KeyCode.B, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> shell.lookup("#beside") != null && !robot.lookup("#beside").queryTableView().getItems().isEmpty());
        assertThat(robot.lookup("#beside").<RunComparison.Line>queryTableView().getItems()).anySatisfy(line -> {
            assertThat(line.name()).isEqualTo("Verdict");
            assertThat(line.before()).isEqualTo("Passed");
            assertThat(line.after()).isEqualTo("Failed");
            assertThat(line.change()).isEqualTo(RunComparison.Change.WORSE);
        });
        int all = robot.lookup("#beside").queryTableView().getItems().size();
        robot.interact(() -> robot.lookup("#beside-only").queryAs(CheckBox.class).requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#beside").<RunComparison.Line>queryTableView().getItems()).hasSizeLessThan(all)
                .noneMatch(line -> line.change() == RunComparison.Change.SAME);
    }

    @Test
    void aRecordedRunCanBeLookedAtAgain(FxRobot robot) throws Exception {
        openPlan(robot);
        press(robot, KeyCode.R);
        until(() -> bench.rehearsing().resultProperty().get().isPresent());
        var events = bench.rehearsing().resultProperty().get().orElseThrow().events();
        var model = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new RehearseModel(bench));
        robot.interact(() -> bench.rehearsing().replay(events.subList(0, events.size() / 2)));
        until(() -> model.pictureProperty().get().started().isPresent());
        assertThat(model.showingProperty().get()).isInstanceOf(Showing.Running.class);
        robot.interact(() -> bench.rehearsing().replay(events));
        until(() -> model.showingProperty().get() instanceof Showing.Over);
        assertThat(model.showingProperty().get()).isInstanceOfSatisfying(Showing.Over.class, over -> {
            assertThat(over.verdict().passed()).isTrue();
            assertThat(over.verdict().run().orElseThrow().events()).isEqualTo(events);
        });
        assertThat(model.log()).isNotEmpty();
    }

    @Test
    void aVerdictOfAnEarlierSessionCanBeReplayed(FxRobot robot) throws Exception {
        openPlan(robot);
        press(robot, KeyCode.R);
        until(() -> bench.rehearsing().resultProperty().get().isPresent() && shell.lookup(".verdict-word") != null);
        var events = bench.rehearsing().resultProperty().get().orElseThrow().events();

        var later = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new Workbench(context.background(), WorkFolders.in(folder),
                "A. Author"));
        try {
            var model = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new RehearseModel(later));
            robot.interact(() -> later.files().open(folder.resolve("plan")));
            until(() -> model.showingProperty().get() instanceof Showing.Over(Verdict verdict) && verdict.run().isPresent());
            robot.interact(model::lookAgain);
            assertThat(model.showingProperty().get()).isInstanceOf(Showing.Replay.class);
            assertThat(model.replay().whole()).isEqualTo(events.getLast().at());
        } finally {
            later.close();
        }
    }

    /** Latencies there are no matter of the plan. */
    private static Budget onABusyMachine(Budget budget) {
        Budget.Costs usual = budget.costs();
        return budget.withCosts(new Budget.Costs(usual.total(), usual.walBytes(), usual.diskBytes(), 1_000, usual.errors(), usual.holds(),
                usual.criticalFactor()));
    }

    private static void press(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
