package dev.slipway.model;

import java.util.List;

/**
 * A view or materialized view.
 *
 * @param query the defining query as the server prints it, without a closing semicolon
 * @param columns names and types of the result, in order, as {@code name type}
 * @param options view options or storage parameters as {@code name=value}, sorted
 */
public record View(ObjectKey key, String query, List<ResultColumn> columns, List<String> options, boolean populated, Attributes attributes)
        implements SchemaObject {
    public View {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    /** A column of a view's result. */
    public record ResultColumn(String name, String type, String comment) {}

    public boolean materialized() {
        return key.kind() == ObjectKind.MATERIALIZED_VIEW;
    }

    @Override
    public View withAttributes(Attributes other) {
        return new View(key, query, columns, options, populated, other);
    }
}
