package dev.slipway.model;

import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table.
 *
 * @param definition the clause as the server prints it, without the name and without NOT VALID
 * @param validated false while existing rows have not been checked; true where none are to be checked
 * @param columns the constrained columns, in order; empty where the server does not list them
 * @param references the table a foreign key points at
 * @param indexComment the comment on the index behind a key, empty when there is none
 */
public record Constraint(ObjectKey key, ConstraintKind type, String definition, boolean validated, List<String> columns,
        Optional<ObjectKey> references, String indexComment, Attributes attributes) implements SchemaObject {
    /** How the definition ends of a constraint that the server knows and does not check (PostgreSQL 18 manual, CREATE TABLE). */
    public static final String NOT_ENFORCED = " NOT ENFORCED";

    public Constraint {
        columns = List.copyOf(columns);
    }

    /** Whether the server checks rows against it. */
    public boolean enforced() {
        return !definition.endsWith(NOT_ENFORCED);
    }

    /** The table the constraint belongs to. */
    public ObjectKey table() {
        return ObjectKey.table(key.schema(), key.parent());
    }

    /** The same constraint on another table. */
    public Constraint on(ObjectKey table) {
        ObjectKey moved = ObjectKey.child(key.kind(), table.schema(), table.name(), key.name());
        return new Constraint(moved, type, definition, validated, columns, references, indexComment, attributes);
    }

    @Override
    public Constraint withAttributes(Attributes other) {
        return new Constraint(key, type, definition, validated, columns, references, indexComment, other);
    }
}
