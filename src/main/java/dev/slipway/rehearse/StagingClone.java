package dev.slipway.rehearse;

import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.server.CloneServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A copy of staging for one rehearsal: made when nothing stands against it, and dropped after it, whatever became of the rehearsal. */
final class StagingClone {
    /** How long sessions that were just closed may take to leave staging. */
    private static final Duration LEAVING = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int NAMED = 5;

    private final Staging staging;
    private final Staging copy;
    private final double scale;

    /** @param name of the copy, which is not there yet */
    StagingClone(Staging staging, String name, Ground.Clone ground) {
        this.staging = staging;
        this.copy = staging.withDatabase(name);
        this.scale = ground.scale();
    }

    /** The name of the copy that a run makes: nobody else can have chosen it. */
    static String name(String run) {
        return CloneServer.PREFIX + run.replace('-', '_');
    }

    Staging staging() {
        return staging;
    }

    /** The copy, to which nobody may connect before it is made. */
    Staging copy() {
        return copy;
    }

    private String name() {
        return copy.profile().database();
    }

    /** Asks everything that could stand against it, tells the answers as checks, and makes it. */
    void make(CloneServer server, List<TableScope> scope, EventStream events, Course course, RunControl control)
            throws Stopped, SQLException {
        CloneServer.Facts facts = server.facts();
        boolean may = course.check("may copy staging", facts.refusal().isEmpty(),
                facts.refusal().orElse("the role may create databases and copy this one"));
        boolean room = asksRoom(facts, course);
        boolean alone = asksSessions(server, course, control);
        Stopped.unless(may && room && alone, "Staging cannot be copied, as the checks say; nothing was changed");
        long began = events.nanos();
        server.make(name(), facts, control.cancellation());
        if (scale < 1) {
            server.shrink(copy.database(), scope.stream().map(t -> new CloneServer.Sized(t.from(), t.key())).toList(), scale,
                    control.cancellation());
        }
        Duration took = Duration.ofNanos(events.nanos() - began);
        events.add(at -> new RehearsalEvent.CloneMade(at, facts.database(), name(), facts.bytes(),
                (int) Math.round(scale * 100), took, facts.way()));
    }

    private static boolean asksRoom(CloneServer.Facts facts, Course course) {
        String needed = Durations.words(Quantity.bytes(facts.bytes()));
        if (facts.free().isEmpty()) {
            return course.check("room for the copy", Outcome.WARNED, needed + " are needed; how much is free on the server cannot be seen"
                    + " from here");
        }
        long free = facts.free().getAsLong();
        return course.check("room for the copy", free > facts.bytes(), needed + " are needed, " + Durations.words(Quantity.bytes(free))
                + " are free");
    }

    /** Our own pools leave when they are asked to, a little later; others are named. */
    private boolean asksSessions(CloneServer server, Course course, RunControl control) throws SQLException {
        staging.database().closeIdle();
        long end = System.nanoTime() + LEAVING.toNanos();
        List<String> others = server.others();
        while (!others.isEmpty() && System.nanoTime() < end) {
            control.await(LOOK);
            others = server.others();
        }
        return course.check("nobody is connected to staging", others.isEmpty(), others.isEmpty() ? "a copy can be made"
                : SchemaDrift.few(others, NAMED) + ": a database that is in use cannot be copied; end these sessions, or rehearse on"
                        + " staging itself");
    }

    /** Drops it, if it is there. @return whether it is gone now */
    boolean drop(CloneServer server, Course course) {
        copy.database().close();
        try {
            server.drop(name());
            return course.phase() != RehearsalPhase.RESTORE || course.check("the copy is dropped", true, name());
        } catch (SQLException failed) {
            return course.check("the copy is dropped", false, name() + " is still there (" + failed.getSQLState()
                    + "); the next rehearsal on a copy drops it");
        }
    }
}
