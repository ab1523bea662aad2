package dev.slipway.rehearse;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One database for one test on the server that all tests of this JVM share. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Database admin;
    private final Database database;
    private final String name;

    private TestDatabase(Database admin, String name) {
        this.admin = admin;
        this.name = name;
        this.database = admin.withDatabase(name);
    }

    public static TestDatabase create() {
        Database admin = Database.of(ConnectionProfile.parse("jdbc:postgresql://127.0.0.1:55471/postgres?user=postgres", "t",
                Environment.STAGING).profile(), Secret.none());
        String name = "t" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        TestDatabase created = new TestDatabase(admin, name);
        run(admin, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        run(admin, "CREATE DATABASE " + name + " TEMPLATE template0");
        return created;
    }

    public Database database() {
        return database;
    }

    public Connection open() {
        return database.open(SessionPurpose.EXECUTE);
    }

    public void execute(String sql) {
        run(database, sql);
    }

    /** The one value of a query as text. */
    public String value(String sql) {
        try (Connection connection = open(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        database.close();
        run(admin, "DROP DATABASE " + name + " WITH (FORCE)");
        admin.close();
    }

    private static void run(Database database, String sql) {
        try (Connection connection = database.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
