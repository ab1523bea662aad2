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
 * @param notNullForm what is unusual about the column's NOT NULL; plain for a column that may hold nulls
 */
public record Column(String name, String type, String collation, boolean notNull, ValueSource value, boolean local,
        String comment, ColumnStorage storage, NotNullForm notNullForm) {
    public Column {
        Objects.requireNonNull(value);
        notNullForm = notNull ? notNullForm : NotNullForm.PLAIN;
        if (name.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("a column has a name and a type");
        }
    }

    /** A column whose NOT NULL, if it has one, is the usual one. */
    public Column(String name, String type, String collation, boolean notNull, ValueSource value, boolean local, String comment,
            ColumnStorage storage) {
        this(name, type, collation, notNull, value, local, comment, storage, NotNullForm.PLAIN);
    }

    public Column withNotNull(boolean other) {
        return new Column(name, type, collation, other, value, local, comment, storage, notNullForm);
    }

    public Column withValue(ValueSource other) {
        return new Column(name, type, collation, notNull, other, local, comment, storage, notNullForm);
    }

    /** The column of a partition: whether it was made in place or attached does not matter, it goes with its parent. */
    public Column asLocal() {
        return local ? this : new Column(name, type, collation, notNull, value, true, comment, storage, notNullForm);
    }

    public Column withName(String other) {
        return new Column(other, type, collation, notNull, value, local, comment, storage, notNullForm);
    }

    public Column withComment(String other) {
        return new Column(name, type, collation, notNull, value, local, other, storage, notNullForm);
    }

    public Column withNotNullForm(NotNullForm other) {
        return new Column(name, type, collation, notNull, value, local, comment, storage, other);
    }

    /** What is unusual about the NOT NULL and can be changed here: one that is inherited changes with the parent's. */
    public NotNullForm ownNotNullForm() {
        return notNullForm.inherited() ? NotNullForm.PLAIN : notNullForm;
    }
}
