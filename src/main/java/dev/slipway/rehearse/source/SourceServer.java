package dev.slipway.rehearse.source;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.Database;
import dev.slipway.model.Engine;
import dev.slipway.model.ServerVersion;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.run.Scripting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** What a family of servers brings along for reading SQL from files: it is run on a throw-away server, and what it made is read there. */
public interface SourceServer {
    SchemaReader reader();

    Scripting scripting();

    /**
     * An empty database.
     *
     * @param like the server whose schema the SQL is compared with; nothing when there is none
     * @throws dev.slipway.model.ProblemException when there is no such server, or it does not start
     */
    ScratchServer.Lease lease(Optional<ServerVersion> like);

    /**
     * Makes what a statement missed and only its own server has, such as a role.
     *
     * @return whether something was made, so that the load can begin anew
     */
    boolean supply(Connection connection, Finding failure) throws SQLException;

    /** What to do about SQL that does not load, where the server says nothing. */
    String remedy();

    /**
     * What people said about the servers.
     *
     * @param version the version of the embedded server; nothing for that of the schema on the other side
     * @param shadow a server for throw-away databases; nothing for those that are brought along
     * @param notes takes sentences for people
     */
    record Wish(Optional<String> version, Optional<Database> shadow, Consumer<String> notes) {}

    /** Gives the servers for SQL of an engine. */
    @FunctionalInterface
    interface Servers {
        SourceServer of(Engine engine);
    }
}
