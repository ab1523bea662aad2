package dev.slipway.model;

import java.util.Optional;

/**
 * An index that is not the work of a constraint.
 *
 * @param table the table or materialized view it belongs to
 * @param definition everything after the table's name, as the server prints it, from USING on
 * @param valid false for what a failed concurrent build left behind
 * @param attachedTo the index of the partitioned table this one is a part of
 * @param settings what is changed without building it anew
 */
public record Index(ObjectKey key, ObjectKey table, boolean unique, String definition, boolean valid,
        Optional<ObjectKey> attachedTo, IndexSettings settings, Attributes attributes) implements SchemaObject {
    /** An index with nothing but its definition. */
    public Index(ObjectKey key, ObjectKey table, boolean unique, String definition, boolean valid, Optional<ObjectKey> attachedTo,
            Attributes attributes) {
        this(key, table, unique, definition, valid, attachedTo, IndexSettings.NONE, attributes);
    }

    @Override
    public Index withAttributes(Attributes other) {
        return new Index(key, table, unique, definition, valid, attachedTo, settings, other);
    }
}
