package dev.slipway;

import dev.slipway.approve.Evidence;
import dev.slipway.approve.KeptRehearsal;
import dev.slipway.approve.SigningKey;
import dev.slipway.diff.AsFarAsKnown;
import dev.slipway.diff.CompareRules;
import dev.slipway.diff.LeftAsItIs;
import dev.slipway.diff.SchemaComparison;
import dev.slipway.diff.SchemaDiff;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Protocol;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlanOptions;
import dev.slipway.plan.Planner;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.Staging;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.workspace.PlanFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The product in a few lines: introspect, diff, plan, and from there to shadow run and rehearsal. Window and command line both call it. */
public final class Pipeline {
    private Pipeline() {}

    /** Reads the schema of a live database. */
    public static Snapshot introspect(Database database) {
        try (Connection connection = database.borrow(SessionPurpose.INTROSPECT)) {
            return ServerFamily.of(database.profile().protocol()).reader().read(connection, database.profile().database());
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, database.profile());
        }
    }

    /** A database to rehearse on, with what its servers offer. */
    public static Staging staging(Database database) {
        return new Staging(database, ServerFamily.of(database.profile().protocol()).stagingServer());
    }

    /** Reads the schema of the database that a session is on, whichever server that is of. */
    public static Snapshot introspect(Connection connection, String source) {
        try {
            boolean postgres = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
            return ServerFamily.of(postgres ? Protocol.POSTGRESQL : Protocol.MYSQL).reader().read(connection, source);
        } catch (SQLException lost) {
            throw new ProblemException("The session was lost (" + lost.getMessage() + ")", source, "Try again");
        }
    }

    /** The wanted schema, with what the rules leave out as the present one has it: where a plan under these rules leads. */
    public static Snapshot wanted(Snapshot from, Snapshot to, List<AcceptedRename> renames, CompareRules rules) {
        ServerFamily.of(from, to);
        SchemaModel ruled = LeftAsItIs.in(from.model(), AsFarAsKnown.wanted(from, to, renames), renames, rules);
        return ruled == to.model() ? to : new Snapshot(to.server(), to.source(), ruled, to.statistics());
    }

    /** What differs, with the renames a person accepted. */
    public static SchemaDiff diff(Snapshot from, Snapshot to, List<AcceptedRename> renames, CompareRules rules) {
        ServerFamily.of(from, to);
        return new SchemaComparison(rules).compare(from.model(), AsFarAsKnown.wanted(from, to, renames), renames);
    }

    /** The ordered steps with both scripts. */
    public static ScriptedPlan plan(SchemaDiff diff, Snapshot from, Snapshot to, PlanOptions options) {
        ServerFamily family = ServerFamily.of(from, to);
        Plan plan = new Planner(family.actions()).plan(diff, from, to, options);
        return family.scripts(plan, from, to);
    }

    /**
     * The plan with what only a server knows stated in its scripts: in which way it carries out each change of a table.
     *
     * @param plan as it was planned, not edited by hand
     * @param shadow a server for throw-away databases; nothing for those that Slipway brings along
     * @param notes takes a sentence for people where nothing could be found out
     */
    public static ScriptedPlan foundOut(ScriptedPlan plan, Optional<Database> shadow, Consumer<String> notes) {
        return ServerFamily.of(plan.plan().engine()).foundOut(plan, shadow, notes);
    }

    /**
     * Rehearses, and keeps what was recorded beside the plan, signed.
     *
     * @param key of whoever rehearses; read it before, since a rehearsal is too dear to be lost for the want of a key
     * @see Rehearsal#run
     */
    public static KeptRehearsal rehearse(Rehearsal rehearsal, RunControl control, Consumer<RehearsalEvent> listener, PlanFolder folder,
            SigningKey key) {
        RehearsalResult result = rehearsal.run(control, listener);
        return new KeptRehearsal(result, Evidence.keep(folder, result, key));
    }
}
