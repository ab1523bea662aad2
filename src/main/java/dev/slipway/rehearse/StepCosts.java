package dev.slipway.rehearse;

import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.server.StepMeter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells after each step what it used up. A number that cannot be read is no reason to end a rehearsal. */
final class StepCosts {
    private static final Logger LOG = LoggerFactory.getLogger(StepCosts.class);

    private final StepMeter meter;
    private final Connection executor;
    private final EventStream events;
    private final Course course;
    private Optional<StepMeter.Reading> before = Optional.empty();

    /** @param executor the session that runs the plan */
    StepCosts(StepMeter meter, Connection executor, EventStream events, Course course) {
        this.meter = meter;
        this.executor = executor;
        this.events = events;
        this.course = course;
    }

    void begin() {
        before = read();
    }

    void end(int step) {
        Optional<StepMeter.Reading> after = read();
        if (before.isPresent() && after.isPresent()) {
            StepMeter.Reading from = before.get();
            StepMeter.Reading to = after.get();
            events.add(at -> new RehearsalEvent.StepCost(at, course.phase(), step, more(from.walBytes(), to.walBytes()),
                    more(from.tempBytes(), to.tempBytes()), to.databaseBytes() - from.databaseBytes(),
                    more(from.deadRows(), to.deadRows()), to.lagBytes()));
        }
    }

    private static long more(long before, long after) {
        return before == StepMeter.NOT_OFFERED ? StepMeter.NOT_OFFERED : after - before;
    }

    private Optional<StepMeter.Reading> read() {
        try {
            return Optional.of(meter.read(executor));
        } catch (SQLException unread) {
            LOG.debug("What a step costs cannot be read: {}", unread.getSQLState());
            return Optional.empty();
        }
    }
}
