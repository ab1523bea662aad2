package dev.slipway.ui.kit.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.InWindow;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SqlEditorTest {
    private static final String SCRIPT = "-- one\nALTER TABLE orders ADD x int;\nSELECT 'orders' FROM Orders;\n";
    private SqlEditor editor;
    private CodeArea area;

    @Start
    void open(Stage window) {
        editor = new SqlEditor(new SameThread());
        editor.load(SCRIPT);
        area = (CodeArea) editor.lookup(".code-area");
        InWindow.show(window, editor, Theme.LIGHT, 800, 500);
        editor.requestFocus();
    }

    @Test
    void highlightsWhatIsTyped(FxRobot robot) {
        robot.interact(() -> area.appendText("DROP"));
        Collection<String> style = area.getStyleOfChar(SCRIPT.length() + 1);
        assertThat(style).containsExactly("keyword");
        assertThat(area.getStyleOfChar(1)).containsExactly("comment");
        robot.interact(() -> area.insertText(0, "/*"));
        assertThat(area.getStyleOfChar(SCRIPT.length() + 3)).as("all became a comment").containsExactly("comment");
    }

    @Test
    void whateverIsEditedTheHighlightingIsThatOfTheWholeText(FxRobot robot) {
        Random random = new Random(26);
        String[] pieces = {"'", "/*", "*/", "--", "\n", "SELECT ", "x", "$$", " 42 ", "int"};
        robot.interact(() -> {
            for (int i = 0; i < 200; i++) {
                int at = random.nextInt(area.getLength() + 1);
                int to = Math.min(area.getLength(), at + random.nextInt(4));
                area.replaceText(at, to, random.nextInt(3) == 0 ? "" : pieces[random.nextInt(pieces.length)]);
                assertThat(painted()).as("after edit %d of\n%s", i, editor.text()).isEqualTo(wanted());
            }
        });
    }

    private String painted() {
        StringBuilder styles = new StringBuilder();
        for (int at = 0; at < area.getLength(); at++) {
            styles.append(area.getText(at, at + 1).equals("\n") ? "\n" : sign(String.join("", area.getStyleOfChar(at))));
        }
        return styles.toString();
    }

    /** A line's end has no looks. */
    private String wanted() {
        StringBuilder styles = new StringBuilder(".".repeat(area.getLength()));
        SqlLexer.tokens(editor.text()).forEach(token -> {
            for (int at = token.start(); at < token.end(); at++) {
                styles.setCharAt(at, sign(token.kind().styleClass()).charAt(0));
            }
        });
        for (int at = 0; at < area.getLength(); at++) {
            if (editor.text().charAt(at) == '\n') {
                styles.setCharAt(at, '\n');
            }
        }
        return styles.toString();
    }

    private static String sign(String style) {
        return style.isEmpty() ? "." : style.substring(0, 1);
    }

    @Test
    void oneKeyInALongScriptIsAnsweredAtOnce(FxRobot robot) {
        robot.interact(() -> editor.load("ALTER TABLE shop.orders ADD COLUMN note text; -- a line of many\n".repeat(10_000)));
        robot.interact(() -> area.moveTo(5_000, 12));
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            robot.interact(() -> area.insertText(area.getCaretPosition(), "x"));
        }
        Duration each = Duration.ofNanos((System.nanoTime() - start) / 10);
        System.getLogger("editor").log(System.Logger.Level.INFO, "a key in 10,000 lines: " + each.toMillis() + " ms");
        // A bound that only styling the whole text would miss, however busy the machine is.
        assertThat(each).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void replacesEverywhereAndTakesItBackAtOnce(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.R).release(KeyCode.R, KeyCode.CONTROL);
        List<TextField> fields = fields();
        robot.interact(() -> {
            fields.get(0).setText("orders");
            fields.get(1).setText("purchases");
        });
        robot.clickOn("#editor-replaceAll");
        assertThat(editor.text()).isEqualTo("-- one\nALTER TABLE purchases ADD x int;\nSELECT 'purchases' FROM purchases;\n");
        robot.interact(area::undo);
        assertThat(editor.text()).isEqualTo(SCRIPT);
    }

    @Test
    void findGoesRoundAndEscapeLeadsBackToTheText(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.interact(() -> fields().getFirst().setText("ORDERS"));
        assertThat(area.getSelection().getStart()).isEqualTo(SCRIPT.indexOf("orders"));
        robot.type(KeyCode.ENTER).type(KeyCode.ENTER);
        assertThat(area.getSelection().getStart()).isEqualTo(SCRIPT.indexOf("Orders"));
        robot.type(KeyCode.ENTER);
        assertThat(area.getSelection().getStart()).isEqualTo(SCRIPT.indexOf("orders"));
        robot.type(KeyCode.ESCAPE);
        assertThat(area.isFocused()).isTrue();
        assertThat(editor.lookup(".find-bar").isVisible()).isFalse();
    }

    @Test
    void aFindingLeadsToItsLineAndOffersItsFix(FxRobot robot) {
        List<String> ran = new ArrayList<>();
        Command fix = Command.of("fix", "Use the online form", AppIcon.EDIT, () -> ran.add("fix"));
        robot.interact(() -> editor.showFindings(List.of(
                new Finding(2, 7, Tone.HIGH, "rewrites the table", List.of(fix)), Finding.of(1, Tone.INFO, "nothing"))));
        ListView<?> list = (ListView<?>) editor.lookup(".findings");
        assertThat(list.getItems()).hasSize(2);
        robot.interact(() -> list.getSelectionModel().select(1));
        assertThat(editor.lineProperty().get()).isEqualTo(2);
        assertThat(area.getCaretColumn()).isEqualTo(6);
        robot.clickOn("#fix");
        assertThat(ran).containsExactly("fix");
        assertThat(area.getParagraph(1).getParagraphStyle()).containsExactly("finding-error");
        robot.interact(() -> editor.showFindings(List.of()));
        assertThat(area.getParagraph(1).getParagraphStyle()).isEmpty();
    }

    @Test
    void theBandFollowsTheStep(FxRobot robot) {
        robot.interact(() -> editor.band(1, 2));
        robot.interact(() -> editor.band(3, 3));
        assertThat(area.getParagraph(0).getParagraphStyle()).isEmpty();
        assertThat(area.getParagraph(2).getParagraphStyle()).containsExactly("current-step");
    }

    @Test
    void aLoadedTextCannotBeUndone() {
        assertThat(area.isUndoAvailable()).isFalse();
    }

    private List<TextField> fields() {
        return editor.lookupAll(".find-bar .text-field").stream().map(TextField.class::cast).toList();
    }
}
