package dev.slipway.model;

import java.util.Objects;

/**
 * What a column of MySQL or MariaDB has besides what columns have everywhere.
 *
 * @param name the column's name
 * @param onUpdate what a change of the row sets it to, such as {@code CURRENT_TIMESTAMP(6)}, empty for nothing
 * @param clauses the rest of the definition as the server prints it: INVISIBLE, SRID, CHECK, COLUMN_FORMAT and the like
 * @param namesCollation whether the definition names its collation although it is the table's own, which MySQL keeps and prints
 */
public record MySqlColumn(String name, String onUpdate, String clauses, boolean namesCollation) {
    public MySqlColumn {
        Objects.requireNonNull(onUpdate);
        Objects.requireNonNull(clauses);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column has a name");
        }
    }

    /** A column that has nothing of that. */
    public static MySqlColumn plain(String name) {
        return new MySqlColumn(name, "", "", false);
    }

    public boolean isPlain() {
        return onUpdate.isEmpty() && clauses.isEmpty() && !namesCollation;
    }
}
