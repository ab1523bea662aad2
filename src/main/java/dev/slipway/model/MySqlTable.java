package dev.slipway.model;

import java.util.List;
import java.util.Objects;

/**
 * What only tables of MySQL and MariaDB have.
 *
 * @param engine the storage engine, such as InnoDB
 * @param collation the collation that columns without one of their own get; its name begins with the character set's
 * @param options other table options as {@code NAME=value}, as the server prints them, sorted
 * @param periods application-time and system periods (MariaDB), as the server prints them
 * @param versioned whether past versions of rows are kept (MariaDB, WITH SYSTEM VERSIONING)
 * @param partitioning the clause from PARTITION BY on, white space made one blank, empty for a table in one piece
 * @param columns what columns have besides what they have everywhere; those that have nothing are left out
 */
public record MySqlTable(String engine, String collation, List<String> options, List<String> periods, boolean versioned,
        String partitioning, List<MySqlColumn> columns) implements TableDetails {
    public MySqlTable {
        Objects.requireNonNull(engine);
        Objects.requireNonNull(collation);
        Objects.requireNonNull(partitioning);
        options = options.stream().sorted().toList();
        periods = List.copyOf(periods);
        columns = columns.stream().filter(c -> !c.isPlain()).toList();
    }

    /** What a column has besides what columns have everywhere. */
    public MySqlColumn column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(MySqlColumn.plain(name));
    }

    @Override
    public boolean placesColumns() {
        return true;
    }
}
