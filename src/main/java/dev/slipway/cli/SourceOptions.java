package dev.slipway.cli;

import dev.slipway.embedded.PostgresBinaries;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.Passwords;
import dev.slipway.model.Engine;
import dev.slipway.rehearse.source.SchemaReading;
import picocli.CommandLine.Option;

/** How SQL files are read. */
final class SourceOptions {
    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "postgresql",
            description = "The engine that .sql sources are written for: ${COMPLETION-CANDIDATES}.")
    private Engine engine;
    @Option(names = "--server-version", paramLabel = "VERSION", defaultValue = PostgresBinaries.DEFAULT_VERSION,
            description = "The version of the embedded server that .sql sources are loaded into (default: ${DEFAULT-VALUE}).")
    private String serverVersion;

    SchemaReading reading(Terminal terminal) {
        Passwords passwords = Passwords.standard(terminal.passwords());
        return switch (engine) {
            case POSTGRESQL -> new SchemaReading(PostgresIntrospector::read, passwords, serverVersion);
        };
    }
}
