package dev.slipway.embedded;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Throw-away databases on a MySQL or MariaDB that somebody has named for them. */
public final class GivenMySql {
    private GivenMySql() {}

    /** A new database under a name that nobody else has; the user needs the right to make and drop it. */
    public static ScratchServer.Lease lease(Database server) {
        String name = "slipway_shadow_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        return new ScratchServer.Lease(server.withDatabase(name), () -> execute(server, "DROP DATABASE IF EXISTS `" + name + "`"));
    }

    private static void execute(Database server, String sql) {
        try (Connection connection = server.open(SessionPurpose.EXECUTE); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, server.profile());
        }
    }
}
