package dev.slipway.rehearse.run;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockTaken;
import java.time.Duration;
import java.util.List;

/** Hears what a run does, on the thread that runs it. */
public interface RunListener {
    /**
     * Whether locks and rewrites are to be seen. Looking costs a question after every statement, and a transaction around those that
     * have none; asked once, before the first statement.
     */
    default boolean wantsLocks() {
        return true;
    }

    /** @param step the number, 0 for what stands before the first step */
    default void stepStarted(int step) {}

    /** @param statements how many statements were sent; 0 when the step had nothing to do */
    default void stepFinished(int step, Duration took, int statements) {}

    default void statementStarted(ScriptItem.Sent statement) {}

    default void statementFinished(ScriptItem.Sent statement, StatementResult result) {}

    /** The transaction that held these locks has ended. */
    default void locksReleased(int step, List<LockHold> locks) {}

    /** @param wait how long it is waited before attempt number {@code attempt} */
    default void retrying(ScriptItem.Sent statement, int attempt, String sqlState, Duration wait) {}

    /** A notice or warning of the server. */
    default void notice(ScriptItem.Sent statement, String text) {}

    default void paused() {}

    default void resumed() {}

    /**
     * What a statement did.
     *
     * @param rows as the server reports them, or a data step in batches counted them; -1 when there is no count
     * @param locks locks the transaction did not hold before; empty for what runs outside of a transaction block
     * @param rewritten tables whose storage was written anew
     */
    record StatementResult(Duration took, long rows, List<LockTaken> locks, List<String> rewritten) {
        public StatementResult {
            locks = List.copyOf(locks);
            rewritten = List.copyOf(rewritten);
        }
    }
}
