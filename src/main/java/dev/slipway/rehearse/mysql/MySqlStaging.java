package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.RowStatements;
import dev.slipway.dialect.mysql.rows.MySqlRows;
import dev.slipway.introspect.mysql.MySqlIntrospector;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.run.Scripting;
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

/** MySQL and MariaDB as a rehearsal needs them. */
public final class MySqlStaging implements StagingServer {
    private final Scripting scripting;

    /** @param scripting how scripts are read and run there */
    public MySqlStaging(Scripting scripting) {
        this.scripting = scripting;
    }

    @Override
    public SchemaReader schemaReader() {
        return MySqlIntrospector::read;
    }

    @Override
    public Scripting scripting() {
        return scripting;
    }

    @Override
    public Checks checks(Database staging, Cancellation cancellation) throws SQLException {
        return new CheckSession(staging, cancellation);
    }

    @Override
    public Backups backups(Database staging, Cancellation cancellation, Path folder) {
        return new MySqlBackups(staging, cancellation, folder);
    }

    @Override
    public RowWriter rowWriter(Database staging, Cancellation cancellation) {
        return new TransactionWriter(staging, cancellation, statements(), new MySqlWriting());
    }

    @Override
    public Watch watch() {
        return new Watch() {
            @Override
            public LockSampler sampler(Connection connection, Set<String> tables, LongSupplier clock) throws SQLException {
                return MySqlLockSampler.on(connection, tables, clock);
            }

            @Override
            public StepMeter meter(Database staging) throws SQLException {
                return new MySqlStepMeter(staging);
            }
        };
    }

    @Override
    public Sessions sessions() {
        return new MySqlSessions();
    }

    @Override
    public RowStatements statements() {
        return new MySqlRows();
    }

    @Override
    public WorkloadSupport workloads() {
        return new MySqlWorkloads();
    }

    /** Plans for these servers keep no progress in the database. */
    @Override
    public Optional<String> forgetDataStep(Database staging, Cancellation cancellation) {
        return Optional.empty();
    }
}
