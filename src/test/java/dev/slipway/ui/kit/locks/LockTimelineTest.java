package dev.slipway.ui.kit.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.InWindow;
import dev.slipway.ui.kit.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class LockTimelineTest {
    private static final LockBar HELD = bar(LockBar.Kind.HELD, "ROW EXCLUSIVE", "slipway", 0, 4);
    private static final LockBar STRONG = bar(LockBar.Kind.HELD_STRONG, "ACCESS EXCLUSIVE", "slipway", 5, 9);
    private static final LockBar WAIT = bar(LockBar.Kind.WAITING, "ACCESS SHARE", "app 7", 6, 9);
    private final List<LockBar> reached = new ArrayList<>();
    private LockTimeline timeline;

    private static LockBar bar(LockBar.Kind kind, String mode, String owner, int from, int to) {
        return new LockBar("orders", kind, mode, owner, Duration.ofSeconds(from), Optional.of(Duration.ofSeconds(to)),
                "ALTER TABLE orders");
    }

    @Start
    void open(Stage window) {
        timeline = new LockTimeline();
        timeline.setOnBar(reached::add);
        timeline.show(List.of(HELD, STRONG, WAIT), List.of(), Duration.ofSeconds(10), false);
        InWindow.show(window, timeline, Theme.LIGHT, 900, 300);
    }

    @Test
    void keysGoFromBarToBarAndReachTheStatement(FxRobot robot) {
        robot.interact(timeline::requestFocus);
        robot.type(KeyCode.PERIOD).type(KeyCode.PERIOD);
        assertThat(timeline.getAccessibleText()).isEqualTo("slipway holds ACCESS EXCLUSIVE on orders for 4.0 s");
        robot.type(KeyCode.ENTER);
        assertThat(reached).containsExactly(STRONG);
    }

    @Test
    void aClickReachesTheBarUnderThePointerWhereverItWasZoomedTo(FxRobot robot) {
        // The run of 10 s and its 4 % of room lie on 704 px: second 7.5 is 508 px right of the names.
        robot.clickOn(timeline.localToScreen(LockPainter.NAMES + 508, LockPainter.HEAD + LockLanes.PADDING + 22));
        assertThat(reached).containsExactly(WAIT);
        robot.interact(() -> timeline.commands().getFirst().run());
        robot.clickOn(timeline.localToScreen(LockPainter.NAMES + 508 + (508 - 352) * 0.25, LockPainter.HEAD + LockLanes.PADDING + 4));
        assertThat(reached).containsExactly(WAIT, STRONG);
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(timeline.summary()).isEqualTo(
                "1 relation, 3 locks, 1 wait; longest: slipway holds ACCESS EXCLUSIVE on orders for 4.0 s");
    }

    @Test
    void takesItsColoursFromTheTheme(FxRobot robot) {
        assertThat(colourAt(2, 2)).isEqualTo(Color.web("#ffffff"));
        robot.interact(() -> Theme.DARK.applyTo(timeline.getScene()));
        assertThat(colourAt(2, 2)).isEqualTo(Color.web("#14181e"));
    }

    private Color colourAt(int x, int y) {
        WritableImage image = dev.slipway.ui.kit.FxCoalescer.call(() -> timeline.snapshot(null, null));
        return image.getPixelReader().getColor(x, y);
    }

    @Test
    void drawsTenThousandBarsWithinAFrameOrTwo(FxRobot robot) {
        List<LockBar> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new LockBar("relation " + i % 40, LockBar.Kind.values()[i % 4], "SHARE", "app", Duration.ofMillis(i * 5L),
                    Optional.of(Duration.ofMillis(i * 5L + 120)), ""));
        }
        long[] took = new long[1];
        robot.interact(() -> {
            timeline.show(many, List.of(), Duration.ofSeconds(50), true);
            timeline.layout();
            long began = System.nanoTime();
            timeline.show(many, List.of(), Duration.ofSeconds(51), true);
            timeline.layout();
            took[0] = System.nanoTime() - began;
        });
        assertThat(Duration.ofNanos(took[0])).isLessThan(Duration.ofSeconds(5));
    }
}
