package dev.slipway.rehearse;

import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.dialect.script.Script;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.postgres.LockObserver;
import dev.slipway.rehearse.postgres.StepMeter;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.PGConnection;

/** Runs the two scripts of a plan on staging, each time on a session of its own, and tells what they do. */
final class StepScripts {
    private final Database staging;
    private final Map<Side, String> texts;
    private final EventStream events;
    private final Course course;
    private final RunControl control;
    private final RetryPolicy retries;

    StepScripts(Database staging, Map<Side, String> texts, EventStream events, Course course, RunControl control, RetryPolicy retries) {
        this.staging = staging;
        this.texts = Map.copyOf(texts);
        this.events = events;
        this.course = course;
        this.control = control;
        this.retries = retries;
    }

    /** @param observer looks at the locks meanwhile, started already */
    void run(Side side, LockObserver observer) throws StatementFailure, SQLException {
        Script script = PostgresScript.parse(side.fileName(), texts.get(side));
        try (Connection connection = staging.open(SessionPurpose.EXECUTE); StepMeter meter = new StepMeter(staging)) {
            course.executor(connection.unwrap(PGConnection.class).getBackendPID());
            RunEvents told = new RunEvents(events, course, script, observer, new StepCosts(meter, connection, events, course),
                    control);
            new PostgresScripting().runner(connection, script, side, told, control, retries, events::nanos).run();
        } finally {
            course.executor(0);
        }
    }
}
