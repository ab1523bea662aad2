package dev.slipway.model;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The components of a record class in the order of their declaration, looked up once: the platform copies them on every call. */
public final class RecordParts implements Iterable<RecordParts.Part> {
    private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final ClassValue<RecordParts> PARTS = new ClassValue<>() {
        @Override
        protected RecordParts computeValue(Class<?> type) {
            return new RecordParts(type);
        }
    };

    private final String name;
    private final List<Part> parts;

    private RecordParts(Class<?> type) {
        List<Part> found = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            found.add(new Part(component.getName(), words(component.getName()), accessor));
        }
        this.name = type.getSimpleName();
        this.parts = List.copyOf(found);
    }

    public static RecordParts of(Class<? extends Record> type) {
        return PARTS.get(type);
    }

    /** The simple name of the record class. */
    public String name() {
        return name;
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public Iterator<Part> iterator() {
        return parts.iterator();
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
