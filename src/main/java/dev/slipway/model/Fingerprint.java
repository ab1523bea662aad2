package dev.slipway.model;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The canonical text of a schema model and its SHA-256. The text names every component of every record, so a new
 * component changes the fingerprint without anybody having to remember it. Owners do not count (two databases of
 * different owners hold the same schema), and columns count by name, not by place.
 */
public final class Fingerprint {
    /** The platform copies the components on every call. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Fingerprint() {}

    /** The fingerprint as 64 hexadecimal digits. */
    public static String of(SchemaModel model) {
        return sha256(canonicalText(model));
    }

    /** One line for each object, in key order. */
    public static String canonicalText(SchemaModel model) {
        StringBuilder text = new StringBuilder();
        for (SchemaObject object : model.objects().values()) {
            append(text, object.withAttributes(object.attributes().withOwner("")));
            text.append('\n');
        }
        return text.toString();
    }

    /** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, Object value) {
        switch (value) {
            case Record record -> appendRecord(text, record);
            case Optional<?> optional -> optional.ifPresentOrElse(v -> append(text, v), () -> text.append('-'));
            case Collection<?> values -> appendAll(text, values);
            case String string -> text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
            default -> text.append(value);
        }
    }

    private static void appendRecord(StringBuilder text, Record record) {
        text.append(record.getClass().getSimpleName()).append('{');
        for (RecordComponent component : COMPONENTS.get(record.getClass())) {
            text.append(component.getName()).append('=');
            append(text, component.getName().equals("options") ? inOrder(read(record, component)) : read(record, component));
            text.append(';');
        }
        text.append('}');
    }

    /** Storage parameters count by name, not by place. */
    private static Object inOrder(Object value) {
        return value instanceof Collection<?> options ? options.stream().map(Object::toString).sorted().toList() : value;
    }

    private static void appendAll(StringBuilder text, Collection<?> values) {
        List<String> parts = new ArrayList<>();
        boolean columns = false;
        for (Object value : values) {
            StringBuilder part = new StringBuilder();
            append(part, value);
            parts.add(part.toString());
            columns = value instanceof Column;
        }
        if (columns) {
            parts.sort(null);
        }
        text.append('[').append(String.join(",", parts)).append(']');
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a model record is readable: " + record.getClass(), e);
        }
    }
}
