package dev.slipway.model;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param type the type as the server prints it, qualified where needed, with its modifiers
 * @param collation the collation when it is not the type's own, quoted and qualified as the server prints it, else empty
 * @param local defined here; false for a column that only comes from an inheritance parent
 * @param comment the comment, empty when there is none
 * @param storage settings of how values are kept
 */
public record Column(String name, String type, String collation, boolean notNull, ValueSource value, boolean local,
        String comment, ColumnStorage storage) {
    public Column {
        Objects.requireNonNull(value);
        if (name.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("a column has a name and a type");
        }
    }

    public Column withNotNull(boolean other) {
        return new Column(name, type, collation, other, value, local, comment, storage);
    }

    public Column withValue(ValueSource other) {
        return new Column(name, type, collation, notNull, other, local, comment, storage);
    }

    /** The column of a partition: whether it was made in place or attached does not matter, it goes with its parent. */
    public Column asLocal() {
        return local ? this : new Column(name, type, collation, notNull, value, true, comment, storage);
    }

    public Column withName(String other) {
        return new Column(other, type, collation, notNull, value, local, comment, storage);
    }
}
