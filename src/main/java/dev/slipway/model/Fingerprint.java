package dev.slipway.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The canonical text of a schema model and its SHA-256. The text names every component of every record, so a new
 * component changes the fingerprint without anybody having to remember it. Owners do not count (two databases of
 * different owners hold the same schema), and columns count by name, and by place only where a statement can choose it.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint as 64 hexadecimal digits. */
    public static String of(SchemaModel model) {
        MessageDigest digest = sha256();
        model.objects().values().forEach(object -> digest.update(line(object).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One line for each object, in key order. */
    public static String canonicalText(SchemaModel model) {
        return model.objects().values().stream().map(Fingerprint::line).collect(Collectors.joining());
    }

    private static String line(SchemaObject object) {
        String text = text(object.withAttributes(object.attributes().withOwner("")));
        return text + (object instanceof Table table && table.details().placesColumns() ? places(table) : "") + '\n';
    }

    private static String places(Table table) {
        return "order=" + text(table.columns().stream().map(Column::name).toList());
    }

    /** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, Object value) {
        switch (value) {
            case Record record -> appendRecord(text, record);
            case Optional<?> optional -> optional.ifPresentOrElse(v -> append(text, v), () -> text.append('-'));
            case Collection<?> values -> appendAll(text, values);
            case String string -> text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                    .append('"');
            default -> text.append(value);
        }
    }

    private static void appendRecord(StringBuilder text, Record record) {
        text.append(record.getClass().getSimpleName()).append('{');
        for (RecordParts.Part part : RecordParts.of(record.getClass())) {
            text.append(part.name()).append('=');
            append(text, part.name().equals("options") ? inOrder(part.read(record)) : part.read(record));
            text.append(';');
        }
        text.append('}');
    }

    /** Storage parameters count by name, not by place. */
    private static Object inOrder(Object value) {
        return value instanceof Collection<?> options ? options.stream().map(Object::toString).sorted().toList() : value;
    }

    private static void appendAll(StringBuilder text, Collection<?> values) {
        text.append('[');
        if (!values.isEmpty() && values.iterator().next() instanceof Column) {
            text.append(values.stream().map(Fingerprint::text).sorted().collect(Collectors.joining(",")));
        } else {
            String separator = "";
            for (Object value : values) {
                append(text.append(separator), value);
                separator = ",";
            }
        }
        text.append(']');
    }

    private static String text(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }
}
