package dev.slipway.rehearse.server;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads what a step used up, from a session of its own. */
public interface StepMeter extends AutoCloseable {
    /** What stands for a number that the server does not tell. */
    long NOT_OFFERED = -1;

    /**
     * What counters stood at; {@link #NOT_OFFERED} for those that the server does not have.
     *
     * @param walBytes log of what was written, since the beginning of the server, or of the session
     * @param tempBytes temporary files of the database
     * @param databaseBytes size of the database
     * @param deadRows rows that are yet to be cleared away
     * @param lagBytes how far the slowest replica is behind, 0 without replicas
     */
    record Reading(long walBytes, long tempBytes, long databaseBytes, long deadRows, long lagBytes) {}

    /** @param executor the plan's session, which is between two statements */
    Reading read(Connection executor) throws SQLException;

    @Override
    void close() throws SQLException;
}
