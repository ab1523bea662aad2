package dev.slipway.rehearse;

import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.LockObserver.Whereabouts;
import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.run.RunControl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names sessions of others whose long transactions are in the way of the plan, and does about them what was chosen. {@link #look} is
 * called by the lock observer; ending a session takes a moment and is done beside it.
 */
final class Blockers {
    /** Shorter transactions end by themselves before anybody has read the question. */
    static final Duration LONG = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(Blockers.class);

    private final Staging staging;
    private final BlockerPolicy policy;
    private final EventStream events;
    private final Course course;
    private final RunControl control;
    private final Set<Met> met = new HashSet<>();
    private volatile String givenUp = "";

    private record Met(RehearsalPhase phase, int step, SampledSession session) {
        boolean is(RehearsalPhase at, int number, int pid) {
            return phase == at && step == number && session.pid() == pid;
        }
    }

    Blockers(Staging staging, BlockerPolicy policy, EventStream events, Course course, RunControl control) {
        this.staging = staging;
        this.policy = policy;
        this.events = events;
        this.course = course;
        this.control = control;
    }

    /** Why the rehearsal was given up for a session in the way; empty when it was not. */
    Optional<String> givenUp() {
        return Optional.of(givenUp).filter(why -> !why.isEmpty());
    }

    /** Takes in what the lock observer has seen last, and answers that have come in. */
    synchronized void look(RehearsalEvent.LocksSampled seen) {
        Whereabouts here = course.here();
        Duration since = Duration.ofNanos(events.nanos()).minus(seen.at());
        for (SampledLock lock : seen.locks()) {
            if (!lock.granted() && lock.pid() == here.executor()) {
                seen.sessions().stream().filter(s -> lock.blockedBy().contains(s.pid()) && isOther(s)
                        && s.transactionAge().plus(since).compareTo(LONG) >= 0)
                        .filter(s -> met.stream().noneMatch(m -> m.is(here.phase(), here.step(), s.pid())))
                        .forEach(s -> meet(new Met(here.phase(), here.step(), aged(s, since)),
                                lock.mode().words() + " on " + lock.object()));
            }
        }
        List.copyOf(met).forEach(this::carryOutAnswer);
    }

    private static boolean isOther(SampledSession session) {
        return !session.ours() && !session.application().startsWith("slipway-");
    }

    private static SampledSession aged(SampledSession s, Duration since) {
        return new SampledSession(s.pid(), s.ours(), s.application(), s.user(), s.state(), s.transactionAge().plus(since), s.query());
    }

    private void meet(Met blocker, String waitsFor) {
        // An answer is for the session: the place where it was met last is the one it is told for.
        met.removeIf(earlier -> earlier.session().pid() == blocker.session().pid());
        met.add(blocker);
        tell(blocker, waitsFor);
        switch (policy) {
            case ASK, WAIT -> { }
            case ABORT -> giveUp(blocker);
            case TERMINATE -> Thread.ofVirtual().name("slipway-end-session").start(() -> end(blocker));
        }
    }

    private void tell(Met blocker, String waitsFor) {
        if (policy == BlockerPolicy.ASK) {
            control.ask(blocker.session().pid());
        }
        events.add(at -> new RehearsalEvent.BlockerMet(at, blocker.phase(), blocker.step(), blocker.session(), waitsFor,
                policy == BlockerPolicy.ASK));
    }

    private void carryOutAnswer(Met blocker) {
        Optional<BlockerAnswer> answer = control.takeAnswer(blocker.session().pid());
        if (answer.isPresent()) {
            switch (answer.get()) {
                case WAIT -> answered(blocker, BlockerAnswer.WAIT, "");
                case GIVE_UP -> giveUp(blocker);
                case TERMINATE -> Thread.ofVirtual().name("slipway-end-session").start(() -> end(blocker));
            }
        }
    }

    private void giveUp(Met blocker) {
        if (course.phase() == RehearsalPhase.RESTORE) {
            // Staging has to be put back all the same: there is nothing to give up then.
            answered(blocker, BlockerAnswer.WAIT, "");
            return;
        }
        givenUp = "Given up" + (blocker.step() == 0 ? "" : " at step " + blocker.step()) + ": in the way was "
                + blocker.session().described();
        answered(blocker, BlockerAnswer.GIVE_UP, "");
        control.abort();
    }

    /** Whether the session is gone. One that could not be ended is met again, should a person have to choose something else. */
    private boolean end(Met blocker) {
        String failure;
        try {
            failure = staging.server().sessions().end(staging.database(), blocker.session()) ? "" : "it has not ended after some seconds";
        } catch (SQLException | ProblemException refused) {
            LOG.info("A session in the way was not ended: {}", refused.getClass().getSimpleName());
            failure = String.valueOf(refused.getMessage()).lines().findFirst().orElse("refused");
        }
        answered(blocker, BlockerAnswer.TERMINATE, failure);
        if (!failure.isEmpty() && policy == BlockerPolicy.ASK) {
            synchronized (this) {
                met.remove(blocker);
            }
        }
        return failure.isEmpty();
    }

    private void answered(Met blocker, BlockerAnswer answer, String failure) {
        events.add(at -> new RehearsalEvent.BlockerAnswered(at, blocker.phase(), blocker.step(), blocker.session().pid(), answer, failure));
    }

    /**
     * Deals with long transactions before anything is changed, one after the other.
     *
     * @param still reads anew which there are
     * @return whether the rehearsal may begin
     */
    boolean beforeUp(List<SampledSession> open, LongTransactions still) throws SQLException {
        boolean go = true;
        for (SampledSession session : open) {
            Met blocker = new Met(course.phase(), 0, session);
            tell(blocker, "");
            go &= switch (policy) {
                case WAIT -> true;
                case ABORT -> {
                    answered(blocker, BlockerAnswer.GIVE_UP, "");
                    yield false;
                }
                case TERMINATE -> end(blocker);
                case ASK -> asked(blocker, still);
            };
        }
        return go;
    }

    private boolean asked(Met blocker, LongTransactions still) throws SQLException {
        int pid = blocker.session().pid();
        Optional<BlockerAnswer> answer = control.takeAnswer(pid);
        while (answer.isEmpty() && still.read().stream().anyMatch(s -> s.pid() == pid)) {
            control.await(LOOK);
            answer = control.takeAnswer(pid);
        }
        control.questionsOver();
        return switch (answer.orElse(BlockerAnswer.WAIT)) {
            case WAIT -> {
                answered(blocker, BlockerAnswer.WAIT, "");
                yield true;
            }
            case GIVE_UP -> {
                answered(blocker, BlockerAnswer.GIVE_UP, "");
                yield false;
            }
            case TERMINATE -> end(blocker);
        };
    }

    /** Reads which long transactions are open. */
    interface LongTransactions {
        List<SampledSession> read() throws SQLException;
    }
}
