package dev.slipway.ui.kit.code;

import dev.slipway.ui.kit.Background;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Keeps a code area highlighted: the text is cut into tokens and held against what is painted off the FX thread, only the newest
 * result is painted, and only between the first and the last token that differ. Asking the area how it is styled, and styling all
 * of it, takes it hundreds of milliseconds for ten thousand lines.
 */
final class SqlHighlighter {
    private final CodeArea area;
    private final Background background;
    private Painted painted = new Painted(List.of(), 0);
    private Edited edited = Edited.NOTHING;
    private int version;

    SqlHighlighter(CodeArea area, Background background) {
        this.area = area;
        this.background = background;
        area.plainTextChanges().subscribe(this::changed);
    }

    /** The text as it is now; putting it together may be left to another thread. */
    static Supplier<String> snapshot(CodeArea area) {
        return area.getContent().snapshot()::getText;
    }

    /** The tokens that are painted, of a text of that length. */
    private record Painted(List<SqlLexer.Token> tokens, int length) {}

    /**
     * What of the painted text has not been edited since: so many characters at its beginning and at its end. What was typed between
     * them is styled in any way.
     */
    record Edited(int before, int after) {
        static final Edited NOTHING = new Edited(Integer.MAX_VALUE, Integer.MAX_VALUE);

        Edited and(int from, int untilEnd) {
            return new Edited(Math.min(before, from), Math.min(after, untilEnd));
        }
    }

    /** The part of a text that has to be painted, from {@code from} to before {@code to}; empty when they are the same. */
    record Part(int from, int to) {}

    private void changed(PlainTextChange change) {
        edited = edited.and(change.getPosition(), area.getLength() - change.getInsertionEnd());
        int mine = ++version;
        Painted shown = painted;
        Edited since = edited;
        if (area.getLength() == 0) {
            painted = new Painted(List.of(), 0);
            edited = Edited.NOTHING;
            return;
        }
        // Putting the text together takes as long as the rest: neither belongs between two key presses.
        Supplier<String> text = snapshot(area);
        background.compute("highlighting", progress -> Result.of(text.get(), shown, since)).onDone(result -> {
            if (mine == version) {
                paint(result);
            }
        });
    }

    private record Result(Painted painted, Part part, StyleSpans<Collection<String>> spans) {
        static Result of(String text, Painted shown, Edited since) {
            List<SqlLexer.Token> tokens = SqlLexer.tokens(text);
            Part part = differing(shown.tokens(), shown.length(), tokens, text.length(), since);
            return new Result(new Painted(tokens, text.length()), part, styled(tokens, part));
        }
    }

    private void paint(Result result) {
        painted = result.painted();
        edited = Edited.NOTHING;
        if (result.part().from() < result.part().to()) {
            area.setStyleSpans(result.part().from(), result.spans());
        }
    }

    /** What differs of two token lists: neither in the tokens that are the same at the beginning, nor in those at the end. */
    static Part differing(List<SqlLexer.Token> old, int oldLength, List<SqlLexer.Token> fresh, int length, Edited since) {
        int same = 0;
        int most = Math.min(old.size(), fresh.size());
        while (same < most && old.get(same).equals(fresh.get(same)) && old.get(same).end() <= since.before()) {
            same++;
        }
        int shift = length - oldLength;
        int alike = 0;
        while (alike < most - same && isMoved(old.get(old.size() - 1 - alike), fresh.get(fresh.size() - 1 - alike), shift)
                && length - fresh.get(fresh.size() - 1 - alike).start() <= since.after()) {
            alike++;
        }
        int from = Math.min(length, same == 0 ? 0 : fresh.get(same - 1).end());
        int to = alike == 0 ? length : fresh.get(fresh.size() - alike).start();
        boolean untouched = since.equals(Edited.NOTHING) && same == fresh.size() && same == old.size();
        return untouched ? new Part(0, 0) : new Part(from, Math.max(from, to));
    }

    private static boolean isMoved(SqlLexer.Token old, SqlLexer.Token fresh, int by) {
        return old.kind() == fresh.kind() && old.start() + by == fresh.start() && old.end() + by == fresh.end();
    }

    /** The styles of a part whose ends are ends of tokens. */
    private static StyleSpans<Collection<String>> styled(List<SqlLexer.Token> tokens, Part part) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int at = part.from();
        for (SqlLexer.Token token : tokens) {
            if (token.start() >= part.from() && token.end() <= part.to()) {
                spans.add(List.of(), token.start() - at);
                spans.add(List.of(token.kind().styleClass()), token.end() - token.start());
                at = token.end();
            }
        }
        spans.add(List.of(), part.to() - at);
        return spans.create();
    }
}
