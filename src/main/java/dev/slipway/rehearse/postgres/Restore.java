package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.SequenceValue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts rows back from a backup, all tables in one transaction. Rows that are as they were are not touched; only what differs is
 * written. Triggers do not act meanwhile; where foreign keys must act, tables that others point at come first.
 */
public final class Restore {
    private final Database staging;
    private final Cancellation cancellation;
    private final Path folder;

    public Restore(Database staging, Cancellation cancellation, Path folder) {
        this.staging = staging;
        this.cancellation = cancellation;
        this.folder = folder;
    }

    /**
     * @param tables in an order in which every table comes after those its foreign keys point at
     * @param sequences where sequences are to stand afterwards
     */
    public void putBack(List<BackupFile> tables, List<SequenceValue> sequences) throws SQLException, IOException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                CheckSession session = new CheckSession(connection, cancellation)) {
            session.execute("BEGIN");
            TableTriggers triggers = new TableTriggers(session);
            triggers.silence(tables.stream().map(BackupFile::table).toList());
            for (BackupFile file : tables.reversed()) {
                within(session, file, () -> deleteSurplus(session, file));
            }
            for (BackupFile file : tables) {
                within(session, file, () -> writeMissing(session, file));
            }
            for (SequenceValue sequence : sequences) {
                Sequences.set(session, sequence);
            }
            triggers.restore();
            session.execute("COMMIT");
        }
    }

    private void within(CheckSession session, BackupFile file, Work work) throws SQLException, IOException {
        new TableCopy(session).load(file.columns(), folder.resolve(file.file()), file.sha256());
        work.run();
        session.execute("DROP TABLE " + RowSql.temporary(TableCopy.TEMPORARY));
    }

    private static void deleteSurplus(CheckSession session, BackupFile file) throws SQLException {
        session.execute(file.key().isEmpty() ? RowSql.deleteAll(file.table())
                : RowSql.deleteOthers(file.table(), TableCopy.TEMPORARY, file.key()));
    }

    private static void writeMissing(CheckSession session, BackupFile file) throws SQLException {
        if (file.key().isEmpty()) {
            session.execute(RowSql.insertAll(file.table(), TableCopy.TEMPORARY, file.names()));
            return;
        }
        List<String> others = file.names().stream().filter(c -> !file.key().contains(c)).toList();
        if (!others.isEmpty()) {
            session.execute(RowSql.updateDifferent(file.table(), TableCopy.TEMPORARY, file.key(), others));
        }
        session.execute(RowSql.insertMissing(file.table(), TableCopy.TEMPORARY, file.key(), file.names()));
    }

    private interface Work {
        void run() throws SQLException;
    }
}
