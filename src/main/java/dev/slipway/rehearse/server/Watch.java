package dev.slipway.rehearse.server;

import dev.slipway.jdbc.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.LongSupplier;

/** Looks on from outside while a script runs, on sessions of its own. */
public interface Watch {
    /**
     * Looks at locks again and again.
     *
     * @param connection used by nobody else
     * @param tables qualified raw names of the tables the plan is about
     * @param clock nanoseconds since the start of the run
     */
    LockSampler sampler(Connection connection, Set<String> tables, LongSupplier clock) throws SQLException;

    /** Reads what steps use up. */
    StepMeter meter(Database staging) throws SQLException;
}
