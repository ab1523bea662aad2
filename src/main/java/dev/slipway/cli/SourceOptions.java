package dev.slipway.cli;

import dev.slipway.Pipeline;
import dev.slipway.embedded.PostgresBinaries;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.Engine;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.source.SchemaReading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How SQL files are read. */
final class SourceOptions {
    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "postgresql",
            description = "The engine that .sql sources are written for: ${COMPLETION-CANDIDATES}.")
    private Engine engine;
    @Option(names = "--server-version", paramLabel = "VERSION",
            description = {"The version of the embedded server that .sql sources are loaded into (default: that of the schema on the",
                "other side where its binaries are to be had, else " + PostgresBinaries.DEFAULT_VERSION + ")."})
    private @Nullable String serverVersion;

    SchemaReading reading(Terminal terminal) {
        Passwords passwords = Passwords.standard(terminal.passwords());
        return switch (engine) {
            case POSTGRESQL -> new SchemaReading(Pipeline::introspect, passwords, Optional.ofNullable(serverVersion), terminal::note);
            case MYSQL, MARIADB -> throw new ProblemException("SQL files are read for PostgreSQL only yet", "--engine " + engine,
                    "Load them into a database and give its jdbc:mysql: URL");
        };
    }
}
