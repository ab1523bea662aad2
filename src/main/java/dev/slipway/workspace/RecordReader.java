package dev.slipway.workspace;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what {@link RecordWriter} wrote, and nothing else: an unknown, repeated or missing field, a null or a value of another type
 * is refused at its line.
 */
final class RecordReader {
    private final JsonParser parser;

    RecordReader(JsonParser parser) {
        this.parser = parser;
    }

    /** What is wrong with a file, and where; the line is 0 where it is not known. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;

        Refused(String message, int line) {
            super(message, null, false, false);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Reads a whole document whose first field is its format, such as {@code slipway-plan/1}. */
    <T extends Record> T document(String format, Class<T> type) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw refused("is not a JSON object");
        }
        if (parser.nextToken() != JsonToken.PROPERTY_NAME || !parser.currentName().equals(RecordJson.FORMAT)
                || parser.nextToken() != JsonToken.VALUE_STRING) {
            throw refused("does not begin with its \"" + RecordJson.FORMAT + "\", such as \"" + format + "\"");
        }
        String found = parser.getString();
        if (!found.equals(format)) {
            String kind = format.substring(0, format.indexOf('/') + 1);
            throw refused(found.startsWith(kind)
                    ? "has the format " + shown(found) + ", this version of Slipway reads " + format
                    : "has the format " + shown(found) + ", wanted is " + format);
        }
        T value = type.cast(members(type));
        if (parser.nextToken() != null) {
            throw refused("goes on after its end");
        }
        return value;
    }

    /** Reads the fields up to the closing brace; the opening one has been read. */
    private Object members(Class<?> type) {
        int line = line();
        RecordShape shape = RecordShape.of(type);
        List<RecordShape.Part> parts = shape.parts();
        @Nullable Object[] values = new Object[parts.size()];
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int place = shape.place(name);
            if (place < 0) {
                throw refused("has an unknown field \"" + shown(name) + "\"");
            }
            if (values[place] != null) {
                throw refused("has the field \"" + name + "\" twice");
            }
            parser.nextToken();
            RecordShape.Part part = parts.get(place);
            Object value = value(part.raw() == Optional.class ? part.argument() : part.type(), name);
            values[place] = part.raw() == Optional.class ? Optional.of(value) : value;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = parts.get(i).empty();
            }
            if (values[i] == null) {
                throw new Refused("lacks the field \"" + parts.get(i).name() + "\"", line);
            }
        }
        try {
            return shape.create(values);
        } catch (IllegalArgumentException e) {
            throw new Refused("is not valid: " + e.getMessage(), line);
        }
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? map((Class<?>) arguments[0], arguments[1], name) : list(arguments[0], name);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return text(name);
        }
        if (raw == boolean.class) {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> throw mismatch(name, "true or false");
            };
        }
        if (raw == long.class || raw == Long.class || raw == int.class || raw == Integer.class) {
            return number(raw == int.class || raw == Integer.class, name);
        }
        if (raw == Double.class) {
            return decimal(name);
        }
        if (raw.isEnum()) {
            return constant(raw, name);
        }
        if (raw == Instant.class) {
            return instant(name);
        }
        if (raw == Duration.class) {
            return duration(name);
        }
        return object(raw, name);
    }

    private Object object(Class<?> raw, String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw mismatch(name, "an object");
        }
        if (!raw.isSealed()) {
            return members(raw);
        }
        if (parser.nextToken() != JsonToken.PROPERTY_NAME || !parser.currentName().equals(RecordJson.VARIANT)) {
            throw refused("has in \"" + name + "\" an object that does not begin with \"" + RecordJson.VARIANT + "\"");
        }
        parser.nextToken();
        String word = word(RecordJson.VARIANT);
        Map<String, Class<?>> variants = RecordShape.variants(raw);
        Class<?> variant = variants.get(word);
        if (variant == null) {
            throw refused("has in \"" + name + "\" the unknown variant \"" + shown(word) + "\", known are "
                    + String.join(", ", variants.keySet()));
        }
        return members(variant);
    }

    private List<Object> list(Type element, String name) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw mismatch(name, "a list");
        }
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(element, name));
        }
        return values;
    }

    /** A text, or the array of its lines. */
    private String text(String name) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return word(name);
        }
        List<String> lines = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            lines.add(word(name));
        }
        return String.join("\n", lines);
    }

    private String word(String name) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw mismatch(name, "a text");
        }
        return parser.getString();
    }

    private Object number(boolean small, String name) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || small && parser.getNumberType() != JsonParser.NumberType.INT) {
            throw mismatch(name, "a whole number");
        }
        if (small) {
            return parser.getIntValue();
        }
        return parser.getLongValue();
    }

    private double decimal(String name) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> throw mismatch(name, "a number");
        };
    }

    /** An object whose fields are named by the constants of an enum. */
    private Map<Object, Object> map(Class<?> keys, Type values, String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw mismatch(name, "an object");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Object key = constant(keys, name, parser.currentName());
            parser.nextToken();
            if (map.put(key, value(values, name)) != null) {
                throw refused("has in \"" + name + "\" the field \"" + key + "\" twice");
            }
        }
        return map;
    }

    private Object constant(Class<?> raw, String name) {
        return constant(raw, name, word(name));
    }

    private Object constant(Class<?> raw, String name, String word) {
        for (Object constant : raw.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(word)) {
                return constant;
            }
        }
        throw refused("has in \"" + name + "\" the unknown value \"" + shown(word) + "\"");
    }

    private Instant instant(String name) {
        try {
            return Instant.parse(word(name));
        } catch (DateTimeParseException e) {
            throw mismatch(name, "a time such as 2026-11-20T14:02:00Z");
        }
    }

    private Duration duration(String name) {
        try {
            return Duration.parse(word(name));
        } catch (DateTimeParseException e) {
            throw mismatch(name, "a duration such as PT1.8S");
        }
    }

    private Refused mismatch(String name, String wanted) {
        return refused("has in \"" + name + "\" something else than " + wanted);
    }

    private Refused refused(String message) {
        return new Refused(message, line());
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** A name from a file that may be hostile: bounded and without control characters. */
    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }
}
