package dev.slipway.rehearse;

import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.Redaction;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups;
import dev.slipway.rehearse.server.Checks;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backup before anything is changed: each table restored and compared at once, and a dump by the server's own program beside it. */
final class StagingBackup {
    private final Staging staging;
    private final List<TableScope> scope;
    private final RunFolder folder;
    private final EventStream events;
    private final Course course;
    private final RunControl control;

    StagingBackup(Staging staging, List<TableScope> scope, RunFolder folder, EventStream events, Course course, RunControl control) {
        this.staging = staging;
        this.scope = scope;
        this.folder = folder;
        this.events = events;
        this.course = course;
        this.control = control;
    }

    /** Takes it, and tells how far it is. */
    void take() throws SQLException, IOException {
        List<Backups.Wanted> wanted = toBackUp().stream().map(t -> new Backups.Wanted(t.from(), t.columns().stored(), t.key())).toList();
        Backups backups = staging.server().backups(staging.database(), control.cancellation(), folder.backupFolder());
        folder.write(backups.take(wanted, new Backups.Listener() {
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
        dumpBesides(backups.dumpProgram(), wanted.stream().map(Backups.Wanted::table).toList());
    }

    /** A second leg to stand on, where the server's own program is there; what it cannot do takes nothing from the proven backup. */
    private void dumpBesides(Backups.DumpProgram program, List<ObjectKey> backedUp) {
        try {
            Optional<Backups.Dump> taken = program.take(folder.backupFolder(),
                    scope.stream().map(TableScope::from).filter(table -> !backedUp.contains(table)).toList());
            taken.ifPresentOrElse(dump -> course.check("dump beside the backup", true, dump.program() + ", "
                    + Durations.words(Quantity.bytes(dump.bytes())) + ", " + dump.holds()),
                    () -> course.log("No " + program.name() + " that can dump this server (version "
                            + ConnectionTest.run(staging.database()).major() + " or newer) is installed: the backup stands alone"));
        } catch (IOException failed) {
            course.check("dump beside the backup", Outcome.WARNED, program.name() + " could not make one: "
                    + Redaction.redact(String.valueOf(failed.getMessage())));
        }
    }

    private List<TableScope> toBackUp() throws SQLException {
        try (Checks session = staging.checks(control.cancellation())) {
            Map<String, Long> bytes = session.obstacles().bytes(scope.stream().map(t -> t.from().qualified()).toList());
            return TableScope.toBackUp(scope, bytes);
        }
    }
}
