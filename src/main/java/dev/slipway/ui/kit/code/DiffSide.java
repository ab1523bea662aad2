package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** One side of the difference: the rows as read-only code with line numbers and signs. */
final class DiffSide {
    /** Which side it is. */
    enum Hand { LEFT, RIGHT }

    private static final double DIGIT = 7.2;

    private final Hand hand;
    private final CodeArea area = new CodeArea();
    private List<DiffRow> rows = List.of();
    private int at = -1;
    private double numberWidth = 3 * DIGIT;

    /** @param unfold called with the row of a folded part that was clicked */
    DiffSide(Hand hand, IntConsumer unfold) {
        this.hand = hand;
        area.getStyleClass().addAll("slip-code", "diff-side");
        area.setEditable(false);
        TabLeaves.always(area);
        area.setWrapText(false);
        area.setFocusTraversable(true);
        area.setParagraphGraphicFactory(this::gutter);
        area.setAccessibleText(Texts.of(DiffSide.class).get(hand == Hand.LEFT ? "diff.left" : "diff.right"));
        area.setOnMouseClicked(event -> {
            int row = area.getCurrentParagraph();
            if (event.getButton() == MouseButton.PRIMARY && row < rows.size() && rows.get(row) instanceof DiffRow.Folded) {
                unfold.accept(row);
            }
        });
    }

    CodeArea area() {
        return area;
    }

    /** Text and styles of the rows, made off the FX thread. */
    record Painting(String text, StyleSpans<Collection<String>> spans) {}

    static Painting paint(Hand hand, List<DiffRow> rows) {
        var text = new StringBuilder();
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (int i = 0; i < rows.size(); i++) {
            DiffRow row = rows.get(i);
            String line = hand == Hand.LEFT ? row.left() : row.right();
            boolean last = i == rows.size() - 1;
            text.append(line).append(last ? "" : "\n");
            addSpans(spans, line, marks(hand, row), hand == Hand.LEFT ? "word-removed" : "word-added", row instanceof DiffRow.Folded);
            spans.add(List.of(), last ? 0 : 1);
        }
        return new Painting(text.toString(), spans.create());
    }

    private static List<DiffRow.Mark> marks(Hand hand, DiffRow row) {
        if (row instanceof DiffRow.Changed changed) {
            return hand == Hand.LEFT ? changed.leftMarks() : changed.rightMarks();
        }
        return List.of();
    }

    /** Lays the word marks over the highlighting of the line. */
    private static void addSpans(StyleSpansBuilder<Collection<String>> spans, String line, List<DiffRow.Mark> marks,
            String markStyle, boolean plain) {
        List<SqlLexer.Token> tokens = plain ? List.of() : SqlLexer.tokens(line);
        List<Integer> cuts = new ArrayList<>(List.of(0, line.length()));
        tokens.forEach(token -> cuts.addAll(List.of(token.start(), token.end())));
        marks.forEach(mark -> cuts.addAll(List.of(mark.start(), mark.end())));
        List<Integer> borders = cuts.stream().sorted().distinct().toList();
        for (int i = 0; i + 1 < borders.size(); i++) {
            int from = borders.get(i);
            int to = borders.get(i + 1);
            List<String> styles = new ArrayList<>(2);
            tokens.stream().filter(token -> token.start() <= from && to <= token.end()).findFirst()
                    .ifPresent(token -> styles.add(token.kind().styleClass()));
            if (marks.stream().anyMatch(mark -> mark.start() <= from && to <= mark.end())) {
                styles.add(markStyle);
            }
            spans.add(styles, to - from);
        }
    }

    void show(List<DiffRow> newRows, Painting painting) {
        rows = newRows;
        at = -1;
        int highest = rows.stream().mapToInt(this::number).max().orElse(0);
        numberWidth = Math.max(3, String.valueOf(highest).length()) * DIGIT;
        area.replaceText(painting.text());
        if (!painting.text().isEmpty()) {
            area.setStyleSpans(0, painting.spans());
        }
        for (int row = 0; row < rows.size(); row++) {
            String style = style(row);
            if (!style.isEmpty()) {
                area.setParagraphStyle(row, List.of(style));
            }
        }
        area.getUndoManager().forgetHistory();
    }

    /** Marks the change that starts at a row as the current one. */
    void markCurrent(int row) {
        int before = at;
        at = row;
        redrawGutter(before);
        redrawGutter(row);
    }

    /** Gutters out of sight are made when they come into sight. */
    private void redrawGutter(int row) {
        if (area.getScene() != null && !area.getVisibleParagraphs().isEmpty()
                && row >= area.firstVisibleParToAllParIndex() && row <= area.lastVisibleParToAllParIndex()) {
            area.recreateParagraphGraphic(row);
        }
    }

    private String style(int index) {
        return switch (rows.get(index)) {
            case DiffRow.Same same -> "";
            case DiffRow.Folded folded -> "folded";
            case DiffRow.Changed changed -> hand == Hand.LEFT ? "removed" : "added";
            case DiffRow.Removed removed -> hand == Hand.LEFT ? "removed" : "padding";
            case DiffRow.Added added -> hand == Hand.LEFT ? "padding" : "added";
        };
    }

    private int number(DiffRow row) {
        return hand == Hand.LEFT ? row.leftNumber() : row.rightNumber();
    }

    private Node gutter(int index) {
        var number = new Label();
        number.getStyleClass().add("line-number");
        number.setMinWidth(numberWidth);
        number.setAlignment(Pos.CENTER_RIGHT);
        var sign = new Label(" ");
        sign.getStyleClass().add("sign");
        sign.setMinWidth(10);
        if (index < rows.size()) {
            DiffRow row = rows.get(index);
            number.setText(number(row) == 0 ? "" : String.valueOf(number(row)));
            sign.setText(row.differs() && number(row) > 0 ? hand == Hand.LEFT ? "−" : "+" : " ");
        }
        var gutter = new HBox(number, sign);
        gutter.getStyleClass().add("gutter");
        if (index < rows.size() && !style(index).isEmpty()) {
            gutter.getStyleClass().add(style(index));
        }
        if (index == at) {
            gutter.getStyleClass().add("at");
        }
        return gutter;
    }
}
