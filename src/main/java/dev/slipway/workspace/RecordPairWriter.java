package dev.slipway.workspace;

import dev.slipway.model.SideBySide;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Writes two documents of one kind at once, element by element of their lists: what both have alike is put in words once. */
final class RecordPairWriter {
    private static final int INDENT = 2;

    private final RecordWriter first;
    private final RecordWriter second;
    private final Comparator<Object> order;

    /** @param order in which the lists directly in the documents are sorted */
    RecordPairWriter(Appendable first, Appendable second, Comparator<Object> order) {
        this.first = new RecordWriter(first);
        this.second = new RecordWriter(second);
        this.order = order;
    }

    <T extends Record> void write(String format, T one, T other) throws IOException {
        first.begin(format);
        second.begin(format);
        for (RecordShape.Part part : RecordShape.of(one.getClass()).parts()) {
            Object content = part.read(one);
            Object otherContent = part.read(other);
            if (content instanceof List<?> list && otherContent instanceof List<?> otherList
                    && !first.fits(list, INDENT) && !second.fits(otherList, INDENT)) {
                lists(part.label(), list, otherList);
            } else {
                first.part(part, content, ",", INDENT);
                second.part(part, otherContent, ",", INDENT);
            }
        }
        first.mark("", 0);
        second.mark("", 0);
        first.element("}");
        second.element("}");
        first.end();
        second.end();
    }

    private void lists(String label, List<?> list, List<?> otherList) throws IOException {
        first.mark(",", INDENT);
        second.mark(",", INDENT);
        String separator = label + "[";
        String otherSeparator = separator;
        for (SideBySide.Pair<Object> pair : SideBySide.<Object>of(list, otherList, order)) {
            String text = "";
            if (pair.one() != null) {
                first.mark(separator, 2 * INDENT);
                text = first.element(pair.one(), 2 * INDENT);
                separator = ",";
            }
            if (pair.other() != null) {
                second.mark(otherSeparator, 2 * INDENT);
                if (pair.isSame()) {
                    second.element(text);
                } else {
                    second.element(pair.other(), 2 * INDENT);
                }
                otherSeparator = ",";
            }
        }
        first.mark("", INDENT);
        second.mark("", INDENT);
        first.element("]");
        second.element("]");
    }
}
