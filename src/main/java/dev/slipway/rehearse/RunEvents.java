package dev.slipway.rehearse;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.StepHeading;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import java.time.Duration;
import java.util.List;

/** Makes events of what a running script does. */
final class RunEvents implements RunListener {
    private static final int SUMMARY_LENGTH = 140;
    /** What the server says when a finished data step takes its own bookkeeping away. */
    private static final String OWN_PROGRESS = "drop cascades to table slipway.progress";

    private final EventStream events;
    private final Course course;
    private final Script script;
    private final LockObserver observer;
    private final StepCosts costs;
    private final RunControl control;

    RunEvents(EventStream events, Course course, Script script, LockObserver observer, StepCosts costs, RunControl control) {
        this.control = control;
        this.events = events;
        this.course = course;
        this.script = script;
        this.observer = observer;
        this.costs = costs;
    }

    @Override
    public void stepStarted(int step) {
        course.step(step);
        if (step > 0) {
            String title = script.heading(step).map(StepHeading::title).orElse("");
            costs.begin();
            events.add(at -> new RehearsalEvent.StepStarted(at, course.phase(), step, title));
        }
    }

    @Override
    public void stepFinished(int step, Duration took, int statements) {
        course.leaveStep();
        if (step > 0) {
            events.add(at -> new RehearsalEvent.StepFinished(at, course.phase(), step, took, statements));
            costs.end(step);
        }
    }

    @Override
    public void statementStarted(ScriptItem.Sent statement) {
        events.add(at -> new RehearsalEvent.StatementStarted(at, course.phase(), statement.step(), statement.position().line(),
                summary(statement.sql())));
    }

    @Override
    public void statementFinished(ScriptItem.Sent statement, StatementResult result) {
        control.questionsOver();
        events.add(at -> new RehearsalEvent.StatementFinished(at, course.phase(), statement.step(), statement.position().line(),
                result.took(), result.rows(), result.rewritten()));
    }

    /** The runner knows when the statement began, the observer until when it waited: a lock is not held while it is waited for. */
    @Override
    public void locksReleased(int step, List<LockHold> locks) {
        List<LockHold> held = locks.stream().map(this::withoutWaiting).toList();
        events.add(at -> new RehearsalEvent.LocksHeld(at, course.phase(), step, held));
    }

    private LockHold withoutWaiting(LockHold hold) {
        Duration waited = observer.lastWaited(hold.relation());
        boolean later = waited.compareTo(hold.from()) > 0 && waited.compareTo(hold.to()) <= 0;
        return later ? new LockHold(hold.relation(), hold.mode(), waited, hold.to()) : hold;
    }

    @Override
    public void retrying(ScriptItem.Sent statement, int attempt, String sqlState, Duration wait) {
        events.add(at -> new RehearsalEvent.Retrying(at, course.phase(), statement.step(), statement.position().line(), attempt, sqlState,
                wait));
    }

    /** That something is skipped is what a script that can be run twice is made for: no news. */
    @Override
    public void notice(ScriptItem.Sent statement, String text) {
        if (!text.endsWith(", skipping") && !text.equals(OWN_PROGRESS)) {
            course.log("line " + statement.position().line() + ": " + text);
        }
    }

    @Override
    public void paused() {
        events.add(RehearsalEvent.Paused::new);
    }

    @Override
    public void resumed() {
        events.add(RehearsalEvent.Resumed::new);
    }

    private static String summary(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() > SUMMARY_LENGTH ? line.substring(0, SUMMARY_LENGTH) + " …" : line;
    }
}
