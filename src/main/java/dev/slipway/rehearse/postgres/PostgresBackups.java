package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups;
import dev.slipway.rehearse.server.SequenceValue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tables as files of COPY. */
final class PostgresBackups implements Backups {
    private final Database staging;
    private final Cancellation cancellation;
    private final Path folder;

    PostgresBackups(Database staging, Cancellation cancellation, Path folder) {
        this.staging = staging;
        this.cancellation = cancellation;
        this.folder = folder;
    }

    @Override
    public List<BackupFile> take(List<Wanted> tables, Listener listener) throws SQLException, IOException {
        return new Backup(staging, cancellation, folder).take(tables, listener);
    }

    @Override
    public void putBack(List<BackupFile> tables, List<SequenceValue> sequences) throws SQLException, IOException {
        new Restore(staging, cancellation, folder).putBack(tables, sequences);
    }

    /** A put-back is one transaction: nothing of it stays undone. */
    @Override
    public boolean finishPutBack() {
        return false;
    }

    @Override
    public Differing compare(BackupFile file, Present now) throws SQLException, IOException {
        return RowComparison.of(staging, cancellation, folder, file, now);
    }

    @Override
    public DumpProgram dumpProgram() {
        return new DumpProgram() {
            @Override
            public String name() {
                return "pg_dump";
            }

            @Override
            public Optional<Dump> take(Path into, Collection<ObjectKey> without) throws IOException {
                Optional<NativeDump> program = NativeDump.of(staging, ConnectionTest.run(staging).major(), cancellation);
                if (program.isEmpty()) {
                    return Optional.empty();
                }
                NativeDump.Dump dump = program.get().take(into.resolve("dump.pgdump"), without);
                return Optional.of(new Dump("pg_dump " + dump.version(), dump.bytes(), "pg_restore lists " + dump.entries()
                        + " entries, rows of " + dump.tables() + " tables or partitions"));
            }
        };
    }
}
