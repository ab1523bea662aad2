package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups.Listener;
import dev.slipway.rehearse.server.Backups.Wanted;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.StoredColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Backs tables up into a folder, as of one moment, and proves each file by loading and comparing it. */
public final class Backup {
    private static final Duration TELLING = Duration.ofMillis(100);

    private final Database staging;
    private final Cancellation cancellation;
    private final Path folder;

    /** @param folder exists, and only its owner may read it: the files hold rows */
    public Backup(Database staging, Cancellation cancellation, Path folder) {
        this.staging = staging;
        this.cancellation = cancellation;
        this.folder = folder;
    }

    /**
     * Backs up, one table after the other.
     *
     * @throws ProblemException when a file that was loaded again is not what the table holds
     */
    public List<BackupFile> take(List<Wanted> tables, Listener listener) throws SQLException, IOException {
        List<BackupFile> files = new ArrayList<>();
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                CheckSession session = new CheckSession(connection, cancellation)) {
            session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
            for (Wanted table : tables) {
                BackupFile file = take(session, table, String.format("%03d.copy.gz", files.size() + 1), listener);
                files.add(file);
                listener.done(file);
            }
            session.execute("ROLLBACK");
        }
        return files;
    }

    private BackupFile take(CheckSession session, Wanted wanted, String name, Listener listener) throws SQLException, IOException {
        TableCopy copy = new TableCopy(session);
        Path file = folder.resolve(name);
        List<String> names = wanted.columns().stream().map(StoredColumn::name).toList();
        Checks.Content held = session.content(wanted.table(), List.of(names));
        String sha256 = copy.write(wanted.table(), names, file, seldom(rows -> listener.copying(wanted.table(), rows, held.rows())));
        session.execute("SAVEPOINT before_load");
        copy.load(wanted.columns(), file, sha256);
        Checks.Content loaded = session.content(RowSql.temporary(TableCopy.TEMPORARY), List.of(names));
        session.execute("ROLLBACK TO before_load");
        if (!loaded.equals(held)) {
            throw new ProblemException("The backup of a table is not what the table holds: " + held.rows() + " rows were copied, "
                    + loaded.rows() + " came back", wanted.table().described(), "Nothing was changed. Report this, and rehearse again");
        }
        listener.copying(wanted.table(), held.rows(), held.rows());
        return new BackupFile(wanted.table(), wanted.columns(), wanted.key(), name, Files.size(file), sha256, held);
    }

    /** Lets through what comes first and then one every tenth of a second: more nobody can read. */
    private static LongConsumer seldom(LongConsumer listener) {
        AtomicLong told = new AtomicLong(System.nanoTime() - TELLING.toNanos());
        return rows -> {
            long now = System.nanoTime();
            if (now - told.get() >= TELLING.toNanos()) {
                told.set(now);
                listener.accept(rows);
            }
        };
    }
}
