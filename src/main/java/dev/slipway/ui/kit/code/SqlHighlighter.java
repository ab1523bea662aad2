package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.Background;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Keeps a code area highlighted: the text is cut into tokens off the FX thread, only the newest result is painted, and
 * only where it differs from what is painted already.
 */
final class SqlHighlighter {
    private final CodeArea area;
    private final Background background;
    private int version;

    SqlHighlighter(CodeArea area, Background background) {
        this.area = area;
        this.background = background;
        area.plainTextChanges().subscribe(change -> highlight());
    }

    private void highlight() {
        int mine = ++version;
        String text = area.getText();
        if (text.isEmpty()) {
            return;
        }
        background.compute("highlighting", progress -> spans(text)).onDone(spans -> {
            if (mine == version) {
                paint(spans);
            }
        });
    }

    static StyleSpans<Collection<String>> spans(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (SqlLexer.Token token : SqlLexer.tokens(text)) {
            spans.add(List.of(), token.start() - at);
            spans.add(List.of(token.kind().styleClass()), token.end() - token.start());
            at = token.end();
        }
        spans.add(List.of(), text.length() - at);
        return spans.create();
    }

    private void paint(StyleSpans<Collection<String>> wanted) {
        StyleSpans<Collection<String>> shown = area.getStyleSpans(0, area.getLength());
        int from = same(shown, wanted, false);
        if (from == wanted.length()) {
            return;
        }
        int to = Math.max(from, wanted.length() - same(shown, wanted, true));
        area.setStyleSpans(from, wanted.subView(from, to));
    }

    /** How many characters are styled alike, from the beginning or from the end. */
    private static int same(StyleSpans<Collection<String>> a, StyleSpans<Collection<String>> b, boolean fromEnd) {
        int same = 0;
        int i = 0;
        int j = 0;
        int usedOfA = 0;
        int usedOfB = 0;
        while (i < a.getSpanCount() && j < b.getSpanCount()) {
            StyleSpan<Collection<String>> spanA = a.getStyleSpan(fromEnd ? a.getSpanCount() - 1 - i : i);
            StyleSpan<Collection<String>> spanB = b.getStyleSpan(fromEnd ? b.getSpanCount() - 1 - j : j);
            if (!List.copyOf(spanA.getStyle()).equals(List.copyOf(spanB.getStyle()))) {
                break;
            }
            int step = Math.min(spanA.getLength() - usedOfA, spanB.getLength() - usedOfB);
            same += step;
            usedOfA += step;
            usedOfB += step;
            if (usedOfA == spanA.getLength()) {
                i++;
                usedOfA = 0;
            }
            if (usedOfB == spanB.getLength()) {
                j++;
                usedOfB = 0;
            }
        }
        return same;
    }
}
