package dev.slipway.cli;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Passwords;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A server for throw-away databases. */
final class ShadowOption {
    @Option(names = "--shadow", paramLabel = "URL",
            description = {"A MySQL or MariaDB on which databases may be made and dropped, best of production's version; each gets a name of",
                "its own. Without it MariaDB plans are checked on the server that Slipway brings along, MySQL plans not at all."})
    private @Nullable String url;

    /** The server, when one was named. */
    Optional<Database> server(Terminal terminal) {
        return Optional.ofNullable(url).map(given -> Passwords.standard(terminal.passwords())
                .connect(ConnectionProfile.parse(given, "shadow", Environment.SCRATCH)));
    }
}
