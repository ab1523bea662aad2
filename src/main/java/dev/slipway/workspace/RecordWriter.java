package dev.slipway.workspace;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private RecordWriter(Appendable sink) {
        this.sink = sink;
    }

    static void write(String format, Record value, Appendable sink) throws IOException {
        RecordWriter writer = new RecordWriter(sink);
        List<Member> members = new ArrayList<>();
        members.add(new Member(RecordJson.FORMAT, format));
        members.addAll(members(value, value.getClass()));
        writer.brokenObject(members, 0);
        sink.append(writer.out.append('\n'));
    }

    private record Member(String name, Object value) {}

    /** @param declared the type the reader will expect: a sealed one needs the variant's name */
    private static List<Member> members(Object value, Class<?> declared) {
        List<Member> members = new ArrayList<>();
        if (declared.isSealed()) {
            members.add(new Member(RecordJson.VARIANT, RecordShape.variantName(value.getClass())));
        }
        for (RecordShape.Part part : RecordShape.of(value.getClass()).parts()) {
            Object content = part.read(value);
            if (content.equals(part.empty())) {
                continue;
            }
            members.add(new Member(part.name(), content instanceof Optional<?> optional ? optional.orElseThrow() : content));
        }
        return members;
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
            default -> brokenObject(members(value, RecordShape.declared(value.getClass())), indent);
        }
    }

    private void brokenObject(List<Member> members, int indent) throws IOException {
        out.append('{');
        String separator = "";
        for (Member member : members) {
            out.append(separator);
            newLine(indent + 2);
            string(member.name());
            out.append(": ");
            value(member.value(), indent + 2);
            passOn();
            separator = ",";
        }
        newLine(indent);
        out.append('}');
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

    /** Between two values that each have a line of their own, nothing is taken back any more. */
    private void passOn() throws IOException {
        if (out.length() >= CHUNK) {
            sink.append(out);
            out.setLength(0);
        }
    }

    /** Writes on the current line; false as soon as that does not fit, and whatever was written is then to be taken back. */
    private boolean inline(Object value, int limit) {
        switch (value) {
            case String text -> {
                if (text.indexOf('\n') >= 0) {
                    return false;
                }
                string(text);
                return true;
            }
            case Boolean _, Integer _, Long _ -> out.append(value);
            case Enum<?> constant -> string(constant.name());
            case Instant instant -> string(instant.toString());
            case Duration duration -> string(duration.toString());
            case List<?> list -> {
                return inlineList(list, limit);
            }
            case Record record -> {
                return inlineObject(members(record, RecordShape.declared(record.getClass())), limit);
            }
            default -> throw new IllegalArgumentException("not a value that is kept in files: " + value.getClass());
        }
        return true;
    }

    private boolean inlineList(List<?> list, int limit) {
        out.append('[');
        @Nullable String separator = null;
        for (Object element : list) {
            if (separator != null) {
                out.append(separator);
            }
            if (!inline(element, limit) || out.length() >= limit) {
                return false;
            }
            separator = ", ";
        }
        out.append(']');
        return out.length() <= limit;
    }

    private boolean inlineObject(List<Member> members, int limit) {
        out.append('{');
        String separator = "";
        for (Member member : members) {
            out.append(separator);
            string(member.name());
            out.append(": ");
            if (!inline(member.value(), limit) || out.length() >= limit) {
                return false;
            }
            separator = ", ";
        }
        out.append('}');
        return out.length() <= limit;
    }

    private void newLine(int indent) {
        out.append('\n').repeat(' ', indent);
    }

    private void string(String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == '\u007f') {
                out.append(text, plain, i);
                escaped(c);
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length()).append('"');
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
