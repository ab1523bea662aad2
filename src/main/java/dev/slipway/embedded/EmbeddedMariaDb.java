package dev.slipway.embedded;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Protocol;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB server of our own, with grant tables, and with performance_schema and its metadata locks on. */
public final class EmbeddedMariaDb extends EmbeddedServer {
    /** The one user that may connect. */
    public static final String SUPERUSER = "root";

    private static final int NO_SUCH_SESSION = 1094;

    private final MariaDbBinaries binaries;

    private EmbeddedMariaDb(Running running, MariaDbBinaries binaries) {
        super(running);
        this.binaries = binaries;
    }

    /**
     * Starts a server; returns when it accepts connections. Servers that earlier runs left behind are removed first.
     *
     * @throws ProblemException when there is none for this machine, or it does not start
     */
    public static EmbeddedMariaDb start(EmbeddedOptions options) {
        MariaDbBinaries binaries = MariaDbBinaries.in(options.cache());
        return new ServerStart<>(options, new MariaDbProgram(binaries, options), () -> MariaDbCluster.empty(binaries, options.cache()),
                running -> new EmbeddedMariaDb(running, binaries)).start();
    }

    /** The server's own programs, among them the client and the dump. */
    public MariaDbBinaries binaries() {
        return binaries;
    }

    @Override
    public ConnectionProfile profile(String database, Environment environment) {
        return new ConnectionProfile(database, environment, "127.0.0.1", port(), database, SUPERUSER, TlsMode.DISABLE, Protocol.MYSQL);
    }

    /** Makes an empty database, in utf8mb4 with the server's own collation. */
    @Override
    public Database createDatabase(String name) {
        maintain("CREATE DATABASE `" + plain(name) + "`");
        return database(name, Environment.SCRATCH);
    }

    @Override
    public void dropDatabase(String name) {
        endSessionsOn(plain(name));
        maintain("DROP DATABASE IF EXISTS `" + plain(name) + "`");
    }

    private void endSessionsOn(String name) {
        Database server = database(maintenance(), Environment.SCRATCH);
        try (Connection connection = server.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            List<Long> sessions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT id FROM information_schema.processlist WHERE db = '" + name + "'")) {
                while (rows.next()) {
                    sessions.add(rows.getLong(1));
                }
            }
            for (long session : sessions) {
                kill(statement, session);
            }
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, server.profile());
        }
    }

    private static void kill(Statement statement, long session) throws SQLException {
        try {
            statement.execute("KILL CONNECTION " + session);
        } catch (SQLException failed) {
            if (failed.getErrorCode() != NO_SUCH_SESSION) {
                throw failed;
            }
        }
    }

    @Override
    String maintenance() {
        return "mysql";
    }

    @Override
    List<String> passwordChange(String password) {
        return List.of("SET PASSWORD FOR '" + SUPERUSER + "'@'" + MariaDbCluster.HOST + "' = PASSWORD('" + password + "')");
    }
}
