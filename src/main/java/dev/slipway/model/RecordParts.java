package dev.slipway.model;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The components of a record class, looked up once: the platform copies them on every call. */
public final class RecordParts {
    private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            List<Part> parts = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                parts.add(new Part(component.getName(), words(component.getName()), accessor));
            }
            return List.copyOf(parts);
        }
    };

    private RecordParts() {}

    /** In the order of their declaration. */
    public static List<Part> of(Class<? extends Record> type) {
        return PARTS.get(type);
    }

    /** A name in camel case as words in lower case: {@code rowSecurity} is {@code row security}. */
    public static String words(String name) {
        return WORD_BREAK.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /**
     * One component.
     *
     * @param words its name as words, see {@link RecordParts#words}
     */
    public record Part(String name, String words, Method accessor) {
        public Object read(Record owner) {
            try {
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record component is readable: " + accessor, e);
            }
        }
    }
}
