package dev.slipway.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lets a pool open its sessions through {@link Database}, so that pooled sessions obey the same rules as single ones. */
record SessionSource(Database database, SessionPurpose purpose) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
        return database.connection(purpose);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("A session belongs to its profile's user");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // The driver's own log may hold statements; Slipway logs through SLF4J only.
    }

    /** The limits are in the session's settings. */
    @Override
    public void setLoginTimeout(int seconds) {
        // A pool offers its own limit here; the profile's limits are stricter.
    }

    @Override
    public int getLoginTimeout() {
        return (int) SessionSettings.LOGIN_LIMIT.toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Nothing is wrapped here");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
