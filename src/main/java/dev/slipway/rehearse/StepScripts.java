package dev.slipway.rehearse;

import dev.slipway.dialect.script.Script;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.server.StepMeter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Runs the two scripts of a plan on staging, each time on a session of its own, and tells what they do. */
final class StepScripts {
    private final Staging staging;
    private final Map<Side, String> texts;
    private final EventStream events;
    private final Course course;
    private final RunControl control;
    private final RetryPolicy retries;

    StepScripts(Staging staging, Map<Side, String> texts, EventStream events, Course course, RunControl control, RetryPolicy retries) {
        this.staging = staging;
        this.texts = Map.copyOf(texts);
        this.events = events;
        this.course = course;
        this.control = control;
        this.retries = retries;
    }

    /** @param observer looks at the locks meanwhile, started already */
    void run(Side side, LockObserver observer) throws StatementFailure, SQLException {
        Script script = staging.server().scripting().parse(side.fileName(), texts.get(side));
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                StepMeter meter = staging.server().watch().meter(staging.database())) {
            course.executor(staging.server().sessions().idOf(connection));
            RunEvents told = new RunEvents(events, course, script, observer, new StepCosts(meter, connection, events, course),
                    control);
            staging.server().scripting().runner(connection, script, side, told, control, retries, events::nanos).run();
        } finally {
            course.executor(0);
        }
    }
}
