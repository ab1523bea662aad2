package dev.slipway.rehearse;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.Moment;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.server.Sessions.SessionKiller;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the session that runs a script at one moment of one step. In the middle means: while a statement of the step runs, at half the
 * time the step had taken before; a statement that is done sooner is followed by the end.
 */
final class Interruptor implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(Interruptor.class);

    private final SessionKiller killer;
    private final int pid;
    private final int step;
    private final Moment moment;
    private final Duration half;
    private volatile boolean killed;
    private volatile Thread waiting = Thread.currentThread();
    private volatile boolean statementOver;
    private int now;

    /** @param took how long the step took when nobody disturbed it */
    Interruptor(SessionKiller killer, int pid, int step, Moment moment, Duration took) {
        this.killer = killer;
        this.pid = pid;
        this.step = step;
        this.moment = moment;
        this.half = took.dividedBy(2);
    }

    /** Whether the moment came. */
    boolean struck() {
        return killed;
    }

    @Override
    public boolean wantsLocks() {
        return false;
    }

    @Override
    public void stepStarted(int begun) {
        now = begun;
        if (begun == step && moment == Moment.BEFORE) {
            strike();
        }
    }

    @Override
    public void statementStarted(ScriptItem.Sent statement) {
        if (now == step && moment == Moment.DURING && !killed && statement instanceof ScriptItem.Statement) {
            statementOver = false;
            long end = System.nanoTime() + half.toNanos();
            waiting = Thread.ofVirtual().name("slipway-interruption").start(() -> {
                for (long left = half.toNanos(); left > 0 && !statementOver; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                strike();
            });
        }
    }

    @Override
    public void statementFinished(ScriptItem.Sent statement, StatementResult result) {
        if (now == step && moment == Moment.DURING && statement instanceof ScriptItem.Statement) {
            statementOver = true;
            LockSupport.unpark(waiting);
            join();
        }
    }

    @Override
    public void stepFinished(int ended, Duration took, int statements) {
        if (ended == step && moment == Moment.AFTER) {
            strike();
        }
    }

    /** Call when the script has ended, however it did: from then on nothing is struck any more. */
    void join() {
        try {
            if (waiting != Thread.currentThread()) {
                statementOver = true;
                LockSupport.unpark(waiting);
                waiting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void strike() {
        if (killed) {
            return;
        }
        try {
            killed = killer.kill(pid);
        } catch (SQLException lost) {
            LOG.warn("The session could not be ended: {}", lost.getSQLState());
        }
    }
}
