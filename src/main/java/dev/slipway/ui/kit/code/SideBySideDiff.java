package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Background;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/**
 * Two texts side by side: lines aligned, lines and words marked, long unchanged parts folded, both sides scrolling
 * together, an overview strip at the right. The difference is computed off the FX thread; the newest texts win.
 */
public final class SideBySideDiff extends BorderPane {
    private static final Texts TEXTS = Texts.of(SideBySideDiff.class);

    private static final int NONE = -1;

    private final Background background;
    private final DiffSide left = new DiffSide(DiffSide.Hand.LEFT, this::unfold);
    private final DiffSide right = new DiffSide(DiffSide.Hand.RIGHT, this::unfold);
    private final OverviewStrip strip = new OverviewStrip(this::scrollTo);
    private final Label leftTitle = Words.body("");
    private final Label rightTitle = Words.body("");
    private final Label position = Words.muted("");
    private final Command next = Command.of("diff.next", TEXTS.get("diff.next"), AppIcon.NEXT, this::next).withShortcut("F7");
    private final Command previous =
            Command.of("diff.previous", TEXTS.get("diff.previous"), AppIcon.PREVIOUS, this::previous).withShortcut("Shift+F7");
    private final ScrollPair scrolling;
    private List<DiffRow> rows = List.of();
    private List<Integer> changes = List.of();
    private int current = NONE;
    private IntPredicate beyond = direction -> false;
    /** Set when the texts were asked for from the end of what comes after them. */
    private boolean fromEnd;
    private int request;

    public SideBySideDiff(Background background) {
        this.background = background;
        getStyleClass().add("side-by-side-diff");
        CodeArea leftArea = left.area();
        CodeArea rightArea = right.area();
        rightArea.estimatedScrollYProperty().addListener((seen, before, now) -> showWindow());
        rightArea.totalHeightEstimateProperty().addListener((seen, before, now) -> showWindow());
        rightArea.heightProperty().subscribe(this::showWindow);

        var divider = new Region();
        divider.getStyleClass().add("diff-divider");
        VBox leftSide = side(leftTitle, leftArea, List.of());
        VBox rightSide = side(rightTitle, rightArea, List.of(position, Buttons.icon(previous), Buttons.icon(next)));
        // Both sides want the same width, whatever they hold.
        leftSide.setPrefWidth(0);
        rightSide.setPrefWidth(0);
        HBox.setHgrow(leftSide, Priority.ALWAYS);
        HBox.setHgrow(rightSide, Priority.ALWAYS);
        scrolling = new ScrollPair(leftArea, leftSide, rightArea, rightSide);
        setCenter(new HBox(leftSide, divider, rightSide));
        setRight(strip);
    }

    private static VBox side(Label title, CodeArea area, List<Region> tools) {
        title.getStyleClass().add("strong");
        title.setWrapText(false);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(title, spring);
        head.getChildren().addAll(tools);
        head.getStyleClass().add("side-title");
        var scroll = new VirtualizedScrollPane<>(area);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return new VBox(head, scroll);
    }

    /** Shows two texts; an empty one stands for an object that does not exist on its side. */
    public void show(String leftName, String leftText, String rightName, String rightText) {
        leftTitle.setText(leftName);
        rightTitle.setText(rightName);
        int mine = ++request;
        background.compute("comparing texts", progress -> Laid.of(LineDiff.fold(LineDiff.rows(leftText, rightText))))
                .onDone(laid -> {
                    if (mine == request) {
                        lay(laid);
                        go(fromEnd ? -1 : 1);
                        fromEnd = false;
                    }
                });
    }

    /**
     * What to do after the last change (1) and before the first (−1): true when other texts are shown then. Otherwise it goes round.
     */
    public void setOnBeyond(IntPredicate action) {
        beyond = action;
    }

    /** Next and previous change, for the stage that shows this control to offer. */
    public List<Command> commands() {
        return List.of(next, previous);
    }

    /** Goes to the next change; from the last one beyond it, or to the first. */
    public void next() {
        step(1, changes.size() - 1);
    }

    /** Goes to the previous change; from the first one beyond it, or to the last. */
    public void previous() {
        step(-1, 0);
    }

    private void step(int direction, int last) {
        if (changes.isEmpty() || current == last) {
            fromEnd = direction < 0;
            if (beyond.test(direction)) {
                return;
            }
            fromEnd = false;
        }
        go(direction);
    }

    /** The rows and how both sides are painted. */
    private record Laid(List<DiffRow> rows, DiffSide.Painting left, DiffSide.Painting right) {
        static Laid of(List<DiffRow> rows) {
            return new Laid(rows, DiffSide.paint(DiffSide.Hand.LEFT, rows), DiffSide.paint(DiffSide.Hand.RIGHT, rows));
        }
    }

    private void lay(Laid laid) {
        rows = laid.rows();
        changes = LineDiff.changes(rows);
        current = NONE;
        left.show(rows, laid.left());
        right.show(rows, laid.right());
        left.area().moveTo(0);
        right.area().moveTo(0);
        strip.show(stretches());
        showPosition();
    }

    private void unfold(int row) {
        List<DiffRow> opened = new ArrayList<>(rows);
        if (opened.remove(row) instanceof DiffRow.Folded folded) {
            opened.addAll(row, folded.lines());
            int top = right.area().firstVisibleParToAllParIndex();
            lay(Laid.of(opened));
            scrolling.showAtTop(top);
        }
    }

    private void go(int direction) {
        if (changes.isEmpty()) {
            return;
        }
        current = current < 0 && direction < 0 ? changes.size() - 1 : Math.floorMod(current + direction, changes.size());
        int row = changes.get(current);
        left.markCurrent(row);
        right.markCurrent(row);
        // A few lines of what comes before are left in sight.
        scrolling.showAtTop(Math.max(0, row - LineDiff.CONTEXT));
        showPosition();
    }

    private void showPosition() {
        position.setText(changes.isEmpty() ? TEXTS.get("diff.same")
                : current < 0 ? Format.count(changes.size(), "change") : TEXTS.get("diff.position", current + 1, changes.size()));
    }

    private List<OverviewStrip.Stretch> stretches() {
        List<OverviewStrip.Stretch> stretches = new ArrayList<>();
        double all = rows.size();
        int row = 0;
        while (row < rows.size()) {
            int from = row++;
            Tone tone = tone(rows.get(from));
            while (row < rows.size() && tone(rows.get(row)) == tone) {
                row++;
            }
            if (tone != Tone.NEUTRAL) {
                stretches.add(new OverviewStrip.Stretch(from / all, row / all, tone));
            }
        }
        return stretches;
    }

    private static Tone tone(DiffRow row) {
        return switch (row) {
            case DiffRow.Same same -> Tone.NEUTRAL;
            case DiffRow.Folded folded -> Tone.NEUTRAL;
            case DiffRow.Changed changed -> Tone.CHANGED;
            case DiffRow.Removed removed -> Tone.REMOVED;
            case DiffRow.Added added -> Tone.ADDED;
        };
    }

    private void scrollTo(double place) {
        if (!rows.isEmpty()) {
            int rowsInSight = (int) (right.area().getHeight() * rows.size() / right.area().getTotalHeightEstimate());
            scrolling.showAtTop(Math.max(0, (int) (place * rows.size()) - rowsInSight / 2));
        }
    }

    private void showWindow() {
        CodeArea area = right.area();
        Double all = area.totalHeightEstimateProperty().getValue();
        if (all == null || all <= 0) {
            return;
        }
        double from = area.getEstimatedScrollY() / all;
        strip.showWindow(Math.clamp(from, 0, 1), Math.clamp(from + area.getHeight() / all, 0, 1));
    }
}
