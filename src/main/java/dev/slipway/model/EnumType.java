package dev.slipway.model;

import java.util.List;

/** An enumerated type with its labels in sort order. */
public record EnumType(ObjectKey key, List<String> labels, Attributes attributes) implements SchemaObject {
    public EnumType {
        labels = List.copyOf(labels);
    }

    @Override
    public EnumType withAttributes(Attributes other) {
        return new EnumType(key, labels, other);
    }
}
