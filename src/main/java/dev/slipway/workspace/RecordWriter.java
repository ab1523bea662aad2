package dev.slipway.workspace;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes records as JSON for people and for git: components in their order, empty ones left out, what fits on one line on one line,
 * text of several lines as an array of its lines.
 */
final class RecordWriter {
    private static final int WIDTH = 120;
    private static final String HEX = "0123456789abcdef";
    private static final int CHUNK = 1 << 16;

    private final Appendable sink;
    /** What may still be taken back, and what has not reached the sink yet. */
    private final StringBuilder out = new StringBuilder();
    /** While a value is written whose text is wanted as a whole. */
    private boolean whole;

    RecordWriter(Appendable sink) {
        this.sink = sink;
    }

    static void write(String format, Record value, Appendable sink) throws IOException {
        RecordWriter writer = new RecordWriter(sink);
        writer.begin(format);
        writer.brokenParts(value, RecordShape.of(value.getClass()), ",", 0);
        writer.end();
    }

    /** Writes how a document begins. */
    void begin(String format) {
        out.append('{');
        newLine(2);
        out.append('"').append(RecordJson.FORMAT).append("\": ");
        string(format);
    }

    /** Writes how a document ends, and hands on what is left. */
    void end() throws IOException {
        sink.append(out.append('\n'));
    }

    /** Whether the value is written on one line. */
    boolean fits(Object value, int indent) {
        int mark = out.length();
        boolean fits = inline(value, mark + WIDTH - indent);
        out.setLength(mark);
        return fits;
    }

    /** Writes a bracket, a comma or nothing, and begins the next line. */
    void mark(String text, int indent) {
        out.append(text);
        newLine(indent);
    }

    /** Writes a value that needs a place of its own, and returns its text. */
    String element(Object value, int indent) throws IOException {
        int start = out.length();
        whole = true;
        value(value, indent);
        whole = false;
        String text = out.substring(start);
        passOn();
        return text;
    }

    /** Writes the text of a value that is the same as another. */
    void element(String text) throws IOException {
        out.append(text);
        passOn();
    }

    private void value(Object value, int indent) throws IOException {
        int mark = out.length();
        if (inline(value, mark + WIDTH - indent)) {
            return;
        }
        out.setLength(mark);
        switch (value) {
            case String text -> brokenList(List.of(text.split("\n", -1)), indent);
            case List<?> list -> brokenList(list, indent);
            default -> brokenObject(value, indent);
        }
    }

    private void brokenObject(Object record, int indent) throws IOException {
        RecordShape shape = RecordShape.of(record.getClass());
        out.append('{');
        if (!shape.variant().isEmpty()) {
            newLine(indent + 2);
            out.append(shape.variant());
        }
        brokenParts(record, shape, shape.variant().isEmpty() ? "" : ",", indent);
    }

    private void brokenParts(Object record, RecordShape shape, String firstSeparator, int indent) throws IOException {
        String separator = firstSeparator;
        for (RecordShape.Part part : shape.parts()) {
            if (part(part, part.read(record), separator, indent + 2)) {
                separator = ",";
            }
        }
        newLine(indent);
        out.append('}');
    }

    /** Writes a component on lines of its own; false when it is left out. */
    boolean part(RecordShape.Part part, Object content, String separator, int indent) throws IOException {
        if (part.isEmpty(content)) {
            return false;
        }
        mark(separator, indent);
        out.append(part.label());
        value(content(content), indent);
        passOn();
        return true;
    }

    private void brokenList(List<?> list, int indent) throws IOException {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            newLine(indent + 2);
            value(element, indent + 2);
            passOn();
            separator = ",";
        }
        newLine(indent);
        out.append(']');
    }

    /** What is written for a value that is not left out. */
    private static Object content(Object value) {
        return value instanceof Optional<?> optional ? optional.orElseThrow() : value;
    }

    /** Between two values that each have a line of their own, nothing is taken back any more. */
    private void passOn() throws IOException {
        if (!whole && out.length() >= CHUNK) {
            sink.append(out);
            out.setLength(0);
        }
    }

    /**
     * Writes on the current line; false as soon as that does not fit, and whatever was written is then to be taken back. A large snapshot
     * asks this a million times, and a chain of questions is quicker than a switch over types until it is optimised.
     */
    private boolean inline(Object value, int limit) {
        if (value instanceof String text) {
            if (text.indexOf('\n') >= 0) {
                return false;
            }
            string(text);
            return true;
        }
        if (value instanceof Record record) {
            return inlineObject(record, limit);
        }
        if (value instanceof List<?> list) {
            return inlineList(list, limit);
        }
        switch (value) {
            case Boolean _, Integer _, Long _ -> out.append(value);
            case Enum<?> constant -> string(constant.name());
            case Instant instant -> string(instant.toString());
            case Duration duration -> string(duration.toString());
            default -> throw new IllegalArgumentException("not a value that is kept in files: " + value.getClass());
        }
        return true;
    }

    private boolean inlineList(List<?> list, int limit) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            if (!inline(element, limit) || out.length() >= limit) {
                return false;
            }
            separator = ", ";
        }
        out.append(']');
        return out.length() <= limit;
    }

    private boolean inlineObject(Object record, int limit) {
        RecordShape shape = RecordShape.of(record.getClass());
        out.append('{').append(shape.variant());
        String separator = shape.variant().isEmpty() ? "" : ", ";
        for (RecordShape.Part part : shape.parts()) {
            Object content = part.read(record);
            if (!part.isEmpty(content)) {
                out.append(separator).append(part.label());
                if (!inline(content(content), limit) || out.length() >= limit) {
                    return false;
                }
                separator = ", ";
            }
        }
        out.append('}');
        return out.length() <= limit;
    }

    private void newLine(int indent) {
        out.append('\n').repeat(' ', indent);
    }

    private void string(String text) {
        out.append('"');
        int special = special(text, 0);
        if (special < 0) {
            out.append(text);
        } else {
            int plain = 0;
            for (; special >= 0; special = special(text, plain)) {
                out.append(text, plain, special);
                escaped(text.charAt(special));
                plain = special + 1;
            }
            out.append(text, plain, text.length());
        }
        out.append('"');
    }

    /** The place of the next character that does not stand for itself, -1 when there is none. */
    private static int special(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == '\u007f') {
                return i;
            }
        }
        return -1;
    }

    private void escaped(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }
}
