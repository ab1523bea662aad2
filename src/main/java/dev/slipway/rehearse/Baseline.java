package dev.slipway.rehearse;

import dev.slipway.rehearse.server.SequenceValue;
import java.util.List;

/** What staging held before up. Kept in the run folder, so that a later process can tell whether staging is as before. */
public record Baseline(List<TableRows> tables, List<SequenceValue> sequences) {
    public Baseline {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /**
     * @param all over all columns
     * @param kept over the columns that up keeps with their type
     * @param retyped over the columns that up keeps with another type
     * @param undeclared over the columns that are not declared as lost
     */
    public record TableRows(TableScope table, long rows, String all, String kept, String retyped, String undeclared) {}
}
