package dev.slipway.model;

/**
 * A function or procedure.
 *
 * @param definition the whole CREATE OR REPLACE statement as the server prints it
 * @param result what cannot be replaced in place: result type and argument names with their modes and defaults
 */
public record Routine(ObjectKey key, String definition, String result, Attributes attributes) implements SchemaObject {
    @Override
    public Routine withAttributes(Attributes other) {
        return new Routine(key, definition, result, other);
    }
}
