package dev.slipway.workspace;

import dev.slipway.jdbc.Protocol;
import dev.slipway.model.Attributes;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.NotNullForm;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import dev.slipway.plan.StepScript;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of a record class and its canonical constructor, looked up once. */
final class RecordShape {
    /** Values that are left out of a file, and taken when they are missing there. */
    private static final Map<Class<?>, Object> EMPTY = Map.ofEntries(
            Map.entry(String.class, ""),
            Map.entry(boolean.class, false),
            Map.entry(List.class, List.of()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(Attributes.class, Attributes.NONE),
            Map.entry(Protocol.class, Protocol.POSTGRESQL),
            Map.entry(ColumnStorage.class, ColumnStorage.DEFAULT),
            Map.entry(NotNullForm.class, NotNullForm.PLAIN),
            Map.entry(ValueSource.class, new ValueSource.Plain()),
            Map.entry(StepEffects.class, StepEffects.NONE),
            Map.entry(StepScript.class, StepScript.NOTHING),
            Map.entry(Reversal.class, new Reversal.Exact()));

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private static final ClassValue<Map<String, Class<?>>> VARIANTS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
            Map<String, Class<?>> variants = new LinkedHashMap<>();
            for (Class<?> variant : type.getPermittedSubclasses()) {
                variants.put(variantName(variant), variant);
            }
            return variants;
        }
    };

    private static final ClassValue<Class<?>> DECLARED = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
            return Arrays.stream(type.getInterfaces()).filter(Class::isSealed).findFirst().orElse(type);
        }
    };

    private final Class<?> type;
    private final String variant;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        this.variant = declared(type).isSealed() ? "\"" + RecordJson.VARIANT + "\": \"" + variantName(type) + "\"" : "";
        for (RecordComponent component : type.getRecordComponents()) {
            places.put(component.getName(), parts.size());
            parts.add(Part.of(component));
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor: " + type, e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The sealed type that a record is a variant of, else the record's own type. */
    static Class<?> declared(Class<?> type) {
        return DECLARED.get(type);
    }

    /** The variants of a sealed type by the word that names them in a file. */
    static Map<String, Class<?>> variants(Class<?> sealed) {
        return VARIANTS.get(sealed);
    }

    static String variantName(Class<?> variant) {
        String name = variant.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** How a file tells which variant of a sealed type this is; empty where there is nothing to tell. */
    String variant() {
        return variant;
    }

    List<Part> parts() {
        return parts;
    }

    /** The place of a component, or -1 when there is none of that name. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    /** @throws IllegalArgumentException when the record refuses these values, with its reason */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be created: " + type, e);
        }
    }

    /**
     * One component.
     *
     * @param label its name as it stands before the value in a file
     * @param empty what stands for a missing value; null where the value must be there
     */
    record Part(String name, String label, Class<?> raw, Type type, Method accessor, @Nullable Object empty) {
        static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(component.getName(), "\"" + component.getName() + "\": ", component.getType(), component.getGenericType(),
                    accessor, EMPTY.get(component.getType()));
        }

        Object read(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record component is readable: " + accessor, e);
            }
        }

        /** Whether the value is left out of a file. */
        boolean isEmpty(Object value) {
            return value == empty || value.equals(empty);
        }

        /** The type argument of a list or optional. */
        Type argument() {
            return ((ParameterizedType) type).getActualTypeArguments()[0];
        }
    }
}
