package dev.slipway.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diff.Difference;
import dev.slipway.model.Constraint;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Table;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.WholeWindow;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Schemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A reviewer's way through the differences, by keyboard. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class CompareJourneyTest extends WholeWindow {
    private static final int THOUSANDS = 5_000;
    private static final Table CLIENTS = Schemas.table("clients", Schemas.column("id", "bigint", true));
    private static final Table ORDERS = Schemas.table("orders", Schemas.column("id", "bigint", true),
            Schemas.column("client", "bigint", false));
    private static final Table ORDERS_WANTED = Schemas.table("orders", Schemas.column("id", "bigint", true),
            Schemas.column("client", "bigint", false), Schemas.column("state", "text", false));
    private static final Constraint TO_CLIENT = Schemas.foreignKey("orders", "client", "clients");
    /** Nothing alike in it: no rename is suggested. */
    private static final Table GONE = Schemas.table("ledger", Schemas.column("a", "text", false));
    private static final Table COME = Schemas.table("zz_book", Schemas.column("b", "bigint", false), Schemas.column("c", "date", false));

    @Start
    void open(Stage window) {
        make(new SameThread());
        on(StageName.COMPARE, window);
        compare(List.of(ORDERS, GONE), List.of(ORDERS_WANTED, CLIENTS, TO_CLIENT, COME),
                new Dependency(TO_CLIENT.key(), CLIENTS.key().column("id")), new Dependency(TO_CLIENT.key(), ORDERS.key()));
    }

    private void compare(List<Table> from, List<? extends SchemaObject> to, Dependency... dependencies) {
        bench.fromProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("now", from))));
        bench.toProperty().set(Optional.of(new Place.Kept(Schemas.snapshot("then", to, dependencies))));
        bench.comparing().compare();
    }

    @Test
    void aReviewGoesThroughAllDifferencesAndLeavesTheMarks(FxRobot robot) throws TimeoutException {
        look(robot, CLIENTS.key());
        assertThat(((Labeled) shell.lookup("#chip-to-review")).getText()).isEqualTo("5 to review");
        robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        until(() -> bench.reviewing().reviewed(CLIENTS.key()));
        assertThat(lookedAt()).as("the next one is looked at").isEqualTo(GONE.key());
        assertThat(((Labeled) shell.lookup("#chip-to-review")).getText()).isEqualTo("4 to review");
        robot.interact(() -> ((ToggleButton) shell.lookup("#chip-to-review")).fire());
        assertThat(listed()).doesNotContain(CLIENTS.key()).contains(ORDERS.key());
        look(robot, ORDERS.key());
        robot.interact(() -> ((ToggleButton) shell.lookup("#reviewed")).fire());
        assertThat(bench.reviewing().marksProperty().get()).containsOnlyKeys(CLIENTS.key(), ORDERS.key());
    }

    @Test
    void theNextChangeAfterTheLastIsTheFirstOfTheNextObject(FxRobot robot) throws TimeoutException {
        look(robot, CLIENTS.key());
        robot.type(KeyCode.F7);
        until(() -> GONE.key().equals(lookedAt()));
        robot.type(KeyCode.F7);
        until(() -> ORDERS.key().equals(lookedAt()));
        robot.press(KeyCode.SHIFT).type(KeyCode.F7).release(KeyCode.SHIFT);
        until(() -> GONE.key().equals(lookedAt()));
    }

    @Test
    void twoObjectsBecomeOneByHand(FxRobot robot) throws TimeoutException {
        look(robot, GONE.key());
        robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
        until(() -> shell.lookup("#pair-gone").isFocused());
        ComboBox<?> now = (ComboBox<?>) shell.lookup("#pair-now");
        assertThat(((ComboBox<?>) shell.lookup("#pair-gone")).getValue()).isEqualTo(GONE.key());
        assertThat(now.getItems().toString()).contains("clients", "zz_book").doesNotContain("orders_client_fkey");
        robot.interact(now::requestFocus);
        robot.type(KeyCode.DOWN, 2);
        until(() -> COME.key().equals(now.getValue()));
        robot.interact(() -> shell.lookup("#compare-pair-do").requestFocus());
        robot.type(KeyCode.SPACE);
        until(() -> !comparison().renames().isEmpty());
        assertThat(comparison().diff().find(COME.key())).get().isInstanceOf(Difference.Renamed.class);
        assertThat(lookedAt()).isEqualTo(COME.key());
        assertThat(shell.lookup("#pair-gone").getParent().getParent().isVisible()).isFalse();
    }

    @Test
    void whatMakesTheNoiseIsIgnoredWhereItIsAndTakenBack(FxRobot robot) throws TimeoutException {
        look(robot, COME.key());
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        until(() -> ((MenuButton) shell.lookup("#ignore-here")).isShowing());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        until(() -> comparison().diff().find(COME.key()).isEmpty());
        MenuButton rules = (MenuButton) shell.lookup("#rules");
        assertThat(rules.getText()).isEqualTo("Ignored: 1 names");
        robot.interact(rules::show);
        assertThat(rules.getItems()).extracting(item -> item.getText()).contains("shop.zz_…");
        robot.interact(() -> rules.getItems().stream().filter(item -> "shop.zz_…".equals(item.getText())).findFirst().orElseThrow().fire());
        robot.interact(rules::hide);
        until(() -> comparison().diff().find(COME.key()).isPresent());
    }

    @Test
    void dependenciesAreShownAndLeadOn(FxRobot robot) throws TimeoutException {
        look(robot, CLIENTS.key());
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        ListView<?> needs = (ListView<?>) shell.lookup("#needs");
        ListView<?> neededBy = (ListView<?>) shell.lookup("#needed-by");
        until(() -> needs.isFocused() && neededBy.getItems().size() == 1);
        assertThat(needs.getItems()).isEmpty();
        robot.interact(() -> {
            neededBy.requestFocus();
            neededBy.getSelectionModel().select(0);
        });
        robot.type(KeyCode.ENTER);
        until(() -> TO_CLIENT.key().equals(lookedAt()));
        assertThat(needs.getItems()).hasSize(2);
        assertThat(neededBy.getItems()).isEmpty();
    }

    @Test
    void whatComesAlongIsSaidWithItsReason(FxRobot robot) throws TimeoutException {
        look(robot, CLIENTS.key());
        robot.interact(() -> list().requestFocus());
        robot.type(KeyCode.SPACE);
        until(() -> !comparison().chosen().contains(TO_CLIENT.key()));
        assertThat(shell.lookup("#along").isVisible()).isTrue();
        assertThat(words(shell.lookup("#along"))).contains("1 other had to stay out with it",
                "constraint shop.orders.orders_client_fkey uses shop.clients");
        robot.type(KeyCode.SPACE);
        until(() -> comparison().everythingChosen());
        assertThat(words(shell.lookup("#along"))).contains("1 other came along");
    }

    @Test
    void aFilterChangesWhatIsListedAndNotWhatIsLookedAt(FxRobot robot) throws TimeoutException {
        look(robot, ORDERS.key());
        TextField search = (TextField) shell.lookup("#compare-search");
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        until(search::isFocused);
        robot.write("orders");
        until(() -> listed().size() == 2);
        assertThat(lookedAt()).isEqualTo(ORDERS.key());
        assertThat(words(shell.lookup("#difference-head"))).contains("shop.orders");
        robot.interact(() -> search.setText("book"));
        assertThat(listed()).containsExactly(COME.key());
        assertThat(words(shell.lookup("#difference-head"))).as("it is still looked at").contains("shop.orders");
        robot.interact(() -> search.setText(""));
        assertThat(lookedAt()).isEqualTo(ORDERS.key());
    }

    @Test
    void thousandsOfDifferencesOpenFilterAndScrollAtOnce(FxRobot robot) throws Exception {
        List<Table> tables = IntStream.range(0, THOUSANDS)
                .mapToObj(i -> Schemas.table("t" + i, Schemas.column("id", "bigint", true), Schemas.column("a", "text", false))).toList();
        // The best of some, and bounds that hold on a machine that does much else; the figures are in the log.
        Duration opening = best(robot, () -> compare(List.of(), tables), () -> { });
        TextField search = (TextField) shell.lookup("#compare-search");
        Duration filter = best(robot, () -> search.setText("t49"), () -> search.setText(""));
        Duration all = best(robot, () -> search.setText(""), () -> search.setText("t49"));
        Duration scroll = best(robot, () -> list().scrollTo(THOUSANDS - 1), () -> list().scrollTo(0));
        System.getLogger("compare").log(System.Logger.Level.INFO, THOUSANDS + " differences: opened in " + opening.toMillis()
                + " ms, filtered in " + filter.toMillis() + " and " + all.toMillis() + " ms, scrolled in " + scroll.toMillis() + " ms");
        robot.interact(() -> search.setText(""));
        assertThat(list().getItems().size()).isEqualTo(THOUSANDS + 2);
        assertThat(shell.lookupAll(".list-cell").stream().filter(ListCell.class::isInstance).count()).as("only what is seen is made")
                .isLessThan(200);
        assertThat(opening).isLessThan(Duration.ofSeconds(2));
        assertThat(List.of(filter, all)).allSatisfy(one -> assertThat(one).isLessThan(Duration.ofMillis(600)));
    }

    private Duration best(FxRobot robot, Runnable action, Runnable back) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 6; i++) {
            Duration one = took(robot, action);
            best = one.compareTo(best) < 0 ? one : best;
            robot.interact(back);
        }
        return best;
    }

    /** Until the window has drawn what came of it. */
    private Duration took(FxRobot robot, Runnable action) {
        long start = System.nanoTime();
        robot.interact(() -> {
            action.run();
            shell.applyCss();
            shell.layout();
        });
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private ListView<?> list() {
        return (ListView<?>) shell.lookup("#differences");
    }

    private List<ObjectKey> listed() {
        return list().getItems().stream().filter(CompareRow.Item.class::isInstance).map(row -> ((CompareRow.Item) row).difference().key())
                .toList();
    }

    private void look(FxRobot robot, ObjectKey key) throws TimeoutException {
        robot.interact(() -> {
            for (int i = 0; i < list().getItems().size(); i++) {
                if (list().getItems().get(i) instanceof CompareRow.Item item && item.difference().key().equals(key)) {
                    list().getSelectionModel().clearAndSelect(i);
                }
            }
            list().requestFocus();
        });
        until(() -> key.equals(lookedAt()));
    }

    private @Nullable ObjectKey lookedAt() {
        return list().getSelectionModel().getSelectedItem() instanceof CompareRow.Item item ? item.difference().key() : null;
    }

    private Comparison comparison() {
        return bench.comparing().comparisonProperty().get().orElseThrow();
    }

    private static List<String> words(Node node) {
        List<String> words = new ArrayList<>();
        node.lookupAll(".label").forEach(label -> words.add(((Label) label).getText()));
        return words;
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
