package dev.slipway.rehearse.postgres;

import dev.slipway.model.ObjectKey;
import java.util.List;

/**
 * A table in the run folder that was read back and compared.
 *
 * @param columns the copied columns, in the order of the file
 * @param generatedNotNull columns that are not in the file and are NOT NULL
 * @param key the columns of the primary key, empty when there is none
 * @param bytes size of the file
 * @param sha256 of the file
 * @param content as {@link CheckSession.Content#sums()} over the copied columns
 */
public record BackupFile(ObjectKey table, List<String> columns, List<String> generatedNotNull, List<String> key, String file, long bytes,
        String sha256, long rows, String content) {
    public BackupFile {
        columns = List.copyOf(columns);
        generatedNotNull = List.copyOf(generatedNotNull);
        key = List.copyOf(key);
    }
}
