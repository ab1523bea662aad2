package dev.slipway.embedded;

import dev.slipway.jdbc.Environment;
import java.io.IOException;
import java.nio.file.Path;

/** A program that starts a server in the cache folder of its argument, prints its port, and never ends by itself. */
public final class AbandonedServer {
    private AbandonedServer() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedOptions options = EmbeddedOptions.scratch().withCache(CacheFolder.at(Path.of(arguments[0])));
        if (arguments.length > 1) {
            options = options.living(new Lifetime.Kept(Path.of(arguments[1]), "kept", true));
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(options);
        System.out.println(server.profile("postgres", Environment.SCRATCH).port());
        // Nobody writes to standard input, so this lasts until the process is killed.
        System.exit(System.in.read());
    }
}
