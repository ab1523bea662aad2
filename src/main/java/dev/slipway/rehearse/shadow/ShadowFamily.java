package dev.slipway.rehearse.shadow;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.Database;
import dev.slipway.model.Engine;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.run.Scripting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a family of servers brings to shadow runs. */
public interface ShadowFamily {
    SchemaReader reader();

    Scripting scripting();

    /** The statements that build a schema in an empty database. */
    List<String> building(Snapshot snapshot);

    /** Makes on the throw-away server what the schemas of the plan name and no database holds. */
    void prepare(Connection connection, ScriptedPlan plan) throws SQLException;

    /** What the server advises about a failure; empty where it does not. */
    String hint(SQLException failure);

    StatementWatch watch(Database scratch);

    /**
     * An empty database on the server that judges most like that one, dropped when it is given back.
     *
     * @throws NoServer when none can judge for it
     * @throws dev.slipway.model.ProblemException when the server does not start or answer
     */
    ScratchServer.Lease lease(ServerVersion like) throws NoServer;

    /** Whether both servers print definitions alike, so that what is the same reads the same. */
    boolean printAlike(ServerVersion one, ServerVersion other);

    /** How a person gets a throw-away server of that version. */
    String wayToGet(ServerVersion version);

    /** There is no server that could judge scripts of such a one. */
    final class NoServer extends Exception {
        private final String remedy;

        public NoServer(Engine engine, String why, String remedy) {
            super("Not checked: the scripts are for " + engine.title() + ", and " + why);
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }
}
