package dev.slipway.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.slipway.model.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database that Slipway may open sessions on. All sessions of the product are opened here, so the rules hold here: a production
 * profile opens read-only sessions and none that exist to write; servers that are too old are refused.
 */
public final class Database implements AutoCloseable {
    /** The oldest supported major version of PostgreSQL. */
    public static final int OLDEST_MAJOR = 14;
    /** The newest major version that Slipway was tested with. */
    public static final int NEWEST_MAJOR = 18;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** Long enough for the next click, short enough not to hold somebody's connections for nothing. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);
    private static final Driver DRIVER = new Driver();
    /** Kept here since the platform forgets settings of loggers nobody refers to. That pools come and go is no news. */
    private static final java.util.logging.Logger POOL_LOG = java.util.logging.Logger.getLogger("com.zaxxer.hikari");

    static {
        POOL_LOG.setLevel(Level.WARNING);
    }

    private final ConnectionProfile profile;
    private final Secret secret;
    private final Map<SessionPurpose, HikariDataSource> pools = new EnumMap<>(SessionPurpose.class);
    private boolean closed;

    private Database(ConnectionProfile profile, Secret secret) {
        this.profile = profile;
        this.secret = secret;
    }

    /** A database that is not contacted before the first session is opened. */
    public static Database of(ConnectionProfile profile, Secret secret) {
        return new Database(profile, secret);
    }

    /**
     * A database that was reached once: it exists, lets this user in, and has a supported version.
     *
     * @throws ProblemException when it cannot be reached; a dead host is given up after about six seconds
     */
    public static Database connect(ConnectionProfile profile, Secret secret) {
        Database database = of(profile, secret);
        try (Connection reached = database.open(SessionPurpose.INTROSPECT)) {
            LOG.debug("Reached {} with version {}", profile.target(), reached.getMetaData().getDatabaseProductVersion());
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, profile);
        }
        return database;
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /** Another database on the same server, with the same user and password. */
    public Database withDatabase(String name) {
        return of(profile.withDatabase(name), secret);
    }

    /**
     * Lets a program of the server's own connect to this database: by its environment, which other users cannot read, never by its
     * arguments (PostgreSQL 18 manual, libpq, Environment Variables). Programs of MySQL and MariaDB take only the password from there.
     */
    public void identifyTo(ProcessBuilder program) {
        if (profile.protocol() == Protocol.MYSQL) {
            program.environment().put(Protocol.MYSQL.passwordVariable(), secret.reveal());
            return;
        }
        program.environment().putAll(Map.of("PGHOST", profile.host(), "PGPORT", String.valueOf(profile.port()), "PGDATABASE",
                profile.database(), "PGUSER", profile.user(), "PGPASSWORD", secret.reveal(), "PGSSLMODE", profile.tls().word()));
    }

    /**
     * Opens one session of its own, to be closed by the caller.
     *
     * @throws ProblemException when it cannot be opened, or when the purpose is to write and the profile is production
     */
    public Connection open(SessionPurpose purpose) {
        refuseWritesToProduction(purpose);
        try {
            return connection(purpose);
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, profile);
        }
    }

    /**
     * Borrows a session from the small pool of that purpose; closing it gives it back, without what was set or left open on it.
     *
     * @throws ProblemException as {@link #open}, or when the pool is exhausted or closed
     */
    public Connection borrow(SessionPurpose purpose) {
        refuseWritesToProduction(purpose);
        try {
            return BorrowedSession.from(pool(purpose), profile.protocol());
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, profile);
        }
    }

    /** Closes the pooled sessions that nobody uses, the others when they come back: nothing of ours stays behind on the server. */
    public synchronized void closeIdle() {
        pools.values().forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    /** Closes the pools. Sessions that were opened singly belong to whoever opened them. */
    @Override
    public synchronized void close() {
        closed = true;
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
    }

    @Override
    public String toString() {
        return "Database[" + profile.redactedUrl() + "]";
    }

    Connection connection(SessionPurpose purpose) throws SQLException {
        Connection connection = switch (profile.protocol()) {
            case POSTGRESQL -> DRIVER.connect(profile.locationUrl(), new SessionSettings(profile, purpose).properties(secret));
            case MYSQL -> MySqlSessions.open(profile, purpose, secret);
        };
        if (connection == null) {
            throw new SQLException("The driver does not accept " + profile.locationUrl());
        }
        try {
            refuseOldServer(connection);
        } catch (SQLException | ProblemException refused) {
            connection.close();
            throw refused;
        }
        return profile.environment().writable() ? connection : ReadOnlyGuard.around(connection, profile);
    }

    private synchronized HikariDataSource pool(SessionPurpose purpose) {
        if (closed) {
            throw new ProblemException("The connection was closed", profile.target(), "Connect again");
        }
        return pools.computeIfAbsent(purpose, this::newPool);
    }

    private HikariDataSource newPool(SessionPurpose purpose) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(purpose.applicationName() + "-" + profile.name());
        config.setDataSource(new SessionSource(this, purpose));
        config.setMaximumPoolSize(purpose.poolSize());
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_LIMIT.toMillis());
        config.setReadOnly(!profile.environment().writable());
        config.setConnectionTimeout(SessionSettings.LOGIN_LIMIT.plusSeconds(2).toMillis());
        // Opening the first session tells what is wrong at once, instead of after the whole connection timeout.
        config.setInitializationFailTimeout(1);
        return openPool(config);
    }

    private HikariDataSource openPool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException failed) {
            if (failed.getCause() instanceof ProblemException known) {
                throw known;
            }
            if (failed.getCause() instanceof SQLException cause) {
                throw ServerErrors.exception(cause, profile);
            }
            throw failed;
        }
    }

    private void refuseWritesToProduction(SessionPurpose purpose) {
        if (purpose.writes() && !profile.environment().writable()) {
            throw new ProblemException(
                    "Production is read, never written", profile.target(), "Use a staging copy for anything that writes");
        }
    }

    private void refuseOldServer(Connection connection) throws SQLException {
        if (profile.protocol() == Protocol.MYSQL) {
            MySqlSessions.refuseOldServer(connection, profile);
            return;
        }
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
            throw new ProblemException(
                    "PostgreSQL " + major + " is not supported",
                    profile.target(),
                    "Slipway works with versions " + OLDEST_MAJOR + " to " + NEWEST_MAJOR);
        }
    }
}
