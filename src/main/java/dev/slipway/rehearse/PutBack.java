package dev.slipway.rehearse;

import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Backups;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.SequenceValue;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts staging back as it was: the down script, which takes back what was done and skips what was not; then the progress that an
 * interrupted data step keeps in the database; then, where rows still differ from the baseline, the backup; then schema and rows are
 * compared with what they were.
 */
final class PutBack {
    static final String SCHEMA_CHECK = "schema is as before the rehearsal";

    private final Staging staging;
    private final RunFolder folder;
    private final Course course;
    private final RunControl control;
    private final Verification verification;
    private final RowVerification rows;

    /** Runs the down script. */
    interface Down {
        void run() throws StatementFailure, SQLException;
    }

    /** Compares the schema with the one before the rehearsal, and tells it as {@value #SCHEMA_CHECK}. */
    interface SchemaAsBefore {
        boolean check() throws SQLException;
    }

    PutBack(Staging staging, RunFolder folder, Course course, RunControl control, Verification verification, RowVerification rows) {
        this.staging = staging;
        this.folder = folder;
        this.course = course;
        this.control = control;
        this.verification = verification;
        this.rows = rows;
    }

    /** Whether staging is verified to be as before. */
    boolean run(Down down, Baseline baseline, SchemaAsBefore asBefore) throws StatementFailure, SQLException, IOException {
        if (backups().finishPutBack()) {
            course.log("Made the triggers again that an interrupted put-back had dropped");
        }
        down.run();
        forgetDataStep();
        List<ObjectKey> differing = rows.differing(baseline);
        List<BackupFile> files = folder.backups().stream().filter(f -> differing.contains(f.table())).toList();
        List<SequenceValue> moved = movedSequences(baseline);
        if (!files.isEmpty() || !moved.isEmpty()) {
            course.log("Puts back from the backup: " + (files.isEmpty() ? "sequences only"
                    : String.join(", ", files.stream().map(f -> f.table().qualified()).toList())));
            backups().putBack(files, moved);
        }
        return isAsBefore(baseline, asBefore);
    }

    private Backups backups() {
        return staging.server().backups(staging.database(), control.cancellation(), folder.backupFolder());
    }

    /** Kept, it would make the next up go on in the middle of rows that down has emptied. Pre-flight has seen that it was not there. */
    private void forgetDataStep() throws SQLException {
        staging.server().forgetDataStep(staging.database(), control.cancellation()).ifPresent(course::log);
    }

    private List<SequenceValue> movedSequences(Baseline baseline) throws SQLException {
        try (Checks session = staging.checks(control.cancellation())) {
            List<SequenceValue> moved = new ArrayList<>(baseline.sequences());
            moved.removeAll(session.sequences());
            return moved;
        }
    }

    private boolean isAsBefore(Baseline baseline, SchemaAsBefore asBefore) throws SQLException {
        boolean schema = asBefore.check();
        List<ObjectKey> differing = rows.differing(baseline);
        boolean content = course.check("rows are as before the rehearsal", differing.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
                differing.isEmpty() ? baseline.tables().size() + " tables compared"
                        : SchemaDrift.few(differing.stream().map(ObjectKey::qualified).toList(), 5));
        return schema && content && verification.sequencesAre(baseline);
    }
}
