package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.RowStatements;
import dev.slipway.dialect.postgres.rows.PostgresRows;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.run.Scripting;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import dev.slipway.rehearse.server.Backups;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.LockSampler;
import dev.slipway.rehearse.server.RowWriter;
import dev.slipway.rehearse.server.Sessions;
import dev.slipway.rehearse.server.StagingServer;
import dev.slipway.rehearse.server.StepMeter;
import dev.slipway.rehearse.server.TransactionWriter;
import dev.slipway.rehearse.server.Watch;
import dev.slipway.rehearse.server.WorkloadSupport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** PostgreSQL as a rehearsal needs it. */
public final class PostgresStaging implements StagingServer {
    private final SchemaReader reader;

    public PostgresStaging() {
        this(PostgresIntrospector::read);
    }

    /** With another way to read schemas. */
    public PostgresStaging(SchemaReader reader) {
        this.reader = reader;
    }

    @Override
    public SchemaReader schemaReader() {
        return reader;
    }

    @Override
    public Scripting scripting() {
        return new PostgresScripting();
    }

    @Override
    public Checks checks(Database staging, Cancellation cancellation) throws SQLException {
        return new CheckSession(staging, cancellation);
    }

    @Override
    public Backups backups(Database staging, Cancellation cancellation, Path folder) {
        return new PostgresBackups(staging, cancellation, folder);
    }

    @Override
    public RowWriter rowWriter(Database staging, Cancellation cancellation) {
        return new TransactionWriter(staging, cancellation, statements(), new PostgresWriting());
    }

    @Override
    public Watch watch() {
        return new Watch() {
            @Override
            public LockSampler sampler(Connection connection, Set<String> tables, LongSupplier clock) throws SQLException {
                return new PostgresLockSampler(connection, tables, clock);
            }

            @Override
            public StepMeter meter(Database staging) throws SQLException {
                return new PostgresStepMeter(staging);
            }
        };
    }

    @Override
    public Sessions sessions() {
        return new PostgresSessions();
    }

    @Override
    public RowStatements statements() {
        return new PostgresRows();
    }

    @Override
    public WorkloadSupport workloads() {
        return new PostgresWorkloads();
    }

    @Override
    public Optional<String> forgetDataStep(Database staging, Cancellation cancellation) throws SQLException {
        return DataStepProgress.forget(staging, cancellation);
    }
}
