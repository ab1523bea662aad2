package dev.slipway.rehearse;

import static dev.slipway.rehearse.Stopped.unless;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.StepHeading;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Moment;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.server.Checks.Content;
import dev.slipway.rehearse.server.Sessions.SessionKiller;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Interrupts both scripts before, in the middle of and after every step, and runs them again from the top each time, as an operator
 * would: down first, since staging is up by then, and up again. In the end schema and rows must be as after a run that nobody
 * disturbed. One way down and one way up bear all interruptions one after the other.
 */
final class Interruptions {
    private final ScriptedPlan plan;
    private final Staging staging;
    private final List<TableScope> scope;
    private final EventStream events;
    private final Course course;
    private final RunControl control;
    private final Proof.Eyes eyes;

    /** Where the run before was interrupted. */
    private record Point(int step, Moment moment) {}

    Interruptions(RehearsalRun.Task task, List<TableScope> scope, EventStream events, Course course, RunControl control,
            Proof.Eyes eyes) {
        this.plan = task.plan();
        this.staging = task.ground();
        this.scope = scope;
        this.events = events;
        this.course = course;
        this.control = control;
        this.eyes = eyes;
    }

    /** @throws Stopped when a script cannot go on after an interruption, or schema or rows are not right in the end */
    void run() throws Stopped, SQLException {
        course.enter(RehearsalPhase.INTERRUPTIONS);
        Map<ObjectKey, Content> before = eyes.rows().keptColumns(scope, Side.UP);
        try (SessionKiller killer = staging.server().sessions().killer(staging.database())) {
            interrupt(Side.DOWN, killer);
            unless(eyes.verification().schemaIs(plan.from(), "schema is the one before up after an interrupted down"),
                    "An interrupted down does not lead back to the schema before up");
            unless(eyes.rows().same(before, eyes.rows().keptColumns(scope, Side.DOWN), "rows are right after an interrupted down"),
                    "An interrupted down changes rows");
            interrupt(Side.UP, killer);
            unless(eyes.verification().schemaIs(plan.to(), "schema is the wanted one after an interrupted up"),
                    "An interrupted up does not lead to the wanted schema");
            unless(eyes.rows().same(before, eyes.rows().keptColumns(scope, Side.UP), "rows are right after an interrupted up"),
                    "An interrupted up changes rows");
        }
    }

    private void interrupt(Side side, SessionKiller killer) throws Stopped, SQLException {
        Script script = staging.server().scripting().parse(side.fileName(), side == Side.UP ? plan.up() : plan.down());
        Map<Integer, Duration> took = took(side);
        Optional<Point> before = Optional.empty();
        for (StepHeading heading : script.headings()) {
            course.step(heading.number());
            for (Moment moment : Moment.values()) {
                control.awaitGo();
                Point point = new Point(heading.number(), moment);
                boolean struck = attempt(script, side, killer, Optional.of(point), took.getOrDefault(heading.number(), Duration.ZERO),
                        before);
                if (struck) {
                    before = Optional.of(point);
                } else {
                    before = Optional.empty();
                    tell(side, point, RehearsalEvent.Interruption.NOTHING_TO_INTERRUPT, "");
                }
            }
        }
        attempt(script, side, killer, Optional.empty(), Duration.ZERO, before);
    }

    /** Runs the script, interrupted at a point or not at all; gives whether it was. @param before what it has to recover from */
    private boolean attempt(Script script, Side side, SessionKiller killer, Optional<Point> at, Duration took,
            Optional<Point> before)
            throws Stopped, SQLException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE)) {
            int pid = staging.server().sessions().idOf(connection);
            course.executor(pid);
            Interruptor interruptor = new Interruptor(killer, pid, at.map(Point::step).orElse(-1), at.map(Point::moment)
                    .orElse(Moment.AFTER), took);
            try {
                staging.server().scripting()
                        .runner(connection, script, side, interruptor, control, RetryPolicy.DEFAULT, events::nanos).run();
            } catch (StatementFailure failure) {
                interruptor.join();
                if (!interruptor.struck()) {
                    throw blame(side, before, failure.finding());
                }
            } catch (SQLException lost) {
                interruptor.join();
                if (!interruptor.struck()) {
                    throw lost;
                }
            }
            interruptor.join();
            before.ifPresent(point -> tell(side, point, RehearsalEvent.Interruption.RESUMED, ""));
            return interruptor.struck();
        } finally {
            course.executor(0);
        }
    }

    /** A script that ran well undisturbed fails: it is not the step where it fails that is to blame, but the interrupted one. */
    private Stopped blame(Side side, Optional<Point> before, Finding finding) {
        String how = before.map(p -> "killed " + p.moment().words() + " step " + p.step() + ", ").orElse("");
        before.ifPresent(point -> tell(side, point, RehearsalEvent.Interruption.NOT_RESUMED, finding.message()));
        int step = before.map(Point::step).orElse(finding.step());
        events.add(at -> new RehearsalEvent.FindingMade(at, course.phase(), new Finding(side, finding.line(), finding.column(), step,
                Severity.CRITICAL, "After it was " + how + side.fileName() + " cannot go on: " + finding.message(), finding.sqlState(),
                finding.detail(), "Make the step so that what an interrupted run left behind is taken away, or skipped, first")));
        return new Stopped(RehearsalPhase.FAILED, "An interrupted " + side.fileName() + " cannot be resumed: " + how + "then "
                + finding.message());
    }

    private void tell(Side side, Point point, RehearsalEvent.Interruption result, String detail) {
        events.add(at -> new RehearsalEvent.InterruptionTried(at, side, point.step(), point.moment(), result, detail));
    }

    private Map<Integer, Duration> took(Side side) {
        RehearsalPhase measured = side == Side.UP ? RehearsalPhase.UP : RehearsalPhase.DOWN;
        Map<Integer, Duration> took = new HashMap<>();
        events.events().stream().filter(RehearsalEvent.StepFinished.class::isInstance).map(RehearsalEvent.StepFinished.class::cast)
                .filter(s -> s.phase() == measured).forEach(s -> took.put(s.step(), s.took()));
        return took;
    }
}
