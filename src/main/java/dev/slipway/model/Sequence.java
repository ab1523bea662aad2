package dev.slipway.model;

import java.util.Optional;

/**
 * A sequence that is not the work of an identity column.
 *
 * @param ownedBy the column it is dropped with
 * @param unlogged not written to the WAL
 */
public record Sequence(ObjectKey key, SequenceOptions options, Optional<ObjectKey> ownedBy, boolean unlogged, Attributes attributes)
        implements SchemaObject {
    @Override
    public Sequence withAttributes(Attributes other) {
        return new Sequence(key, options, ownedBy, unlogged, other);
    }
}
