package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.ServerFamily;
import dev.slipway.embedded.PostgresBinaries;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.Engine;
import dev.slipway.rehearse.source.SchemaReading;
import dev.slipway.rehearse.source.SourceServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How SQL files are read. */
final class SourceOptions {
    @Option(names = "--engine", paramLabel = "ENGINE",
            description = {"The engine that .sql sources are written for: ${COMPLETION-CANDIDATES} (default: that of the schema on the",
                "other side, else postgresql)."})
    private @Nullable Engine engine;
    @Option(names = "--server-version", paramLabel = "VERSION",
            description = {"The version of the embedded PostgreSQL that .sql sources are loaded into (default: that of the schema on the",
                "other side where its binaries are to be had, else " + PostgresBinaries.DEFAULT_VERSION + ")."})
    private @Nullable String serverVersion;

    @Mixin
    private ShadowOption shadow;

    SchemaReading reading(Terminal terminal) {
        SourceServer.Wish wish = new SourceServer.Wish(Optional.ofNullable(serverVersion), shadow.server(terminal), terminal::note);
        return new SchemaReading(Pipeline::introspect, Passwords.standard(terminal.passwords()), ServerFamily.sourceServers(wish),
                Optional.ofNullable(engine));
    }

    /** The server for throw-away databases, when one was named. */
    Optional<Database> shadow(Terminal terminal) {
        return shadow.server(terminal);
    }
}
