package dev.slipway.model;

import java.util.List;

/** The part of a table that differs from engine to engine; only the engine's own dialect looks inside. */
public sealed interface TableDetails permits PostgresTable, MySqlTable {
    /** The tables this one inherits from or is a partition of. */
    default List<ObjectKey> inherits() {
        return List.of();
    }

    /** Whether columns have places that a statement can choose, so that their order is part of the table. */
    default boolean placesColumns() {
        return false;
    }
}
