package dev.slipway.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
        Set<String> names = HashSet.newHashSet(columns.size());
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns of one name in " + key.qualified());
            }
        }
    }

    public Optional<Column> column(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    @Override
    public Table withAttributes(Attributes other) {
        return new Table(key, columns, details, other);
    }
}
