package dev.slipway.rehearse.mysql;

import com.mysql.cj.jdbc.Driver;
import dev.slipway.embedded.EmbeddedMariaDb;
import dev.slipway.embedded.EmbeddedOptions;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Protocol;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.Staging;
import dev.slipway.rehearse.run.mysql.MySqlScripting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One database for one test, on the MariaDB server that all tests of this JVM share; or on a real MySQL whose port the system property
 * {@code slipway.mysql} gives, with a user root without a password.
 */
public final class MySqlDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int GIVEN = Integer.getInteger("slipway.mysql", 0);
    private static volatile EmbeddedMariaDb server;

    private final Database database;
    private final String name;

    private MySqlDatabase(String name) {
        this.database = at(name);
        this.name = name;
    }

    /** An empty one. */
    public static MySqlDatabase create() {
        String name = "rehearsal_" + COUNT.incrementAndGet();
        onServer("DROP DATABASE IF EXISTS " + name);
        onServer("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        return new MySqlDatabase(name);
    }

    private static void onServer(String sql) {
        try (Database mysql = at("mysql"); Connection connection = mysql.open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static Database at(String name) {
        if (GIVEN > 0) {
            return Database.of(new ConnectionProfile(name, Environment.STAGING, "127.0.0.1", GIVEN, name, "root", TlsMode.DISABLE,
                    Protocol.MYSQL), Secret.none());
        }
        return Database.of(server().profile(name, Environment.STAGING), server().password());
    }

    private static synchronized EmbeddedMariaDb server() {
        if (server == null) {
            server = EmbeddedMariaDb.start(EmbeddedOptions.scratchMariaDb());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        }
        return server;
    }

    public Database database() {
        return database;
    }

    /** As a rehearsal takes it. */
    public Staging asStaging() {
        return new Staging(database, new MySqlStaging(new MySqlScripting()));
    }

    public Connection open() {
        return database.open(SessionPurpose.EXECUTE);
    }

    /** A session of somebody else. */
    public Connection openAsApplication() throws SQLException {
        return openAs("root", password());
    }

    /** The password of root. */
    static String password() {
        return GIVEN > 0 ? "" : server().password().reveal();
    }

    Connection openAs(String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslMode", "DISABLED");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectionAttributes", "program_name:shop");
        return new Driver().connect("jdbc:mysql://127.0.0.1:" + database.profile().port() + "/" + name, properties);
    }

    public void execute(String sql) {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The one value of a query as text. */
    public String value(String sql) {
        try (Connection connection = open(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(
                sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public Snapshot snapshot() {
        try (Connection connection = database.open(SessionPurpose.INTROSPECT)) {
            return asStaging().server().schemaReader().read(connection, "test");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        database.close();
        onServer("DROP DATABASE IF EXISTS " + name);
    }
}
