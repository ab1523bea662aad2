package dev.slipway.diff;

import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * New tables by what may make them one that is gone: a column that few of them have, or its name. Were each held against each, a schema
 * of thousands of tables that moved would take minutes and gigabytes, only to find that columns all of them have tell nothing.
 */
final class AlikeTables {
    /** A column that more of them have tells none from the others. */
    private static final int MOST_ALIKE = 20;

    private final Map<ColumnName, List<Table>> byColumn = new HashMap<>();
    private final Map<String, List<Table>> byName = new HashMap<>();

    AlikeTables(List<Table> added) {
        for (Table table : added) {
            byName.computeIfAbsent(table.key().name(), name -> new ArrayList<>()).add(table);
            for (Column column : table.columns()) {
                byColumn.computeIfAbsent(ColumnName.of(column), name -> new ArrayList<>()).add(table);
            }
        }
    }

    private record ColumnName(String name, String type) {
        static ColumnName of(Column column) {
            return new ColumnName(column.name(), column.type());
        }
    }

    /** The tables that are worth a closer look. */
    Collection<Table> candidates(Table before) {
        Map<ObjectKey, Table> found = new LinkedHashMap<>();
        byName.getOrDefault(before.key().name(), List.of()).forEach(table -> found.put(table.key(), table));
        for (Column column : before.columns()) {
            List<Table> having = byColumn.getOrDefault(ColumnName.of(column), List.of());
            if (having.size() <= MOST_ALIKE) {
                having.forEach(table -> found.put(table.key(), table));
            }
        }
        return found.values();
    }
}
