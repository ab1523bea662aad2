package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts rows back from a backup, all tables in one transaction. Rows that are as they were are not touched; only what differs is
 * written. Triggers and foreign keys do not act meanwhile where the role may say so; else tables that others point at come first.
 */
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

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
            silenceTriggers(session);
            for (BackupFile file : tables.reversed()) {
                within(session, file, () -> deleteSurplus(session, file));
            }
            for (BackupFile file : tables) {
                within(session, file, () -> writeMissing(session, file));
            }
            for (SequenceValue sequence : sequences) {
                Sequences.set(session, sequence);
            }
            session.execute("COMMIT");
        }
    }

    /** Needs a superuser, or the right to set the parameter (from version 15 it can be granted). */
    private static void silenceTriggers(CheckSession session) throws SQLException {
        session.execute("SAVEPOINT before_silence");
        try {
            session.execute("SET LOCAL session_replication_role = replica");
        } catch (SQLException refused) {
            LOG.debug("Triggers act during the restore: {}", refused.getSQLState());
            session.execute("ROLLBACK TO before_silence");
            session.execute("SET CONSTRAINTS ALL DEFERRED");
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
