package dev.slipway.ui.kit.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.ui.kit.InWindow;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.kit.Theme;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SideBySideDiffTest {
    private SideBySideDiff diff;
    private List<CodeArea> areas;

    @Start
    void open(Stage window) {
        diff = new SideBySideDiff(new SameThread());
        InWindow.show(window, diff, Theme.DARK, 900, 400);
        String left = text(IntStream.range(0, 400));
        // Every fifth line differs, so that nothing can be folded and both sides must scroll.
        String right = IntStream.range(0, 400).mapToObj(i -> i % 5 == 0 ? "line " + i + " changed" : "line " + i)
                .collect(Collectors.joining("\n"));
        diff.show("left", left, "right", right);
        areas = diff.lookupAll(".code-area").stream().map(CodeArea.class::cast).toList();
    }

    @Test
    void whatWasShownBeforeTheWindowWasLaidOutIsAlignedToo(FxRobot robot) throws Exception {
        var other = FxCoalescer.call(() -> new SideBySideDiff(new SameThread()));
        robot.interact(() -> {
            other.show("left", text(IntStream.range(0, 90)), "right", text(IntStream.range(0, 90).filter(i -> i != 40 && i != 60)) + "\n"
                    + "x".repeat(200));
            ((StackPane) diff.getScene().getRoot()).getChildren().setAll(other);
        });
        List<CodeArea> both = other.lookupAll(".code-area").stream().map(CodeArea.class::cast).toList();
        until(() -> both.stream().allMatch(area -> area.getHeight() > 0 && area.firstVisibleParToAllParIndex() == 2));
    }

    private static String text(IntStream numbers) {
        return numbers.mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    }

    /** Asked on the FX thread: a code area lays itself out when it is asked what it shows. */
    private static void until(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> FxCoalescer.call(condition::getAsBoolean));
    }

    @Test
    void bothSidesHaveTheSameLinesAndScrollTogether(FxRobot robot) throws Exception {
        assertThat(areas).hasSize(2);
        assertThat(areas.get(0).getParagraphs()).hasSameSizeAs(areas.get(1).getParagraphs());
        robot.clickOn(areas.get(0));
        robot.interact(() -> areas.get(0).scrollYToPixel(2_000));
        until(() -> Math.abs(areas.get(0).getEstimatedScrollY() - 2_000) < 20
                && areas.get(1).firstVisibleParToAllParIndex() == areas.get(0).firstVisibleParToAllParIndex());
    }

    @Test
    void theNextChangeComesIntoSightOnBothSides(FxRobot robot) throws Exception {
        Command next = diff.commands().getFirst();
        assertThat(next.shortcut()).isEqualTo("F7");
        robot.interact(() -> IntStream.range(0, 50).forEach(i -> next.run()));
        until(() -> areas.stream().allMatch(area ->
                area.firstVisibleParToAllParIndex() <= 250 && area.lastVisibleParToAllParIndex() >= 250));
        assertThat(diff.lookupAll(".muted")).extracting(node -> ((Labeled) node).getText()).contains("change 51 of 80");
    }

    @Test
    void previousGoesRoundToTheLast(FxRobot robot) {
        robot.interact(diff::previous);
        assertThat(diff.lookupAll(".muted")).extracting(node -> ((Labeled) node).getText()).contains("change 80 of 80");
    }

    @Test
    void anObjectThatIsNewIsAllAdded(FxRobot robot) {
        robot.interact(() -> diff.show("left", "", "right", "a\nb"));
        assertThat(areas.get(1).getParagraph(1).getParagraphStyle()).containsExactly("added");
        assertThat(areas.get(0).getParagraph(1).getParagraphStyle()).containsExactly("padding");
    }
}
