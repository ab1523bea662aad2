package dev.slipway.rehearse.postgres;

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

/** Says to other Slipways that a rehearsal is under way on this database; the server forgets it when our session ends. */
final class PostgresGuard implements StagingGuard {
    /** Advisory lock keys are numbers that everybody chooses freely; this one is the word "slipway" in ASCII. */
    private static final String TAKE = "SELECT pg_catalog.pg_try_advisory_lock(32488822435963257)";
    private static final String END_LEFTOVERS = """
            SELECT pg_catalog.count(*) FILTER (WHERE NOT pg_catalog.pg_terminate_backend(a.pid, 4000))
              FROM pg_catalog.pg_stat_activity a
             WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
               AND a.application_name IN ('slipway-execute', 'slipway-check', 'slipway-workload') AND a.state <> 'idle'
            """;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresGuard.class);

    private final Connection connection;

    private PostgresGuard(Connection connection) {
        this.connection = connection;
    }

    /** Empty when another rehearsal is under way there. */
    static Optional<StagingGuard> take(Database staging, SessionPurpose purpose) throws SQLException {
        Connection connection = staging.open(purpose);
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(TAKE)) {
            row.next();
            if (row.getBoolean(1)) {
                return Optional.of(new PostgresGuard(connection));
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    @Override
    public CloneServer clones() {
        return new PostgresClones(connection);
    }

    /** An idle one is a session of a pool, perhaps of our own; a dead one that is idle the server ends itself. */
    @Override
    public void endSessionsOfTheDead() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(END_LEFTOVERS);
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
