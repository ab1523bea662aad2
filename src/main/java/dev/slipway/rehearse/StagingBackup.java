package dev.slipway.rehearse;

import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Redaction;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.postgres.Backup;
import dev.slipway.rehearse.postgres.BackupFile;
import dev.slipway.rehearse.postgres.CheckSession;
import dev.slipway.rehearse.postgres.NativeDump;
import dev.slipway.rehearse.postgres.Obstacles;
import dev.slipway.rehearse.run.RunControl;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backup before anything is changed: each table restored and compared at once, and a dump of PostgreSQL's own beside it. */
final class StagingBackup {
    private final Database staging;
    private final List<TableScope> scope;
    private final RunFolder folder;
    private final EventStream events;
    private final Course course;
    private final RunControl control;

    StagingBackup(Database staging, List<TableScope> scope, RunFolder folder, EventStream events, Course course, RunControl control) {
        this.staging = staging;
        this.scope = scope;
        this.folder = folder;
        this.events = events;
        this.course = course;
        this.control = control;
    }

    /** Takes it, and tells how far it is. */
    void take() throws SQLException, IOException {
        List<Backup.Wanted> wanted = toBackUp().stream().map(t -> new Backup.Wanted(t.from(), t.columns().stored(), t.key())).toList();
        folder.write(new Backup(staging, control.cancellation(), folder.backupFolder()).take(wanted, new Backup.Listener() {
            @Override
            public void copying(ObjectKey table, long rows, long of) {
                events.add(at -> new RehearsalEvent.BackupProgress(at, table.qualified(), rows, of));
            }

            @Override
            public void done(BackupFile file) {
                events.add(at -> new RehearsalEvent.TableBackedUp(at, file.table().qualified(), file.content().rows(), file.bytes(),
                        file.sha256()));
            }
        }));
        course.check("backup was restored and compared", true, wanted.size() + " tables");
        dumpBesides(wanted.stream().map(Backup.Wanted::table).toList());
    }

    /** A second leg to stand on, where PostgreSQL's own program is there; what it cannot do takes nothing from the proven backup. */
    private void dumpBesides(List<ObjectKey> backedUp) {
        int major = ConnectionTest.run(staging).major();
        Optional<NativeDump> program = NativeDump.of(staging, major, control.cancellation());
        if (program.isEmpty()) {
            course.log("No pg_dump that can dump this server (version " + major + " or newer) is installed: the backup stands alone");
            return;
        }
        try {
            NativeDump.Dump dump = program.get().take(folder.backupFolder().resolve("dump.pgdump"),
                    scope.stream().map(TableScope::from).filter(table -> !backedUp.contains(table)).toList());
            course.check("dump beside the backup", true, "pg_dump " + dump.version() + ", " + Durations.words(Quantity.bytes(dump.bytes()))
                    + ", pg_restore lists " + dump.entries() + " entries, rows of " + dump.tables() + " tables or partitions");
        } catch (IOException failed) {
            course.check("dump beside the backup", Outcome.WARNED, "pg_dump could not make one: "
                    + Redaction.redact(String.valueOf(failed.getMessage())));
        }
    }

    private List<TableScope> toBackUp() throws SQLException {
        try (CheckSession session = new CheckSession(staging, control.cancellation())) {
            Map<String, Long> bytes = new Obstacles(session).bytes(scope.stream().map(t -> t.from().qualified()).toList());
            return TableScope.toBackUp(scope, bytes);
        }
    }
}
