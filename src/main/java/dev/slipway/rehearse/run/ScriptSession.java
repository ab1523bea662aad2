package dev.slipway.rehearse.run;

import dev.slipway.dialect.script.Script;
import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.event.Side;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server side of a running script, one kind for each family of servers: sends statements and knows the transaction. */
public interface ScriptSession {
    /** Call once, before the first statement. */
    void begin() throws SQLException;

    boolean inTransaction();

    Outcome execute(ScriptItem.Statement statement) throws SQLException;

    /** The columns of the query's one row; null is kept. */
    Map<String, @Nullable String> variables(ScriptItem.Query query, Side side) throws SQLException, StatementFailure;

    /** What the transaction that has just ended had locked; empty when there was none, or where a session cannot see its own locks. */
    List<LockHold> releasedLocks();

    /** Rolls back; a session that is gone has been rolled back by the server. */
    void rollbackWhatIsOpen();

    /** Whether a statement failed because somebody else held the lock, so that it may succeed later. */
    boolean isLostLock(SQLException failure);

    /** What there is to say of a statement that failed, with the place in the script. */
    StatementFailure failure(Side side, Script script, ScriptItem.Sent statement, SQLException failure);

    /**
     * What a statement did.
     *
     * @param rows the count the server reports, or a data step in batches keeps; -1 when there is none
     * @param locks locks the transaction did not hold before; empty where they are not read
     * @param rewritten tables whose storage was written anew
     * @param notices what the server said, without secrets
     */
    record Outcome(long rows, List<LockTaken> locks, List<String> rewritten, List<String> notices) {
        static final Outcome NOTHING = new Outcome(-1, List.of(), List.of(), List.of());

        public Outcome {
            locks = List.copyOf(locks);
            rewritten = List.copyOf(rewritten);
            notices = List.copyOf(notices);
        }
    }
}
