package dev.slipway.model;

import java.util.List;

/**
 * What of an index its definition does not say, and what is changed without building it anew.
 *
 * @param statistics the statistics targets that are set, as {@code number=target}, by the number of the column in the index
 * @param tablespace the tablespace when it is not the database's own, else empty
 */
public record IndexSettings(List<String> statistics, String tablespace) {
    public static final IndexSettings NONE = new IndexSettings(List.of(), "");

    public IndexSettings {
        statistics = List.copyOf(statistics);
    }
}
