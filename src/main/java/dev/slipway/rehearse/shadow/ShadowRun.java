package dev.slipway.rehearse.shadow;

import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.SchemaDrift;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.postgresql.PGConnection;

/**
 * Runs both scripts of a plan, as they stand, on a throw-away database: up, up again, down, down again, with a look at the schema after
 * each. Findings carry their line. Nothing is assumed of the scripts: they may have been written by hand.
 */
public final class ShadowRun {
    private static final int DIFFERENCES_NAMED = 5;
    /** A second run is only there to fail or not. */
    private static final RunListener UNWATCHED = new RunListener() {
        @Override
        public boolean wantsLocks() {
            return false;
        }
    };

    private final SchemaReader reader;
    private final Function<Snapshot, List<String>> builder;

    /**
     * @param reader reads the schema that was reached
     * @param builder gives the statements that build a schema in an empty database
     */
    public ShadowRun(SchemaReader reader, Function<Snapshot, List<String>> builder) {
        this.reader = reader;
        this.builder = builder;
    }

    /**
     * Judges the scripts.
     *
     * @param scratch an empty database that is thrown away afterwards
     * @throws ProblemException when the throw-away server fails; what is wrong with the scripts is in the report
     */
    public ShadowReport run(ScriptedPlan plan, Database scratch, RunControl control) {
        long start = System.nanoTime();
        Attempt attempt;
        try (Witness witness = new Witness(scratch)) {
            attempt = new Attempt(plan, scratch, witness, control, start);
            attempt.run();
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, scratch.profile());
        }
        List<Finding> findings = new ArrayList<>(attempt.findings);
        findings.sort(Comparator.comparing(Finding::side).thenComparing(Finding::line).thenComparing(Finding::column));
        return new ShadowReport(attempt.server, attempt.productionLike, attempt.wantedReached, attempt.ledBack, findings, attempt.steps,
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** One shadow run, as far as it got. */
    private final class Attempt {
        private final ScriptedPlan plan;
        private final Database scratch;
        private final Witness witness;
        private final RunControl control;
        private final long start;
        private final List<Finding> findings = new ArrayList<>();
        private final List<ShadowReport.StepMeasured> steps = new ArrayList<>();
        private String server = "";
        private boolean productionLike = true;
        private boolean wantedReached;
        private boolean ledBack;

        Attempt(ScriptedPlan plan, Database scratch, Witness witness, RunControl control, long start) {
            this.plan = plan;
            this.scratch = scratch;
            this.witness = witness;
            this.control = control;
            this.start = start;
        }

        void run() throws SQLException {
            if (!buildFrom()) {
                return;
            }
            Snapshot from = read();
            server = from.server().text();
            warnOfAnotherVersion(from.server());
            warnWhereTheBuildDiffers(from);
            if (runTwice(Side.UP, plan.up())) {
                wantedReached = matches(Side.UP, wanted(from), "The up script, run twice, does not lead to the wanted schema");
                ledBack = runTwice(Side.DOWN, plan.down())
                        && matches(Side.DOWN, from.model(), "The down script, run twice, does not lead back to the schema up started from");
            }
        }

        /** Twice, with one look at the schema afterwards: reading a schema takes longer than running most scripts. */
        private boolean runTwice(Side side, String script) throws SQLException {
            return runFirst(side, script) && runAgain(side, script);
        }

        private boolean buildFrom() throws SQLException {
            try (Connection connection = scratch.open(SessionPurpose.EXECUTE)) {
                ScratchSchema.build(connection, plan, builder.apply(plan.from()));
                return true;
            } catch (ScratchSchema.NotBuilt notBuilt) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.CRITICAL,
                        "The schema to start from could not be built on the throw-away server: " + notBuilt.getMessage(), notBuilt.hint()));
                return false;
            }
        }

        private void warnOfAnotherVersion(ServerVersion shadow) {
            ServerVersion production = plan.from().server();
            productionLike = shadow.major() == production.major();
            if (!productionLike) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.MEDIUM, "The scripts ran on PostgreSQL " + shadow.text()
                        + ", and the schema they start from is of PostgreSQL " + production.text()
                        + ": what only " + production.major() + " refuses was not seen",
                        "Fetch that version with: " + ScratchServer.wayToGet(Integer.toString(production.major()))));
            }
        }

        private void warnWhereTheBuildDiffers(Snapshot built) {
            List<String> drift = SchemaDrift.between(plan.from().model(), built.model());
            if (!drift.isEmpty() && printsAlike(built)) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.LOW, "The throw-away server holds the schema to start from only nearly: "
                        + SchemaDrift.few(drift, DIFFERENCES_NAMED), "The rehearsal compares exactly"));
            }
        }

        /** Another major version prints views and expressions in another way, although they are the same. */
        private boolean printsAlike(Snapshot shadow) {
            return shadow.server().major() == plan.to().server().major();
        }

        /** The wanted schema, as the throw-away server prints it: where its version is another one, it is built there to be looked at. */
        private SchemaModel wanted(Snapshot shadow) throws SQLException {
            if (printsAlike(shadow)) {
                return plan.to().model();
            }
            try (ScratchServer.Lease lease = ScratchServer.like(shadow.server().major()).lease(); Connection connection = lease.database()
                    .open(SessionPurpose.EXECUTE)) {
                ScratchSchema.build(connection, plan, builder.apply(plan.to()));
                return read(lease.database()).model();
            } catch (ScratchSchema.NotBuilt notBuilt) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.LOW, "The wanted schema could not be built on PostgreSQL "
                        + shadow.server().major()
                        + " for comparison: " + notBuilt.getMessage(), notBuilt.hint()));
                return plan.to().model();
            }
        }

        private Snapshot read() {
            return read(scratch);
        }

        private Snapshot read(Database scratch) {
            try (Connection connection = scratch.open(SessionPurpose.INTROSPECT)) {
                return reader.read(connection, "shadow");
            } catch (SQLException lost) {
                throw ServerErrors.exception(lost, scratch.profile());
            }
        }

        private boolean matches(Side side, SchemaModel wanted, String otherwise) {
            List<String> drift = SchemaDrift.between(wanted, read().model());
            for (String difference : drift.subList(0, Math.min(DIFFERENCES_NAMED, drift.size()))) {
                findings.add(Finding.of(side, 0, 0, Severity.CRITICAL, otherwise + ": " + difference, ""));
            }
            if (drift.size() > DIFFERENCES_NAMED) {
                findings.add(Finding.of(side, 0, 0, Severity.CRITICAL,
                        otherwise + ": and " + (drift.size() - DIFFERENCES_NAMED) + " more differences", ""));
            }
            return drift.isEmpty();
        }

        private boolean runFirst(Side side, String text) throws SQLException {
            try (Connection connection = scratch.open(SessionPurpose.EXECUTE)) {
                ShadowListener listener = new ShadowListener(side, witness, connection.unwrap(PGConnection.class).getBackendPID());
                try {
                    run(connection, side, text, listener);
                    return true;
                } catch (StatementFailure failure) {
                    listener.stopWatching();
                    findings.add(failure.finding());
                    return false;
                } finally {
                    findings.addAll(listener.findings());
                    steps.addAll(listener.steps());
                }
            } catch (ProblemException unreadable) {
                findings.add(Unreadable.finding(side, unreadable.problem()));
                return false;
            }
        }

        /** On a session of its own: what the first run set there is gone, as it is for the next person who runs the script. */
        private boolean runAgain(Side side, String text) throws SQLException {
            try (Connection connection = scratch.open(SessionPurpose.EXECUTE)) {
                run(connection, side, text, UNWATCHED);
                return true;
            } catch (StatementFailure failure) {
                findings.add(onSecondRun(failure.finding()));
                return false;
            }
        }

        private void run(Connection connection, Side side, String text, RunListener listener) throws SQLException, StatementFailure {
            new PostgresScripting().runner(connection, PostgresScript.parse(side.fileName(), text), side, listener, control, RetryPolicy.NEVER,
                    () -> System.nanoTime() - start).run();
        }

        private Finding onSecondRun(Finding f) {
            return new Finding(f.side(), f.line(), f.column(), f.step(), f.severity(), "On a second run: " + f.message(), f.sqlState(),
                    f.detail(), "Guard the statement, so that a second run changes nothing");
        }
    }
}
