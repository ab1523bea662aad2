package dev.slipway.embedded;

import dev.slipway.jdbc.Environment;
import java.io.IOException;
import java.nio.file.Path;

/** A program that starts a MariaDB server in the cache folder of its argument, prints its port, and never ends by itself. */
public final class AbandonedMariaDb {
    private AbandonedMariaDb() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedOptions options = EmbeddedOptions.scratchMariaDb().withCache(CacheFolder.at(Path.of(arguments[0])));
        EmbeddedMariaDb server = EmbeddedMariaDb.start(options);
        System.out.println(server.profile("mysql", Environment.SCRATCH).port());
        // Nobody writes to standard input, so this lasts until the process is killed.
        System.exit(System.in.read());
    }
}
