package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands behind the button "Test connection": who answers, as whom we are let in, and what that role may do. */
public final class ConnectionTest {
    private static final int ROUND_TRIPS = 3;
    private static final String FACTS =
            """
            SELECT current_setting('server_version') AS version,
                   current_setting('server_version_num')::int / 10000 AS major,
                   current_user AS role,
                   r.rolsuper AS superuser,
                   r.rolsuper OR r.rolcreatedb AS can_create_database,
                   pg_catalog.pg_is_in_recovery() AS in_recovery,
                   current_setting('default_transaction_read_only')::bool AS read_only,
                   COALESCE((SELECT s.ssl FROM pg_catalog.pg_stat_ssl s WHERE s.pid = pg_catalog.pg_backend_pid()), false) AS tls,
                   (EXTRACT(epoch FROM pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint AS started,
                   d.oid::bigint AS database_oid,
                   pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS may_read_control
              FROM pg_catalog.pg_roles r, pg_catalog.pg_database d
             WHERE r.rolname = current_user AND d.datname = current_database()
            """;

    private ConnectionTest() {}

    /**
     * Asks the server; bounded by the limits of {@link SessionPurpose#INTROSPECT}.
     *
     * @throws ProblemException when it cannot be reached or does not answer
     */
    public static ServerFacts run(Database database) {
        ConnectionProfile profile = database.profile();
        try (Connection connection = database.open(SessionPurpose.INTROSPECT);
                Statement statement = connection.createStatement()) {
            Duration roundTrip = roundTrip(statement);
            return switch (profile.protocol()) {
                case POSTGRESQL -> facts(statement, roundTrip, profile);
                case MYSQL -> MySqlConnectionTest.facts(statement, roundTrip, profile);
            };
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, profile);
        }
    }

    private static ServerFacts facts(Statement statement, Duration roundTrip, ConnectionProfile profile) throws SQLException {
        ServerVersion server;
        RoleRights rights;
        SessionState state;
        long started;
        long oid;
        boolean mayReadControl;
        try (ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            server = new ServerVersion("PostgreSQL", row.getString("version"), row.getInt("major"));
            rights = new RoleRights(row.getString("role"), row.getBoolean("superuser"), row.getBoolean("can_create_database"));
            state = new SessionState(
                    row.getBoolean("in_recovery"), row.getBoolean("in_recovery") || row.getBoolean("read_only"), row.getBoolean("tls"));
            started = row.getLong("started");
            oid = row.getLong("database_oid");
            mayReadControl = row.getBoolean("may_read_control");
        }
        Optional<String> system = mayReadControl ? Optional.of(systemIdentifier(statement)) : Optional.empty();
        return new ServerFacts(
                server, rights, state, new DatabaseIdentity(system, started, oid), roundTrip, warnings(server, state, profile));
    }

    private static String systemIdentifier(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT system_identifier FROM pg_catalog.pg_control_system()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Duration roundTrip(Statement statement) throws SQLException {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < ROUND_TRIPS; i++) {
            long begin = System.nanoTime();
            statement.execute("SELECT 1");
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        return Duration.ofNanos(fastest);
    }

    private static List<String> warnings(ServerVersion server, SessionState state, ConnectionProfile profile) {
        List<String> warnings = new ArrayList<>();
        if (server.major() > Database.NEWEST_MAJOR) {
            warnings.add("PostgreSQL " + server.major() + " is newer than the versions Slipway was tested with ("
                    + Database.OLDEST_MAJOR + " to " + Database.NEWEST_MAJOR + ").");
        }
        if (state.inRecovery()) {
            warnings.add("This server is a replica: it can be read, but a rehearsal cannot run on it.");
        }
        if (profile.environment().writable() && state.readOnly() && !state.inRecovery()) {
            warnings.add("Sessions on this database are read-only by default.");
        }
        return warnings;
    }
}
