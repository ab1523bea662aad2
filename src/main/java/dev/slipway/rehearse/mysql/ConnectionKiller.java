package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.server.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends sessions of the plan at the server, as a dying server process, network or administrator would. */
final class ConnectionKiller implements Sessions.SessionKiller {
    /** A rebuilt table is thrown away and a large transaction rolled back before a session is gone. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(5);
    /** Unknown thread id (MySQL 9 manual, "Server Error Message Reference"). */
    private static final int NO_SUCH_THREAD = 1094;
    private static final String THERE = "SELECT COUNT(*) FROM information_schema.PROCESSLIST p WHERE p.ID = ?";

    private final Connection connection;

    ConnectionKiller(Connection connection) {
        this.connection = connection;
    }

    @Override
    public synchronized boolean kill(int session) throws SQLException {
        return kill(connection, session, PATIENCE);
    }

    /** Kills, and waits for the end, so that what the session held is free when this returns. False when it was gone already. */
    static boolean kill(Connection connection, int session, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("KILL CONNECTION " + session);
        } catch (SQLException failure) {
            if (failure.getErrorCode() == NO_SUCH_THREAD) {
                return false;
            }
            throw failure;
        }
        long end = System.nanoTime() + patience.toNanos();
        while (isThere(connection, session)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    static boolean isThere(Connection connection, int session) throws SQLException {
        try (PreparedStatement there = connection.prepareStatement(THERE)) {
            there.setInt(1, session);
            try (ResultSet row = there.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
