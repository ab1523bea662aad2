package dev.slipway.rehearse;

import dev.slipway.model.Snapshot;
import java.sql.Connection;

/** Reads the schema of a database. */
@FunctionalInterface
public interface SchemaReader {
    /**
     * @param source what to call the database in snapshots and errors
     * @throws dev.slipway.model.ProblemException when it cannot be read
     */
    Snapshot read(Connection connection, String source);
}
