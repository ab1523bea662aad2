package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups.Differing;
import dev.slipway.rehearse.server.Backups.Present;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares a table with its backup, which is loaded beside it. */
final class RowComparison {
    private RowComparison() {}

    /** Compares; nothing is changed. @param folder where the backup is */
    static Differing of(Database staging, Cancellation cancellation, Path folder, BackupFile file, Present now)
            throws SQLException, IOException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                CheckSession session = new CheckSession(connection, cancellation)) {
            session.execute("BEGIN");
            new TableCopy(session).load(file.columns(), folder.resolve(file.file()), file.sha256());
            Differing result = session.query(RowSql.compare(now.table(), TableCopy.TEMPORARY, now.key(), now.columns()), row -> {
                row.next();
                List<Long> counts = new ArrayList<>();
                for (int i = 0; i < now.columns().size(); i++) {
                    counts.add(row.getLong(3 + i));
                }
                return Differing.of(row.getLong(1), row.getLong(2), now.columns(), counts);
            });
            session.execute("ROLLBACK");
            return result;
        }
    }
}
