package dev.slipway.jdbc;

import com.mysql.cj.jdbc.Driver;
import dev.slipway.model.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens sessions on MySQL and MariaDB. */
final class MySqlSessions {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final int OLDEST_MYSQL = 8;
    private static final int OLDEST_MARIADB = 1_006;

    private MySqlSessions() {}

    static Connection open(ConnectionProfile profile, SessionPurpose purpose, Secret secret) throws SQLException {
        MySqlSettings settings = new MySqlSettings(profile, purpose);
        Connection connection = new Driver().connect(profile.locationUrl(), settings.properties(secret));
        if (connection == null) {
            throw new SQLException("The driver does not accept " + profile.locationUrl());
        }
        // What answers there may be another kind of server, which waits for the client to begin: until here the login's limit held.
        connection.setNetworkTimeout(Runnable::run, settings.socketLimitMillis());
        if (!profile.environment().writable()) {
            connection.setReadOnly(true);
        }
        return connection;
    }

    static void refuseOldServer(Connection connection, ConnectionProfile profile) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT version()")) {
            row.next();
            String version = row.getString(1);
            Matcher number = VERSION.matcher(version.startsWith("5.5.5-") ? version.substring(6) : version);
            boolean maria = version.contains("MariaDB");
            boolean known = number.find();
            int major = known ? Integer.parseInt(number.group(1)) : 0;
            int both = known ? major * 100 + Integer.parseInt(number.group(2)) : 0;
            if (maria ? both < OLDEST_MARIADB : major < OLDEST_MYSQL) {
                throw new ProblemException((maria ? "MariaDB " : "MySQL ") + version + " is not supported", profile.target(),
                        "Slipway works with MySQL from 8.0 on and MariaDB from 10.6 on");
            }
        }
    }
}
