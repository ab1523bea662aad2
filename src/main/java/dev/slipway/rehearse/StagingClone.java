package dev.slipway.rehearse;

import dev.slipway.jdbc.Database;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.postgres.CloneServer;
import dev.slipway.rehearse.postgres.SmallerCopy;
import dev.slipway.rehearse.run.RunControl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A copy of staging for one rehearsal: made when nothing stands against it, and dropped after it, whatever became of the rehearsal. */
final class StagingClone {
    /** How long sessions that were just closed may take to leave staging. */
    private static final Duration LEAVING = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int NAMED = 5;

    private final Database staging;
    private final Database database;
    private final double scale;

    /** @param name of the copy, which is not there yet */
    StagingClone(Database staging, String name, Ground.Clone ground) {
        this.staging = staging;
        this.database = staging.withDatabase(name);
        this.scale = ground.scale();
    }

    /** The name of the copy that a run makes: nobody else can have chosen it. */
    static String name(String run) {
        return CloneServer.PREFIX + run.replace('-', '_');
    }

    Database staging() {
        return staging;
    }

    /** The copy, to which nobody may connect before it is made. */
    Database database() {
        return database;
    }

    private String name() {
        return database.profile().database();
    }

    /** Asks everything that could stand against it, tells the answers as checks, and makes it. */
    void make(CloneServer server, List<TableScope> scope, EventStream events, Course course, RunControl control)
            throws Stopped, SQLException {
        CloneServer.Facts facts = server.facts();
        boolean may = course.check("may copy staging", facts.mayCreate() && facts.mayCopy(), rights(facts));
        boolean room = asksRoom(facts, course);
        boolean alone = asksSessions(server, course, control);
        Stopped.unless(may && room && alone, "Staging cannot be copied, as the checks say; nothing was changed");
        long began = events.nanos();
        server.make(name(), facts, control.cancellation());
        if (scale < 1) {
            SmallerCopy.shrink(database, scope.stream().map(t -> new SmallerCopy.Sized(t.from(), t.key())).toList(), scale,
                    control.cancellation());
        }
        Duration took = Duration.ofNanos(events.nanos() - began);
        String way = facts.copiesFiles() ? "file by file" : "through the write-ahead log";
        events.add(at -> new RehearsalEvent.CloneMade(at, facts.database(), name(), facts.bytes(),
                (int) Math.round(scale * 100), took, way));
    }

    private static String rights(CloneServer.Facts facts) {
        if (!facts.mayCreate()) {
            return "the role lacks CREATEDB: ALTER ROLE … CREATEDB, or rehearse on staging itself";
        }
        return facts.mayCopy() ? "the role may create databases and copy this one"
                : "only its owner " + facts.owner() + " or a superuser may copy " + facts.database();
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
        staging.closeIdle();
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
        database.close();
        try {
            server.drop(name());
            return course.phase() != RehearsalPhase.RESTORE || course.check("the copy is dropped", true, name());
        } catch (SQLException failed) {
            return course.check("the copy is dropped", false, name() + " is still there (" + failed.getSQLState()
                    + "); the next rehearsal on a copy drops it");
        }
    }
}
