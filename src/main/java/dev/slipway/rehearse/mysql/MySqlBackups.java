package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.RenamedColumn;
import dev.slipway.dialect.mysql.rows.RowSql;
import dev.slipway.dialect.mysql.rows.TypedColumn;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.SequenceValue;
import dev.slipway.rehearse.server.StoredColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Tables as files of their values, each loaded into a temporary table and compared before it counts. */
final class MySqlBackups implements Backups {
    private static final Duration TELLING = Duration.ofMillis(100);

    private final Database staging;
    private final Cancellation cancellation;
    private final Path folder;

    MySqlBackups(Database staging, Cancellation cancellation, Path folder) {
        this.staging = staging;
        this.cancellation = cancellation;
        this.folder = folder;
    }

    /** As of one moment for what keeps transactions; the files are loaded beside, in another session. */
    @Override
    public List<BackupFile> take(List<Wanted> tables, Listener listener) throws SQLException, IOException {
        List<BackupFile> files = new ArrayList<>();
        try (CheckSession reading = writable(); CheckSession loading = writable()) {
            reading.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            reading.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            for (Wanted table : tables) {
                BackupFile file = take(reading, loading, table, String.format("%03d.rows.gz", files.size() + 1), listener);
                files.add(file);
                listener.done(file);
            }
            reading.execute("ROLLBACK");
        }
        return files;
    }

    private BackupFile take(CheckSession reading, CheckSession loading, Wanted wanted, String name, Listener listener)
            throws SQLException, IOException {
        Path file = folder.resolve(name);
        List<String> names = wanted.columns().stream().map(StoredColumn::name).toList();
        Checks.Content held = reading.content(wanted.table(), List.of(names));
        String sha256 = new TableCopy(reading).write(wanted.table(), wanted.columns(), file,
                seldom(rows -> listener.copying(wanted.table(), rows, held.rows())));
        TableCopy copy = new TableCopy(loading);
        copy.load(wanted.columns(), wanted.key(), file, sha256, wanted.table(), wanted.key());
        Checks.Content loaded = copy.content(names);
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

    @Override
    public void putBack(List<BackupFile> tables, List<SequenceValue> sequences) throws SQLException, IOException {
        try (CheckSession session = writable()) {
            SilencedTriggers triggers = new SilencedTriggers(session, folder);
            triggers.silence(tables.stream().map(BackupFile::table).toList());
            // Only what differs is written, with the values as they were: zero for a numbered column is a zero.
            session.execute("SET SESSION foreign_key_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'");
            session.execute("START TRANSACTION");
            for (BackupFile file : tables) {
                putBack(session, file);
            }
            session.execute("COMMIT");
            for (SequenceValue sequence : sequences) {
                Counters.set(session, sequence);
            }
            triggers.restore();
        }
    }

    /** Rows that differ are deleted and inserted anew: an update could meet another row's old value of a unique column. */
    private void putBack(CheckSession session, BackupFile file) throws SQLException, IOException {
        List<TypedColumn> loaded = new TableCopy(session).load(file.columns(), file.key(), folder.resolve(file.file()), file.sha256(),
                file.table(), file.key());
        if (file.key().isEmpty()) {
            session.execute(RowSql.deleteAll(file.table()));
            session.execute(RowSql.insertAll(file.table(), TableCopy.TEMPORARY, file.names()));
        } else {
            List<RowSql.Pair> pairs = loaded.stream().map(c -> new RowSql.Pair(c, c)).toList();
            List<RowSql.Pair> key = pairs.stream().filter(p -> file.key().contains(p.before().name())).toList();
            List<RowSql.Pair> others = pairs.stream().filter(p -> !key.contains(p)).toList();
            session.execute(RowSql.deleteOthers(file.table(), TableCopy.TEMPORARY, key, others));
            session.execute(RowSql.insertMissing(file.table(), TableCopy.TEMPORARY, key, file.names()));
        }
        session.execute(RowSql.dropTemporary(TableCopy.TEMPORARY));
    }

    @Override
    public boolean finishPutBack() throws SQLException {
        try (CheckSession session = writable()) {
            return new SilencedTriggers(session, folder).restore();
        }
    }

    @Override
    public Differing compare(BackupFile file, Present now) throws SQLException, IOException {
        try (CheckSession session = writable()) {
            List<String> key = now.key().stream().map(RenamedColumn::before).toList();
            List<TypedColumn> loaded = new TableCopy(session).load(file.columns(), key, folder.resolve(file.file()), file.sha256(),
                    now.table(), now.key().stream().map(RenamedColumn::now).toList());
            Map<String, String> types = session.types(RowSql.table(now.table()));
            List<RowSql.Pair> joined = now.key().stream().map(c -> pair(c, loaded, types)).toList();
            List<RowSql.Pair> compared = now.columns().stream().map(c -> pair(c, loaded, types)).toList();
            long gone = session.number(RowSql.gone(now.table(), TableCopy.TEMPORARY, joined));
            long added = session.number(RowSql.added(now.table(), TableCopy.TEMPORARY, joined));
            List<Long> changed = session.query(RowSql.changed(now.table(), TableCopy.TEMPORARY, joined, compared), row -> {
                row.next();
                List<Long> counts = new ArrayList<>();
                for (int i = 1; i <= compared.size(); i++) {
                    counts.add(row.getLong(i));
                }
                return counts;
            });
            return Differing.of(gone, added, now.columns(), changed);
        }
    }

    private static RowSql.Pair pair(RenamedColumn column, List<TypedColumn> loaded, Map<String, String> types) {
        TypedColumn before = loaded.stream().filter(c -> c.name().equals(column.before())).findFirst().orElseThrow();
        return new RowSql.Pair(before, new TypedColumn(column.now(), types.getOrDefault(column.now(), before.type()), ""));
    }

    @Override
    public DumpProgram dumpProgram() {
        return new NativeDump(staging, cancellation);
    }

    private CheckSession writable() throws SQLException {
        Connection connection = staging.open(SessionPurpose.EXECUTE);
        try {
            return new CheckSession(connection, cancellation);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
