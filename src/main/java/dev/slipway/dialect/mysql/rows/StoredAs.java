package dev.slipway.dialect.mysql.rows;

import dev.slipway.dialect.mysql.Quote;
import java.util.Locale;
import java.util.Set;

/**
 * How the values of a type are written as bytes that say everything about them and nothing of the character set they are kept in, and how
 * such bytes become values again (MySQL 9 manual, "Cast Functions and Operators"; MariaDB knows the same).
 */
public enum StoredAs {
    /** Letters, compared and kept as UTF-8. */
    TEXT,
    /** Bytes as they are. */
    BYTES,
    /** Bytes that are not taken as a parameter of their type: written as hexadecimal digits. */
    DIGITS,
    /** A float, which prints too few digits of itself: written as the double it is. */
    FLOAT,
    /** What prints all there is to say: numbers, dates and the like. */
    PRINTED;

    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json");
    private static final Set<String> BLOBS = Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");
    private static final Set<String> RAW = Set.of("bit", "vector", "geometry", "point", "linestring", "polygon", "multipoint",
            "multilinestring", "multipolygon", "geometrycollection", "geomcollection");
    private static final Set<String> SHORT = Set.of("char", "enum", "set", "binary");

    /** How values of a type are written. @param type as the server prints it, such as {@code varchar(20)} */
    public static StoredAs of(String type) {
        String word = word(type);
        return TEXTS.contains(word) ? TEXT : BLOBS.contains(word) ? BYTES : RAW.contains(word) ? DIGITS
                : word.equals("float") ? FLOAT : PRINTED;
    }

    /** Whether values of a type may be longer than a thousand bytes. */
    static boolean mayBeLong(String type) {
        StoredAs stored = of(type);
        return stored != FLOAT && stored != PRINTED && !SHORT.contains(word(type));
    }

    private static String word(String type) {
        return type.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    }

    /** The value of a column as bytes. @param alias of the table */
    String written(String alias, String column) {
        String value = alias + "." + Quote.name(column);
        return switch (this) {
            case TEXT -> "CAST(CONVERT(" + value + " USING utf8mb4) AS BINARY)";
            case BYTES -> value;
            case DIGITS -> "CAST(HEX(" + value + ") AS BINARY)";
            case FLOAT -> "CAST(CAST(" + value + " + 0e0 AS CHAR) AS BINARY)";
            case PRINTED -> "CAST(CAST(" + value + " AS CHAR) AS BINARY)";
        };
    }

    /** A parameter that takes such bytes. */
    String parameter() {
        return switch (this) {
            case TEXT, FLOAT, PRINTED -> "CONVERT(? USING utf8mb4)";
            case BYTES -> "?";
            case DIGITS -> "UNHEX(?)";
        };
    }

    /** The type of a column that only has to hold such values: rows of long texts do not fit into a table as texts of their own length. */
    String roomyType(String type) {
        return switch (this) {
            case TEXT -> "LONGTEXT CHARACTER SET utf8mb4";
            case BYTES -> "LONGBLOB";
            case DIGITS, FLOAT, PRINTED -> type;
        };
    }
}
