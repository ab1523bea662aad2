package dev.slipway.model;

import java.util.Optional;

/**
 * An index that is not the work of a constraint.
 *
 * @param table the table or materialized view it belongs to
 * @param definition everything after the table's name, as the server prints it, from USING on
 * @param valid false for what a failed concurrent build left behind
 * @param attachedTo the index of the partitioned table this one is a part of
 */
public record Index(ObjectKey key, ObjectKey table, boolean unique, String definition, boolean valid,
        Optional<ObjectKey> attachedTo, Attributes attributes) implements SchemaObject {
    @Override
    public Index withAttributes(Attributes other) {
        return new Index(key, table, unique, definition, valid, attachedTo, other);
    }
}
