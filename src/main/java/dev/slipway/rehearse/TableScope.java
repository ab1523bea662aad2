package dev.slipway.rehearse;

import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.server.StoredColumn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as a rehearsal looks at it.
 *
 * @param from its key before up
 * @param to its key after up, null when up drops it
 * @param affected whether the plan changes the table or a column or constraint of it
 * @param columns what becomes of its columns
 * @param key the columns of the primary key by their names before up, empty when there is none
 * @param rowsMayGo whether the plan declares that rows of the table are lost
 * @param triggered whether a trigger stands on it, before or after up, that may write more than the plan does
 */
public record TableScope(ObjectKey from, @Nullable ObjectKey to, boolean affected, Columns columns, List<String> key, boolean rowsMayGo,
        boolean triggered) {
    private static final long SMALL_TABLE_BYTES = 64L << 20;

    public TableScope {
        key = List.copyOf(key);
    }

    /**
     * The tables the plan changes, and every small one: a trigger may write into it.
     *
     * @param bytes of each table, by its qualified name
     */
    static List<TableScope> toBackUp(List<TableScope> tables, Map<String, Long> bytes) {
        return tables.stream().filter(t -> t.affected() || bytes.getOrDefault(t.from().qualified(), 0L) <= SMALL_TABLE_BYTES).toList();
    }

    /** A column that is there before and after up. */
    public record Kept(String before, String after) {}

    /**
     * The columns that hold data of their own; generated ones follow from them.
     *
     * @param stored all of them, as they are before up
     * @param kept those that up keeps as they are, each with its name after up
     * @param retyped those that up keeps with another type or without nulls: their values may read differently
     * @param undeclared the names of those that the plan does not declare as lost
     */
    public record Columns(List<StoredColumn> stored, List<Kept> kept, List<Kept> retyped, List<String> undeclared) {
        public Columns {
            stored = List.copyOf(stored);
            kept = List.copyOf(kept);
            retyped = List.copyOf(retyped);
            undeclared = List.copyOf(undeclared);
        }

        List<String> names() {
            return stored.stream().map(StoredColumn::name).toList();
        }

        static List<String> before(List<Kept> columns) {
            return columns.stream().map(Kept::before).toList();
        }

        static List<String> after(List<Kept> columns) {
            return columns.stream().map(Kept::after).toList();
        }
    }
}
