package dev.slipway.dialect.mysql.rows;

/**
 * A column with what is needed to copy its values.
 *
 * @param name raw
 * @param type as the server prints it
 * @param collation of a column of a key that holds text, empty for others
 */
public record TypedColumn(String name, String type, String collation) {
    StoredAs stored() {
        return StoredAs.of(type);
    }

    String written(String alias) {
        return stored().written(alias, name);
    }
}
