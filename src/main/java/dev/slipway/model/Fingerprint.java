package dev.slipway.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The canonical text of a schema model and its SHA-256. The text names every component of every record, so a new
 * component changes the fingerprint without anybody having to remember it. Owners do not count (two databases of
 * different owners hold the same schema), and columns count by name, and by place only where a statement can choose it.
 */
public final class Fingerprint {
    private static final Comparator<SchemaObject> BY_KEY = Comparator.comparing(SchemaObject::key);
    private static final byte[] NOTHING = {};

    private Fingerprint() {}

    /** The fingerprint as 64 hexadecimal digits. */
    public static String of(SchemaModel model) {
        return of(model, SchemaModel.EMPTY).getFirst();
    }

    /** The fingerprints of two models; what both have alike is put in words once. */
    public static List<String> of(SchemaModel one, SchemaModel other) {
        MessageDigest first = sha256();
        MessageDigest second = sha256();
        for (SideBySide.Pair<SchemaObject> pair : SideBySide.of(one.objects().values(), other.objects().values(), BY_KEY)) {
            byte[] line = pair.one() == null ? NOTHING : line(pair.one()).getBytes(StandardCharsets.UTF_8);
            first.update(line);
            if (pair.other() != null) {
                second.update(pair.isSame() ? line : line(pair.other()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return List.of(HexFormat.of().formatHex(first.digest()), HexFormat.of().formatHex(second.digest()));
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

    /** A large schema asks this a million times, and a chain of questions is quicker than a switch over types until it is optimised. */
    private static void append(StringBuilder text, Object value) {
        if (value instanceof String string) {
            appendString(text, string);
        } else if (value instanceof Record record) {
            appendRecord(text, record);
        } else if (value instanceof Collection<?> values) {
            appendAll(text, values);
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                append(text, optional.get());
            } else {
                text.append('-');
            }
        } else {
            text.append(value);
        }
    }

    private static void appendString(StringBuilder text, String string) {
        text.append('"');
        if (string.indexOf('\\') < 0 && string.indexOf('"') < 0 && string.indexOf('\n') < 0) {
            text.append(string);
        } else {
            text.append(string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        }
        text.append('"');
    }

    private static void appendRecord(StringBuilder text, Record record) {
        RecordParts parts = RecordParts.of(record.getClass());
        text.append(parts.name()).append('{');
        for (RecordParts.Part part : parts) {
            Object value = part.read(record);
            append(text.append(part.name()).append('='), part.name().equals("options") ? inOrder(value) : value);
            text.append(';');
        }
        text.append('}');
    }

    /** Storage parameters count by name, not by place. */
    private static Object inOrder(Object value) {
        return value instanceof Collection<?> options && options.size() > 1
                ? options.stream().map(Object::toString).sorted().toList() : value;
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
