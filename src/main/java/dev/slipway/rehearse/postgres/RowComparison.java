package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In what the rows of a table differ from its backup, row by row over the primary key.
 *
 * @param gone rows of the backup that the table does not hold
 * @param added rows of the table that the backup does not hold
 * @param changed for each column, by its name in the backup, the rows whose value differs; columns without a difference are left out
 */
public record RowComparison(long gone, long added, Map<String, Long> changed) {
    public RowComparison {
        changed = Map.copyOf(changed);
    }

    /** Where a backed up table is now. @param key the columns of its primary key @param columns those to compare */
    public record Present(ObjectKey table, List<RowSql.Renamed> key, List<RowSql.Renamed> columns) {}

    /** Compares; nothing is changed. @param folder where the backup is */
    public static RowComparison of(Database staging, Cancellation cancellation, Path folder, BackupFile file, Present now)
            throws SQLException, IOException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                CheckSession session = new CheckSession(connection, cancellation)) {
            session.execute("BEGIN");
            new TableCopy(session).load(file.columns(), folder.resolve(file.file()), file.sha256());
            RowComparison result = session.query(RowSql.compare(now.table(), TableCopy.TEMPORARY, now.key(), now.columns()), row -> {
                row.next();
                Map<String, Long> changed = new LinkedHashMap<>();
                for (int i = 0; i < now.columns().size(); i++) {
                    if (row.getLong(3 + i) > 0) {
                        changed.put(now.columns().get(i).temporary(), row.getLong(3 + i));
                    }
                }
                return new RowComparison(row.getLong(1), row.getLong(2), changed);
            });
            session.execute("ROLLBACK");
            return result;
        }
    }

    /** Counts and columns in words, never values. */
    public String described() {
        StringBuilder text = new StringBuilder();
        text.append(gone > 0 ? gone + " rows gone, " : "").append(added > 0 ? added + " rows added, " : "");
        changed.forEach((column, rows) -> text.append(column).append(" differs in ").append(rows).append(" rows, "));
        return text.isEmpty() ? "no difference row by row" : text.substring(0, text.length() - 2);
    }
}
