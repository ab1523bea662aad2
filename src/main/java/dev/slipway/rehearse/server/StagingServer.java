package dev.slipway.rehearse.server;

import dev.slipway.dialect.RowStatements;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.run.Scripting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A family of servers as a rehearsal needs it. Holds no session: each part opens those it needs on the database it is given. What a family
 * does not offer is an answer with its reason, never an empty one.
 */
public interface StagingServer {
    /** Reads the schema of the database that a session is on. */
    SchemaReader schemaReader();

    /** Reads and runs scripts. */
    Scripting scripting();

    /** A session that counts and compares rows. */
    Checks checks(Database staging, Cancellation cancellation) throws SQLException;

    /** Tables as files, and back. @param folder where the files are; only its owner may read it */
    Backups backups(Database staging, Cancellation cancellation, Path folder);

    /** Writes rows as an application would. */
    RowWriter rowWriter(Database staging, Cancellation cancellation);

    /** Looks on from outside while a script runs. */
    Watch watch();

    /** Finds, guards and ends sessions. */
    Sessions sessions();

    /** Statements over rows in the server's language. */
    RowStatements statements();

    /** What workloads ask of the server. */
    WorkloadSupport workloads();

    /**
     * Removes the progress that an interrupted data step keeps in the database. Call only where no data step runs.
     *
     * @return what was removed, as a sentence; empty when there was nothing
     */
    Optional<String> forgetDataStep(Database staging, Cancellation cancellation) throws SQLException;
}
