package dev.slipway.embedded;

import dev.slipway.jdbc.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The throw-away servers of this process, one of each kind and version, on which shadow runs get a database each. One starts when it
 * is first needed and ends with the process: starting one per shadow run would cost more than most shadow runs.
 */
public final class ScratchServer {
    private static final Map<String, ScratchServer> BY_VERSION = new ConcurrentHashMap<>();

    private final EmbeddedServer server;
    private final AtomicInteger count = new AtomicInteger();

    private ScratchServer(EmbeddedServer server) {
        this.server = server;
    }

    /** The PostgreSQL server of the default version. */
    public static ScratchServer get() {
        return get(PostgresBinaries.DEFAULT_VERSION);
    }

    /**
     * A PostgreSQL server.
     *
     * @param version the major version, or a full one
     * @throws dev.slipway.model.ProblemException when there is none of that version, or it does not start
     */
    public static ScratchServer get(String version) {
        return BY_VERSION.computeIfAbsent(
                version, wanted -> new ScratchServer(EmbeddedPostgres.start(EmbeddedOptions.scratch(wanted))));
    }

    /**
     * The MariaDB server.
     *
     * @throws dev.slipway.model.ProblemException when there is none for this machine, or it does not start
     */
    public static ScratchServer mariaDb() {
        return BY_VERSION.computeIfAbsent("mariadb", _ -> new ScratchServer(EmbeddedMariaDb.start(EmbeddedOptions.scratchMariaDb())));
    }

    /** Whether the binaries of that version are to be had without fetching anything. */
    public static boolean has(String version) {
        return BinariesJar.find(version).isPresent();
    }

    /**
     * The server that prints and judges most like one of that major version: of the same version where its binaries are to be had,
     * else of the default one.
     *
     * @throws dev.slipway.model.ProblemException when it does not start
     */
    public static ScratchServer like(int major) {
        String version = Integer.toString(major);
        return get(has(version) ? version : PostgresBinaries.DEFAULT_VERSION);
    }

    /** The command that fetches the binaries of a version. */
    public static String wayToGet(String version) {
        return PostgresBinaries.wayToGet(version);
    }

    /** An empty database for one use; closing the lease drops it. */
    public Lease lease() {
        String name = "scratch_" + count.incrementAndGet();
        return new Lease(server.createDatabase(name), () -> server.dropDatabase(name));
    }

    public EmbeddedServer server() {
        return server;
    }

    /**
     * A database that exists as long as it is leased.
     *
     * @param drop drops it
     */
    public record Lease(Database database, Runnable drop) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
            drop.run();
        }
    }
}
