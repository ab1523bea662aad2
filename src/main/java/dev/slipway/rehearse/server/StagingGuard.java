package dev.slipway.rehearse.server;

import java.sql.SQLException;

/** Says to other Slipways that a rehearsal is under way on a database; the server forgets it when our session ends. */
public interface StagingGuard extends AutoCloseable {
    /** Copies of the guarded database; only of a guard that was taken to clone. */
    CloneServer clones();

    /**
     * Ends the sessions of a rehearsal whose process died: the server goes on with their last statement until it notices. Idle ones it
     * ends itself. Call only when holding the guard proves that no rehearsal lives.
     */
    void endSessionsOfTheDead() throws SQLException;

    @Override
    void close();
}
