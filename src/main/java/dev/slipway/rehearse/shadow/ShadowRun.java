package dev.slipway.rehearse.shadow;

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
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    private final ShadowFamily family;

    public ShadowRun(ShadowFamily family) {
        this.family = family;
    }

    /**
     * Judges the scripts in a throw-away database of its own.
     *
     * @throws ProblemException when the throw-away server fails; what is wrong with the scripts is in the report
     */
    public ShadowReport run(ScriptedPlan plan, RunControl control) {
        try (ScratchServer.Lease lease = family.lease(plan.from().server())) {
            return run(plan, lease.database(), control);
        } catch (ShadowFamily.NoServer none) {
            return ShadowReport.notChecked(Finding.of(Side.UP, 0, 0, Severity.MEDIUM, none.getMessage(), none.remedy()));
        }
    }

    /**
     * Judges the scripts.
     *
     * @param scratch an empty database that is thrown away afterwards
     * @throws ProblemException when the throw-away server fails; what is wrong with the scripts is in the report
     */
    ShadowReport run(ScriptedPlan plan, Database scratch, RunControl control) {
        long start = System.nanoTime();
        Attempt attempt;
        try (StatementWatch watch = family.watch(scratch)) {
            attempt = new Attempt(plan, scratch, watch, control, start);
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
        private final StatementWatch watch;
        private final RunControl control;
        private final long start;
        private final List<Finding> findings = new ArrayList<>();
        private final List<ShadowReport.StepMeasured> steps = new ArrayList<>();
        private String server = "";
        private boolean productionLike = true;
        private boolean wantedReached;
        private boolean ledBack;

        Attempt(ScriptedPlan plan, Database scratch, StatementWatch watch, RunControl control, long start) {
            this.plan = plan;
            this.scratch = scratch;
            this.watch = watch;
            this.control = control;
            this.start = start;
        }

        void run() throws SQLException {
            server = plan.from().server().engine().title();
            if (!buildFrom()) {
                return;
            }
            Snapshot from = read();
            server = named(from.server());
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
                ScratchSchema.build(connection, plan, plan.from(), family);
                return true;
            } catch (ScratchSchema.NotBuilt notBuilt) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.CRITICAL,
                        "The schema to start from could not be built on the throw-away server: " + notBuilt.getMessage(), notBuilt.hint()));
                return false;
            }
        }

        private void warnOfAnotherVersion(ServerVersion shadow) {
            ServerVersion production = plan.from().server();
            productionLike = shadow.engine() == production.engine() && shadow.major() == production.major();
            if (!productionLike) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.MEDIUM, "The scripts ran on " + named(shadow)
                        + ", and the schema they start from is of " + named(production) + ": what only that one refuses was not seen",
                        family.wayToGet(production)));
            }
        }

        private void warnWhereTheBuildDiffers(Snapshot built) {
            List<String> drift = SchemaDrift.between(plan.from().model(), built.model());
            if (!drift.isEmpty() && printsAlike(built)) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.LOW, "The throw-away server holds the schema to start from only nearly: "
                        + SchemaDrift.few(drift, DIFFERENCES_NAMED), "The rehearsal compares exactly"));
            }
        }

        private boolean printsAlike(Snapshot shadow) {
            return family.printAlike(shadow.server(), plan.to().server());
        }

        private static String named(ServerVersion version) {
            return version.engine().title() + " " + version.text();
        }

        /** The wanted schema, as the throw-away server prints it: where its version is another one, it is built there to be looked at. */
        private SchemaModel wanted(Snapshot shadow) throws SQLException {
            if (printsAlike(shadow)) {
                return plan.to().model();
            }
            try (ScratchServer.Lease lease = family.lease(shadow.server()); Connection connection = lease.database()
                    .open(SessionPurpose.EXECUTE)) {
                ScratchSchema.build(connection, plan, plan.to(), family);
                return read(lease.database()).model();
            } catch (ScratchSchema.NotBuilt notBuilt) {
                findings.add(Finding.of(Side.UP, 0, 0, Severity.LOW, "The wanted schema could not be built on "
                        + named(shadow.server()) + " for comparison: " + notBuilt.getMessage(), notBuilt.hint()));
                return plan.to().model();
            } catch (ShadowFamily.NoServer gone) {
                throw new IllegalStateException("the server that runs the scripts is one", gone);
            }
        }

        private Snapshot read() {
            return read(scratch);
        }

        private Snapshot read(Database scratch) {
            try (Connection connection = scratch.open(SessionPurpose.INTROSPECT)) {
                return family.reader().read(connection, "shadow");
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
                ShadowListener listener = new ShadowListener(side, watch);
                watch.begin(connection);
                try {
                    run(connection, side, text, listener);
                    return true;
                } catch (StatementFailure failure) {
                    listener.giveUp();
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
            family.scripting().runner(connection, family.scripting().parse(side.fileName(), text), side, listener, control, RetryPolicy.NEVER,
                    () -> System.nanoTime() - start).run();
        }

        private Finding onSecondRun(Finding f) {
            return new Finding(f.side(), f.line(), f.column(), f.step(), f.severity(), "On a second run: " + f.message(), f.sqlState(),
                    f.detail(), "Guard the statement, so that a second run changes nothing");
        }
    }
}
