package dev.slipway.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session of a pool that goes back as it came: what is open is rolled back, and settings, temporary tables, prepared statements and
 * advisory locks of one user never reach the next (PostgreSQL 18 manual, "DISCARD"). One that cannot be cleaned is closed instead.
 */
final class BorrowedSession implements InvocationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BorrowedSession.class);

    private final HikariDataSource pool;
    private final Connection session;
    private final Protocol protocol;

    private BorrowedSession(HikariDataSource pool, Connection session, Protocol protocol) {
        this.pool = pool;
        this.protocol = protocol;
        this.session = session;
    }

    static Connection from(HikariDataSource pool, Protocol protocol) throws SQLException {
        Connection session = pool.getConnection();
        return (Connection) Proxy.newProxyInstance(BorrowedSession.class.getClassLoader(), new Class<?>[] {Connection.class},
                new BorrowedSession(pool, session, protocol));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            giveBack();
            return null;
        }
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private void giveBack() throws SQLException {
        if (session.isClosed()) {
            return;
        }
        if (protocol == Protocol.MYSQL) {
            // No statement of MySQL forgets what was set on a session.
            pool.evictConnection(session);
            return;
        }
        try {
            clean();
        } catch (SQLException broken) {
            LOG.debug("A pooled session cannot be cleaned and is closed: {}", broken.getSQLState());
            pool.evictConnection(session);
        }
        session.close();
    }

    /** Both statements fail inside of a transaction that the driver has begun, so that one ends first. */
    private void clean() throws SQLException {
        if (!session.getAutoCommit()) {
            session.rollback();
            session.setAutoCommit(true);
        }
        try (Statement statement = session.createStatement()) {
            statement.execute("ROLLBACK");
            statement.execute("DISCARD ALL");
        }
    }
}
