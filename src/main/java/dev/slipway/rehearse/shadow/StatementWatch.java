package dev.slipway.rehearse.shadow;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.run.RunListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Sees what the statements of a script lock and write anew, as far as a family of servers lets it be seen. */
public interface StatementWatch extends AutoCloseable {
    /** Call before the first statement of a script. */
    void begin(Connection runs) throws SQLException;

    void before(ScriptItem.Sent statement) throws SQLException;

    Seen after(ScriptItem.Sent statement, RunListener.StatementResult result) throws SQLException;

    /** Ends what a statement that failed left running. */
    void giveUp() throws SQLException;

    @Override
    void close() throws SQLException;

    /**
     * What was seen of one statement.
     *
     * @param rewritten tables whose storage was written anew
     * @param rewriteBlocks whom that keeps waiting, as the end of a sentence
     */
    record Seen(List<LockTaken> locks, List<String> rewritten, String rewriteBlocks) {
        public Seen {
            locks = List.copyOf(locks);
            rewritten = List.copyOf(rewritten);
        }
    }
}
