package dev.slipway.model;

import java.util.List;

/**
 * A view or materialized view.
 *
 * @param query the defining query as the server prints it, without a closing semicolon
 * @param columns names and types of the result, in order, as {@code name type}
 * @param options view options or storage parameters as {@code name=value}, in the catalogue's order, which does not count as a difference
 * @param storage how a materialized view keeps its rows
 */
public record View(ObjectKey key, String query, List<ResultColumn> columns, List<String> options, boolean populated, ViewStorage storage,
        Attributes attributes)
        implements SchemaObject {
    public View {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    /** A view that keeps rows, if any, as usual. */
    public View(ObjectKey key, String query, List<ResultColumn> columns, List<String> options, boolean populated, Attributes attributes) {
        this(key, query, columns, options, populated, ViewStorage.NONE, attributes);
    }

    /**
     * A column of a view's result.
     *
     * @param defaultExpression what INSERT takes where it gives no value, empty when there is none
     * @param storage how a materialized view keeps the column's values
     */
    public record ResultColumn(String name, String type, String comment, String defaultExpression, ColumnStorage storage) {
        /** A column with nothing of its own. */
        public ResultColumn(String name, String type, String comment) {
            this(name, type, comment, "", ColumnStorage.DEFAULT);
        }
    }

    public boolean materialized() {
        return key.kind() == ObjectKind.MATERIALIZED_VIEW;
    }

    @Override
    public View withAttributes(Attributes other) {
        return new View(key, query, columns, options, populated, storage, other);
    }
}
