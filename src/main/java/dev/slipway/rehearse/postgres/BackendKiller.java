package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.server.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Ends a session of the plan at the server, as a dying server process, network or administrator would. */
final class BackendKiller implements Sessions.SessionKiller {
    /** Waits for the end, so that what the session held is free when this returns. */
    private static final String KILL = "SELECT pg_catalog.pg_terminate_backend(?, 5000)";

    private final Connection connection;
    private final PreparedStatement kill;

    BackendKiller(Database staging) throws SQLException {
        this.connection = staging.open(SessionPurpose.EXECUTE);
        this.kill = connection.prepareStatement(KILL);
    }

    @Override
    public synchronized boolean kill(int pid) throws SQLException {
        kill.setInt(1, pid);
        try (ResultSet row = kill.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        kill.close();
        connection.close();
    }
}
