package dev.slipway.rehearse.server;

import dev.slipway.model.ObjectKey;
import java.util.List;

/**
 * A table in the run folder that was read back and compared.
 *
 * @param columns the copied columns, in the order of the file
 * @param key the columns of the primary key, empty when there is none
 * @param bytes size of the file
 * @param sha256 of the file
 * @param content rows, and one sum over the copied columns
 */
public record BackupFile(ObjectKey table, List<StoredColumn> columns, List<String> key, String file, long bytes, String sha256,
        Checks.Content content) {
    public BackupFile {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** The names of the copied columns. */
    public List<String> names() {
        return columns.stream().map(StoredColumn::name).toList();
    }
}
