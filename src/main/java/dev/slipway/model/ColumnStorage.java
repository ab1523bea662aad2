package dev.slipway.model;

import java.util.List;

/**
 * How a column's values are kept (PostgreSQL 18 manual, ALTER TABLE: SET STORAGE, SET COMPRESSION, SET STATISTICS).
 *
 * @param storage PLAIN, EXTERNAL, EXTENDED or MAIN when it is not the type's own, else empty
 * @param compression the compression method when set, else empty
 * @param statistics the statistics target, -1 for the system's default
 * @param options attribute options such as n_distinct, as the server prints them, else empty
 * @param foreignOptions what the foreign data wrapper is told of the column, as {@code name=value}, sorted
 */
public record ColumnStorage(String storage, String compression, int statistics, String options, List<String> foreignOptions) {
    public static final ColumnStorage DEFAULT = new ColumnStorage("", "", -1, "", List.of());

    public ColumnStorage {
        foreignOptions = List.copyOf(foreignOptions);
    }
}
