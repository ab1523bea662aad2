package dev.slipway.rehearse;

import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.ServerFacts;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.RehearsalEvent.Outcome;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.Obstacles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of questions before anything is changed. All are asked, so that a person sees everything that is wrong at once. */
final class Preflight {
    private static final Duration LONG_TRANSACTION = Duration.ofSeconds(5);
    private static final int DIFFERENCES_NAMED = 5;

    private final ScriptedPlan plan;
    private final Staging staging;
    private final List<TableScope> scope;
    private final Course course;
    private final RunControl control;
    private final Blockers blockers;

    Preflight(ScriptedPlan plan, Staging staging, List<TableScope> scope, Course course, RunControl control, Blockers blockers) {
        this.blockers = blockers;
        this.plan = plan;
        this.staging = staging;
        this.scope = scope;
        this.course = course;
        this.control = control;
    }

    /** Whether the rehearsal may begin. @param leftovers rehearsals of this database that were interrupted, in words */
    boolean passes(RehearsalOptions options, Path runFolder, List<String> leftovers) throws SQLException {
        // A copy of staging was made only because staging itself may be written.
        boolean server = options.ground() instanceof Ground.Clone || asksServer(options);
        boolean scripts = asksScripts();
        if (!server) {
            return false;
        }
        boolean clean = course.check("no interrupted rehearsal", leftovers.isEmpty(), few(leftovers, "none on this database"));
        boolean schema = asksSchema();
        boolean obstacles = asksObstacles(runFolder);
        return scripts && clean && schema && obstacles;
    }

    /** Whether this is a database that may be written for a rehearsal, or copied for one. */
    boolean asksServer(RehearsalOptions options) {
        ServerFacts facts = ConnectionTest.run(staging.database());
        boolean good = course.check("not production", staging.profile().environment().writable(),
                staging.profile().target() + " is tagged " + staging.profile().environment());
        good &= course.check("server can be written", !facts.inRecovery() && !facts.readOnly(),
                facts.product() + " " + facts.version() + (facts.inRecovery() ? ", a replica" : facts.readOnly() ? ", read-only" : ""));
        boolean same = options.source().map(source -> source.isSameDatabaseAs(facts.identity())).orElse(false);
        good &= course.check("not the database the plan starts from",
                same ? Outcome.FAILED : options.source().isPresent() ? Outcome.PASSED : Outcome.WARNED,
                same ? "staging and from are one and the same database"
                        : options.source().isPresent() ? "two databases"
                                : "the plan starts from a file or a database that is not known here");
        String planned = plan.from().server().engine().title() + " " + plan.from().server().major();
        String there = facts.product() + " " + facts.major();
        course.check("same major version as from", planned.equals(there) ? Outcome.PASSED : Outcome.WARNED,
                "from has " + planned + ", staging has " + there);
        return good;
    }

    private boolean asksScripts() {
        boolean readable = true;
        for (Side side : Side.values()) {
            try {
                staging.server().scripting().parse(side.fileName(), side == Side.UP ? plan.up() : plan.down());
            } catch (ProblemException unreadable) {
                readable = course.check(side.fileName() + " can be read", false, unreadable.problem().line());
            }
        }
        return readable && course.check("scripts can be read", true, "up.sql and down.sql");
    }

    private boolean asksSchema() throws SQLException {
        List<String> drift = SchemaDrift.between(plan.from().model(), staging.schema().model());
        return course.check("schema is the one the plan starts from", drift.isEmpty(),
                drift.isEmpty() ? plan.from().fingerprint() : SchemaDrift.few(drift, DIFFERENCES_NAMED));
    }

    private boolean asksObstacles(Path runFolder) throws SQLException {
        try (Checks session = staging.checks(control.cancellation())) {
            Obstacles obstacles = session.obstacles();
            List<ObjectKey> changed = scope.stream().filter(TableScope::affected).map(TableScope::from).toList();
            List<String> rights = obstacles.missingRights(changed, plan.up());
            boolean good = course.check("privileges", rights.isEmpty(), few(rights, "the plan may change its tables"));
            Map<String, Long> bytes = obstacles.bytes(scope.stream().map(t -> t.from().qualified()).toList());
            good &= asksSpace(TableScope.toBackUp(scope, bytes).stream().mapToLong(t -> bytes.getOrDefault(t.from().qualified(), 0L)).sum(),
                    runFolder);
            Optional<String> halfDone = obstacles.unfinishedDataStep();
            good &= course.check("nothing half done here", halfDone.isEmpty(), halfDone.map(where -> where
                    + " is there, with the progress of a data step that was not finished").orElse("no data step is under way"));
            good &= asksLongTransactions(obstacles);
            List<String> prepared = obstacles.preparedTransactions();
            course.check("no prepared transactions", prepared.isEmpty() ? Outcome.PASSED : Outcome.WARNED, few(prepared, "none"));
            List<String> notMeasured = obstacles.notMeasured();
            if (!notMeasured.isEmpty()) {
                course.check("everything can be measured here", Outcome.WARNED, String.join("; ", notMeasured));
            }
            return good;
        }
    }

    /** The statements of others may hold values: they are shown where a person is asked, and no check repeats them. */
    private boolean asksLongTransactions(Obstacles obstacles) throws SQLException {
        Blockers.LongTransactions open = () -> obstacles.longTransactions(LONG_TRANSACTION);
        boolean go = blockers.beforeUp(open.read(), open);
        List<String> left = open.read().stream().map(SampledSession::described).toList();
        return course.check("no long transactions", left.isEmpty() ? Outcome.PASSED : go ? Outcome.WARNED : Outcome.FAILED,
                few(left, "none older than " + LONG_TRANSACTION.toSeconds() + " s")) && go;
    }

    /** Copies are compressed, but how well is not known before: there must be room for them as they are. */
    private boolean asksSpace(long bytes, Path runFolder) {
        try {
            long free = Files.getFileStore(runFolder).getUsableSpace();
            return course.check("room for the backup", free > bytes, Durations.words(Quantity.bytes(bytes)) + " of tables, "
                    + Durations.words(Quantity.bytes(free)) + " free");
        } catch (IOException unknown) {
            return course.check("room for the backup", Outcome.WARNED, "the free space cannot be read");
        }
    }

    private static String few(List<String> names, String otherwise) {
        return names.isEmpty() ? otherwise : SchemaDrift.few(names, DIFFERENCES_NAMED);
    }
}
