package dev.slipway.rehearse.run;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptLanguage;
import dev.slipway.rehearse.event.Side;
import java.sql.Connection;
import java.util.function.LongSupplier;

/** How the scripts of one family of servers are read and run. */
public interface Scripting extends ScriptLanguage {
    /**
     * The server side of a run.
     *
     * @param connection in autocommit mode and used by nobody else while the script runs
     * @param clock nanoseconds since the start of the whole run
     * @param looks whether locks are read inside each transaction, where a session can
     */
    ScriptSession session(Connection connection, RunControl control, LongSupplier clock, boolean looks);

    /**
     * A run of a script, not begun yet.
     *
     * @param connection in autocommit mode and used by nobody else while the script runs
     * @param clock nanoseconds since the start of the whole run
     */
    default ScriptRunner runner(Connection connection, Script script, Side side, RunListener listener, RunControl control,
            RetryPolicy retries, LongSupplier clock) {
        ScriptSession session = session(connection, control, clock, listener.wantsLocks());
        return new ScriptRunner(session, script, side, listener, control, retries, clock);
    }
}
