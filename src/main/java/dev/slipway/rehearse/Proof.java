package dev.slipway.rehearse;

import static dev.slipway.rehearse.Stopped.unless;

import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Loss;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The proof itself: up, verify, up again, writes in between, down, verify, down again, up once more. {@link #run} is the story. */
final class Proof {
    private final ScriptedPlan plan;
    private final List<TableScope> scope;
    private final Baseline baseline;
    private final WritesInBetween writes;
    private final boolean staysUp;
    private final EventStream events;
    private final Course course;
    private final Verification verification;
    private final RowVerification rows;

    /** Runs one of the scripts. */
    interface Scripts {
        void run(Side side) throws StatementFailure, SQLException;
    }

    /** How a proof looks at staging. */
    record Eyes(Verification verification, RowVerification rows) {}

    Proof(RehearsalRun.Task task, List<TableScope> scope, RunFolder folder, EventStream events, Course course, RunControl control,
            Eyes eyes) {
        this.plan = task.plan();
        this.staysUp = task.options().ground().staysUp();
        this.scope = scope;
        this.baseline = folder.baseline().orElseThrow(() -> new IllegalStateException("the baseline is read before up"));
        this.writes = new WritesInBetween(task.ground(), plan, scope, folder, events, control);
        this.events = events;
        this.course = course;
        this.verification = eyes.verification();
        this.rows = eyes.rows();
    }

    /** @throws Stopped with what was not proven */
    void run(Scripts scripts) throws Stopped, StatementFailure, SQLException, IOException {
        course.enter(RehearsalPhase.UP);
        scripts.run(Side.UP);
        course.enter(RehearsalPhase.VERIFY_UP);
        verifyUp();
        course.enter(RehearsalPhase.UP_AGAIN);
        twice(() -> scripts.run(Side.UP), Side.UP);
        course.enter(RehearsalPhase.WRITES);
        WritesInBetween.After written = writes.make(baseline);
        course.enter(RehearsalPhase.DOWN);
        scripts.run(Side.DOWN);
        course.enter(RehearsalPhase.VERIFY_DOWN);
        verifyDown(written);
        course.enter(RehearsalPhase.DOWN_AGAIN);
        twice(() -> scripts.run(Side.DOWN), Side.DOWN);
        // Otherwise putting staging back takes care of them.
        if (staysUp) {
            writes.takeBack(baseline, written);
        }
        course.enter(RehearsalPhase.UP_FINAL);
        scripts.run(Side.UP);
        boolean again = verification.schemaIs(plan.to(), "schema is the wanted one after up, down, up");
        unless(again, verification.blame("Up does not work after down"));
    }

    private void verifyUp() throws Stopped, SQLException, IOException {
        boolean reached = verification.schemaIs(plan.to(), "schema is the wanted one after up");
        unless(reached, verification.blame("Up does not lead to the wanted schema"));
        unless(verification.noInvalidIndexes(), "Up leaves invalid indexes");
        unless(rows.afterUp(baseline), "Up changes rows that the plan does not declare as lost");
        unless(verification.sequencesKept(baseline.sequences(), "after up"), "Up sets a sequence back: numbers would be given twice");
        countLosses();
    }

    private void verifyDown(WritesInBetween.After written) throws Stopped, SQLException, IOException {
        boolean back = verification.schemaIs(plan.from(), "schema is the one before up after down");
        unless(back, verification.blame("Down does not lead back to the schema before up"));
        unless(rows.afterDown(baseline, written.rows()), "Down does not bring all rows back that the plan does not declare as lost");
        unless(verification.sequencesKept(written.sequences(), "after down"), "Down sets a sequence back: numbers would be given twice");
    }

    private interface Run {
        void run() throws StatementFailure, SQLException;
    }

    /** Runs a script that has just been run: nothing may change any more. */
    private void twice(Run second, Side side) throws Stopped, StatementFailure, SQLException {
        String script = side == Side.UP ? "up" : "down";
        Map<ObjectKey, Checks.Content> once = rows.affected(plan, scope, side);
        second.run();
        boolean same = verification.schemaIs(side == Side.UP ? plan.to() : plan.from(), "a second " + script + " changes no schema");
        unless(rows.nothingChanged(once, rows.affected(plan, scope, side), script) && same, "A second " + script + " changes something");
    }

    private void countLosses() {
        for (Step step : plan.plan().steps()) {
            for (Loss loss : step.effects().upLoses()) {
                long lost = baseline.tables().stream().filter(t -> concerns(loss, t.table().from())).findFirst()
                        .map(t -> lost(t, loss)).orElse(loss.rows());
                events.add(at -> new RehearsalEvent.LossCounted(at, loss.object(), loss.what(), lost));
            }
        }
        rows.overwritten().forEach((table, columns) -> columns.forEach((column, count) -> events.add(at ->
                new RehearsalEvent.LossCounted(at, table.column(column).qualified(), "values that a trigger overwrote", count))));
    }

    private static boolean concerns(Loss loss, ObjectKey table) {
        return loss.object().equals(table.qualified()) || loss.object().startsWith(table.qualified() + ".");
    }

    /** Rows of the table that are gone; where the rows stay and a column goes, all of them lose something. */
    private long lost(Baseline.TableRows table, Loss loss) {
        ObjectKey key = table.table().from();
        return loss.object().equals(key.qualified()) ? table.rows() - rows.rowsAfterUp(key) : table.rows();
    }
}
