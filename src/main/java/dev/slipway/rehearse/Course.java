package dev.slipway.rehearse;

import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.LockObserver.Whereabouts;
import java.util.function.Consumer;

/** Where a rehearsal is, and the only one who moves it on: illegal moves of the state machine are programming errors. */
final class Course {
    private final EventStream events;
    private volatile Whereabouts here;
    private volatile boolean stepOver;
    private volatile Consumer<Whereabouts> follower = where -> { };

    Course(EventStream events, RehearsalPhase first) {
        this.events = events;
        this.here = new Whereabouts(first, 0, 0);
    }

    /** Who hears at once where the rehearsal is, on its own thread. */
    void follow(Consumer<Whereabouts> other) {
        follower = other;
    }

    void begin() {
        events.add(at -> new RehearsalEvent.PhaseEntered(at, here.phase()));
    }

    void enter(RehearsalPhase next) {
        if (!here.phase().next().contains(next)) {
            throw new IllegalStateException("no way from " + here.phase() + " to " + next);
        }
        stepOver = false;
        here = new Whereabouts(next, 0, 0);
        follower.accept(here);
        events.add(at -> new RehearsalEvent.PhaseEntered(at, next));
    }

    void step(int step) {
        stepOver = false;
        here = new Whereabouts(here.phase(), step, here.executor());
        follower.accept(here);
    }

    /** The step is done, and no other has begun yet. */
    void leaveStep() {
        stepOver = true;
        follower.accept(new Whereabouts(here.phase(), 0, here.executor()));
    }

    /** @param pid the server process that runs the script now, 0 for none */
    void executor(int pid) {
        here = new Whereabouts(here.phase(), here.step(), pid);
    }

    /** Whether the step that {@link #here} names is done. */
    boolean stepOver() {
        return stepOver;
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
