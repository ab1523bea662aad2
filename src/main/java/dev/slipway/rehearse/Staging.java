package dev.slipway.rehearse;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.StagingServer;
import java.sql.Connection;
import java.sql.SQLException;

/** The database that is rehearsed on, or a copy of it, with what its family of servers offers. */
public record Staging(Database database, StagingServer server) {
    ConnectionProfile profile() {
        return database.profile();
    }

    Connection open(SessionPurpose purpose) {
        return database.open(purpose);
    }

    Connection borrow(SessionPurpose purpose) {
        return database.borrow(purpose);
    }

    Checks checks(Cancellation cancellation) throws SQLException {
        return server.checks(database, cancellation);
    }

    /** The schema as it is now. */
    Snapshot schema() throws SQLException {
        try (Connection connection = database.borrow(SessionPurpose.INTROSPECT)) {
            return server.schemaReader().read(connection, database.profile().target());
        }
    }

    Staging withDatabase(String name) {
        return new Staging(database.withDatabase(name), server);
    }
}
