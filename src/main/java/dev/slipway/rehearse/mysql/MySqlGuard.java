package dev.slipway.rehearse.mysql;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.server.CloneServer;
import dev.slipway.rehearse.server.StagingGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards staging by a named lock of the server, which ends with the session. Names of locks are the whole server's, so that they hold a
 * hash of the database's name (at most 64 characters: MySQL 9 manual, "Locking Functions").
 */
final class MySqlGuard implements StagingGuard {
    private static final String NAME = "CONCAT('slipway.', LEFT(SHA2(DATABASE(), 256), 40), '%s')";
    private static final String TAKE = "SELECT GET_LOCK(" + NAME.formatted("") + ", 0)";
    private static final String MARK = "SELECT GET_LOCK(" + NAME.formatted(".run") + ", 0)";
    private static final String MARKED = "SELECT IS_USED_LOCK(" + NAME.formatted(".run") + ")";
    /** An idle session of its own lasts as long as a rehearsal, whatever the server thinks of idle ones. */
    private static final String STAY = "SET SESSION wait_timeout = 604800";

    private static final Logger LOG = LoggerFactory.getLogger(MySqlGuard.class);

    private final Connection connection;

    private MySqlGuard(Connection connection) {
        this.connection = connection;
    }

    /** Empty when another rehearsal is under way there. */
    static Optional<StagingGuard> take(Database staging, SessionPurpose purpose) throws SQLException {
        Connection connection = staging.open(purpose);
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAY);
            if (number(statement, TAKE).filter(n -> n == 1).isPresent()) {
                return Optional.of(new MySqlGuard(connection));
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    /** Marks a session as the one that runs a plan on this database. Only one does: the others are beside it. */
    static void mark(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            number(statement, MARK);
        }
    }

    private static Optional<Long> number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long number = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(number);
        }
    }

    @Override
    public CloneServer clones() {
        return new NoClones();
    }

    /** Found by the mark of the session that ran the plan; sessions that only read end by themselves. */
    @Override
    public void endSessionsOfTheDead() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Optional<Long> dead = number(statement, MARKED);
            if (dead.isPresent()) {
                ConnectionKiller.kill(connection, dead.get().intValue(), ConnectionKiller.PATIENCE);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            LOG.debug("The guarding session was gone already: {}", gone.getSQLState());
        }
    }
}
