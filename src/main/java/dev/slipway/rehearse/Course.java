package dev.slipway.rehearse;

import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.postgres.LockObserver.Whereabouts;

/** Where a rehearsal is, and the only one who moves it on: illegal moves of the state machine are programming errors. */
final class Course {
    private final EventStream events;
    private volatile Whereabouts here;

    Course(EventStream events, RehearsalPhase first) {
        this.events = events;
        this.here = new Whereabouts(first, 0, 0);
    }

    void begin() {
        events.add(at -> new RehearsalEvent.PhaseEntered(at, here.phase()));
    }

    void enter(RehearsalPhase next) {
        if (!here.phase().next().contains(next)) {
            throw new IllegalStateException("no way from " + here.phase() + " to " + next);
        }
        here = new Whereabouts(next, 0, 0);
        events.add(at -> new RehearsalEvent.PhaseEntered(at, next));
    }

    void step(int step) {
        here = new Whereabouts(here.phase(), step, here.executor());
    }

    /** @param pid the server process that runs the script now, 0 for none */
    void executor(int pid) {
        here = new Whereabouts(here.phase(), here.step(), pid);
    }

    Whereabouts here() {
        return here;
    }

    RehearsalPhase phase() {
        return here.phase();
    }

    /** Tells how a check came out, and gives whether it may go on. */
    boolean check(String name, Outcome outcome, String detail) {
        events.add(at -> new RehearsalEvent.CheckAnswered(at, here.phase(), name, outcome, detail));
        return outcome != Outcome.FAILED;
    }

    boolean check(String name, boolean passed, String detail) {
        return check(name, passed ? Outcome.PASSED : Outcome.FAILED, detail);
    }

    void log(String text) {
        events.add(at -> new RehearsalEvent.Logged(at, text));
    }
}
