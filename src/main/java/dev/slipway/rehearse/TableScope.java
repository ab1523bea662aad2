package dev.slipway.rehearse;

import dev.slipway.model.ObjectKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a rehearsal looks at it.
 *
 * @param from its key before up
 * @param to its key after up, null when up drops it
 * @param affected whether the plan changes the table or a column or constraint of it: only then can its rows change
 * @param columns the columns that hold data of their own, in order, by their names before up
 * @param kept those of the columns that up keeps as they are, each with its name after up
 * @param retyped those of the columns that up keeps with another type or without nulls: their values may read differently
 * @param undeclared those of the columns that the plan does not declare as lost
 * @param generatedNotNull generated columns that are NOT NULL
 * @param key the columns of the primary key, empty when there is none
 * @param rowsMayGo whether the plan declares that rows of the table are lost
 */
public record TableScope(ObjectKey from, @Nullable ObjectKey to, boolean affected, List<String> columns, List<Kept> kept,
        List<Kept> retyped, List<String> undeclared, List<String> generatedNotNull, List<String> key, boolean rowsMayGo) {
    public TableScope {
        columns = List.copyOf(columns);
        kept = List.copyOf(kept);
        retyped = List.copyOf(retyped);
        undeclared = List.copyOf(undeclared);
        generatedNotNull = List.copyOf(generatedNotNull);
        key = List.copyOf(key);
    }

    /** A column that is there before and after up. */
    public record Kept(String before, String after) {}

    List<String> keptBefore() {
        return kept.stream().map(Kept::before).toList();
    }

    List<String> keptAfter() {
        return kept.stream().map(Kept::after).toList();
    }

    List<String> retypedBefore() {
        return retyped.stream().map(Kept::before).toList();
    }

    List<String> retypedAfter() {
        return retyped.stream().map(Kept::after).toList();
    }
}
