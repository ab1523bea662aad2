package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The schema in which batched data steps note how far they are; each removes it at its end, so one that is there was interrupted. */
final class DataStepProgress {
    private static final String FORGET = "DROP SCHEMA IF EXISTS slipway CASCADE";

    private DataStepProgress() {}

    /** Removes it, and says so; empty when there was none. Call only where no data step runs. */
    static Optional<String> forget(Database staging, Cancellation cancellation) throws SQLException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                CheckSession session = new CheckSession(connection, cancellation)) {
            if (session.obstacles().unfinishedDataStep().isEmpty()) {
                return Optional.empty();
            }
            session.execute(FORGET);
            return Optional.of("Removed schema slipway with the progress of a data step that was interrupted");
        }
    }
}
