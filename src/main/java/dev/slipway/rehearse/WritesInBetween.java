package dev.slipway.rehearse;

import dev.slipway.model.ObjectKey;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.server.BackupFile;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.RowWriter;
import dev.slipway.rehearse.server.SequenceValue;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an application writes after up, and what must be there after down because of it. Only tables that are backed up are written,
 * so that the rows can be taken back.
 */
final class WritesInBetween {
    private final Staging staging;
    private final ScriptedPlan plan;
    private final List<TableScope> scope;
    private final RunFolder folder;
    private final EventStream events;
    private final RunControl control;

    WritesInBetween(Staging staging, ScriptedPlan plan, List<TableScope> scope, RunFolder folder, EventStream events, RunControl control) {
        this.staging = staging;
        this.plan = plan;
        this.scope = scope;
        this.folder = folder;
        this.events = events;
        this.control = control;
    }

    /**
     * What is there after the writes.
     *
     * @param rows by a table's key before up: its rows with a sum over the columns that up keeps as they are; tables without a
     *        difference to the baseline are left out
     * @param sequences where the sequences stand
     */
    record After(Map<ObjectKey, Checks.Content> rows, List<SequenceValue> sequences) {}

    After make(Baseline baseline) throws SQLException {
        List<RowWriter.Target> targets = WriteTargets.of(plan, scope, folder.backups().stream().map(BackupFile::table).toList(),
                staging.server().statements());
        for (RowWriter.Written written : staging.server().rowWriter(staging.database(), control.cancellation()).write(targets)) {
            events.add(at -> new RehearsalEvent.RowsWritten(at, written.table().qualified(), written.inserted(), written.updated(),
                    written.deleted(), written.refused()));
        }
        try (Checks session = staging.checks(control.cancellation())) {
            Map<ObjectKey, Checks.Content> rows = new TreeMap<>();
            for (Baseline.TableRows before : baseline.tables()) {
                TableScope table = before.table();
                ObjectKey to = table.to();
                if (to != null && !table.rowsMayGo()) {
                    Checks.Content now = session.content(to, List.of(TableScope.Columns.after(table.columns().kept())));
                    if (now.rows() != before.rows() || !now.sums().getFirst().equals(before.kept())) {
                        rows.put(table.from(), now);
                    }
                }
            }
            return new After(rows, session.sequences());
        }
    }

    /** Takes the writes back; call where the schema is the one before up. */
    void takeBack(Baseline baseline, After after) throws SQLException, IOException {
        List<SequenceValue> moved = new ArrayList<>(baseline.sequences());
        try (Checks session = staging.checks(control.cancellation())) {
            moved.removeAll(session.sequences());
        }
        List<BackupFile> files = folder.backups().stream().filter(f -> after.rows().containsKey(f.table())).toList();
        staging.server().backups(staging.database(), control.cancellation(), folder.backupFolder()).putBack(files, moved);
    }
}
