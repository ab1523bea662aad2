package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.SQLException;

/** The schema in which batched data steps note how far they are; each removes it at its end, so one that is there was interrupted. */
public final class DataStepProgress {
    private static final String FORGET = "DROP SCHEMA IF EXISTS slipway CASCADE";

    private DataStepProgress() {}

    /** Removes it; gives whether there was one. Call only where no data step runs. */
    public static boolean forget(Database staging, Cancellation cancellation) throws SQLException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                CheckSession session = new CheckSession(connection, cancellation)) {
            boolean there = new Obstacles(session).unfinishedDataStep();
            if (there) {
                session.execute(FORGET);
            }
            return there;
        }
    }
}
