package dev.slipway.ui.kit.code;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays two texts side by side: lines by Myers' difference, words within lines that correspond. Pure. */
final class LineDiff {
    /** Unchanged lines kept around a change when the rest is folded. */
    static final int CONTEXT = 4;
    /** Fewer lines than this are not worth folding. */
    static final int LEAST_FOLD = 6;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+|\\s+|.", Pattern.DOTALL);
    /** Lines less alike than this are shown as removed and added, since their word marks would only confuse. */
    private static final double ALIKE = 0.3;

    private LineDiff() {}

    /** All rows, nothing folded. */
    static List<DiffRow> rows(String left, String right) {
        List<String> leftLines = lines(left);
        List<String> rightLines = lines(right);
        List<DiffRow> rows = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(leftLines, rightLines).getDeltas()) {
            while (l < delta.getSource().getPosition()) {
                rows.add(new DiffRow.Same(leftLines.get(l), ++l, ++r));
            }
            addChange(rows, delta, l, r);
            l += delta.getSource().size();
            r += delta.getTarget().size();
        }
        while (l < leftLines.size()) {
            rows.add(new DiffRow.Same(leftLines.get(l), ++l, ++r));
        }
        return rows;
    }

    /** Folds long unchanged parts, leaving {@link #CONTEXT} lines beside each change. */
    static List<DiffRow> fold(List<DiffRow> rows) {
        List<DiffRow> folded = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            int end = at;
            while (end < rows.size() && rows.get(end) instanceof DiffRow.Same) {
                end++;
            }
            // The first line stays: it names the object.
            int from = Math.min(end, at + (at == 0 ? 1 : CONTEXT));
            int to = end == rows.size() ? end : Math.max(from, end - CONTEXT);
            if (to - from >= LEAST_FOLD) {
                folded.addAll(rows.subList(at, from));
                folded.add(new DiffRow.Folded(rows.subList(from, to).stream().map(DiffRow.Same.class::cast).toList()));
                folded.addAll(rows.subList(to, end));
            } else {
                folded.addAll(rows.subList(at, end));
            }
            at = end;
            while (at < rows.size() && !(rows.get(at) instanceof DiffRow.Same)) {
                folded.add(rows.get(at++));
            }
        }
        return folded;
    }

    /** Where each run of differing rows begins. */
    static List<Integer> changes(List<DiffRow> rows) {
        List<Integer> starts = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).differs() && (row == 0 || !rows.get(row - 1).differs())) {
                starts.add(row);
            }
        }
        return starts;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static void addChange(List<DiffRow> rows, AbstractDelta<String> delta, int leftBefore, int rightBefore) {
        List<String> source = delta.getSource().getLines();
        List<String> target = delta.getTarget().getLines();
        int l = 0;
        int r = 0;
        for (LineAlignment.Pair pair : LineAlignment.of(source, target)) {
            addBlock(rows, source.subList(l, pair.left()), target.subList(r, pair.right()), leftBefore + l, rightBefore + r);
            rows.add(pair(source.get(pair.left()), target.get(pair.right()), leftBefore + pair.left() + 1, rightBefore + pair.right() + 1));
            l = pair.left() + 1;
            r = pair.right() + 1;
        }
        addBlock(rows, source.subList(l, source.size()), target.subList(r, target.size()), leftBefore + l, rightBefore + r);
    }

    /** Lines of which none is like another: laid beside each other as they come. */
    private static void addBlock(List<DiffRow> rows, List<String> source, List<String> target, int leftBefore, int rightBefore) {
        int both = Math.min(source.size(), target.size());
        for (int i = 0; i < both; i++) {
            rows.add(pair(source.get(i), target.get(i), leftBefore + i + 1, rightBefore + i + 1));
        }
        for (int i = both; i < source.size(); i++) {
            rows.add(new DiffRow.Removed(source.get(i), leftBefore + i + 1));
        }
        for (int i = both; i < target.size(); i++) {
            rows.add(new DiffRow.Added(target.get(i), rightBefore + i + 1));
        }
    }

    private static DiffRow.Changed pair(String left, String right, int leftNumber, int rightNumber) {
        List<String> leftWords = words(left);
        List<String> rightWords = words(right);
        List<DiffRow.Mark> leftMarks = new ArrayList<>();
        List<DiffRow.Mark> rightMarks = new ArrayList<>();
        int leftMarked = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(leftWords, rightWords).getDeltas()) {
            leftMarked += mark(leftMarks, leftWords, delta.getSource().getPosition(), delta.getSource().size());
            mark(rightMarks, rightWords, delta.getTarget().getPosition(), delta.getTarget().size());
        }
        if (left.strip().length() - leftMarked < ALIKE * Math.max(left.strip().length(), right.strip().length())) {
            return new DiffRow.Changed(left, right, leftNumber, rightNumber, List.of(), List.of());
        }
        return new DiffRow.Changed(left, right, leftNumber, rightNumber, leftMarks, rightMarks);
    }

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** @return how many characters were marked */
    private static int mark(List<DiffRow.Mark> marks, List<String> words, int position, int size) {
        int start = words.subList(0, position).stream().mapToInt(String::length).sum();
        int length = words.subList(position, position + size).stream().mapToInt(String::length).sum();
        if (length > 0) {
            marks.add(new DiffRow.Mark(start, start + length));
        }
        return length;
    }
}
