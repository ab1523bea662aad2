package dev.slipway.rehearse;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.postgres.PostgresStaging;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One database for one test on the server that all tests of this JVM share. */
public final class TestDatabase implements AutoCloseable {
    private final ScratchServer.Lease lease;

    private TestDatabase(ScratchServer server) {
        this.lease = server.lease();
    }

    public static TestDatabase create() {
        return new TestDatabase(ScratchServer.get());
    }

    /** One on a server of that major version. */
    public static TestDatabase create(int major) {
        return new TestDatabase(ScratchServer.get(String.valueOf(major)));
    }

    public Database database() {
        return lease.database();
    }

    /** As a rehearsal takes it. */
    public Staging asStaging() {
        return new Staging(database(), new PostgresStaging());
    }

    public Connection open() {
        return database().open(SessionPurpose.EXECUTE);
    }

    public void execute(String sql) {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
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
        try (Connection connection = database().open(SessionPurpose.INTROSPECT)) {
            return PostgresIntrospector.read(connection, "test");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The schema that statements build in an empty database. */
    public static Snapshot snapshotOf(String... statements) {
        try (TestDatabase database = create()) {
            for (String sql : statements) {
                database.execute(sql);
            }
            return database.snapshot();
        }
    }

    @Override
    public void close() {
        lease.close();
    }
}
