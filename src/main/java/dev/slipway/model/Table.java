package dev.slipway.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table. Constraints, indexes, triggers and the like are objects of their own that name it as their parent.
 *
 * @param columns in the order of the catalogue; where the server cannot place columns the order does not count as a difference
 * @param details what only this engine's tables have
 */
public record Table(ObjectKey key, List<Column> columns, TableDetails details, Attributes attributes) implements SchemaObject {
    public Table {
        Objects.requireNonNull(details);
        columns = List.copyOf(columns);
        if (columns.stream().map(Column::name).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("two columns of one name in " + key.qualified());
        }
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    @Override
    public Table withAttributes(Attributes other) {
        return new Table(key, columns, details, other);
    }
}
