package dev.slipway.demo;

import dev.slipway.embedded.CacheFolder;
import dev.slipway.embedded.Cluster;
import dev.slipway.embedded.EmbeddedOptions;
import dev.slipway.embedded.EmbeddedPostgres;
import dev.slipway.embedded.Lifetime;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import java.nio.file.Path;

/**
 * The running demo: one embedded server with the databases {@value #PRODUCTION}, {@value #DESIRED} and {@value #STAGING}.
 *
 * <p>Closing it leaves no process and no files. When Slipway is killed instead, the server stops but its files stay, so that the next
 * start finds staging as the interrupted rehearsal left it, and can put it back. Two demos at the same time have a server each.
 */
public final class Demo implements AutoCloseable {
    public static final String PRODUCTION = "production";
    public static final String DESIRED = "desired";
    public static final String STAGING = "staging";

    private final EmbeddedPostgres server;

    private Demo(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts in the standard place: what a killed demo left behind, else a new one. */
    public static Demo start(ProgressListener progress) {
        return start(CacheFolder.standard().root().resolve("demo"), progress);
    }

    /**
     * Starts the demo that was killed in that folder, else a new one.
     *
     * @throws dev.slipway.model.ProblemException when the server does not start
     */
    public static Demo start(Path home, ProgressListener progress) {
        return start(home, true, progress);
    }

    /** Starts a new demo in the standard place and removes what a killed one left behind. */
    public static Demo fresh(ProgressListener progress) {
        return fresh(CacheFolder.standard().root().resolve("demo"), progress);
    }

    /** Starts a new demo in that folder and removes what a killed one left behind. */
    public static Demo fresh(Path home, ProgressListener progress) {
        return start(home, false, progress);
    }

    private static Demo start(Path home, boolean resume, ProgressListener progress) {
        Cluster origin = DemoCluster.cached(CacheFolder.standard(), progress);
        progress.at("Starting the demo's server", 0.85);
        EmbeddedOptions options = EmbeddedOptions.scratch()
                .living(new Lifetime.Kept(home, origin.folder().getFileName().toString(), resume))
                .copyOf(origin);
        Demo demo = new Demo(EmbeddedPostgres.start(options));
        progress.at("The demo is ready", 1);
        return demo;
    }

    /** The shop as it runs; read-only, as every production. */
    public Database production() {
        return server.database(PRODUCTION, Environment.PRODUCTION);
    }

    /** The shop as it shall become; without rows. */
    public Database desired() {
        return server.database(DESIRED, Environment.DEVELOPMENT);
    }

    /** A copy of production's schema with some 500,000 rows. */
    public Database staging() {
        return server.database(STAGING, Environment.STAGING);
    }

    /** Lets a customer read orders on staging who is slow to leave, so that a rehearsal has somebody to wait for. */
    public LateCustomer lateCustomer() {
        return LateCustomer.on(staging());
    }

    /** The password of all three. */
    public Secret password() {
        return server.password();
    }

    /** Whether this is a demo that was killed and started again: staging may be in the middle of a migration. */
    public boolean resumed() {
        return server.resumed();
    }

    /** Stops the server and deletes its files. */
    @Override
    public void close() {
        server.close();
    }

    /** Stops the server and leaves its files for the next start. */
    public void suspend() {
        server.suspend();
    }
}
