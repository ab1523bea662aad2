package dev.slipway.rehearse.server;

import dev.slipway.jdbc.Database;
import dev.slipway.rehearse.event.SampledSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds, guards and ends sessions. */
public interface Sessions {
    /** The number that the server knows a session by. */
    int idOf(Connection session) throws SQLException;

    /** Says to other Slipways that a rehearsal is under way on this database. Empty when another one is. */
    Optional<StagingGuard> guard(Database staging) throws SQLException;

    /** A guard whose session can also make and drop copies of the database, which takes its time. */
    Optional<StagingGuard> guardToClone(Database staging) throws SQLException;

    /**
     * Ends a session of somebody else on staging, whose transaction the server throws away.
     *
     * @param staging a production database is refused by its sessions' purpose, which is to write
     * @return whether the session is gone, by this or before
     * @throws SQLException also when the user may not end it
     */
    boolean end(Database staging, SampledSession session) throws SQLException;

    /** Ends sessions of the plan, as a dying server process, network or administrator would. */
    SessionKiller killer(Database staging) throws SQLException;

    /** Ends sessions by their numbers; one may strike while another is still at it. */
    interface SessionKiller extends AutoCloseable {
        /** @return whether it has ended, and what it held is free; false also when it was gone already */
        boolean kill(int session) throws SQLException;

        @Override
        void close() throws SQLException;
    }
}
