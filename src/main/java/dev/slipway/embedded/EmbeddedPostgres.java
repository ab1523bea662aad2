package dev.slipway.embedded;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own on the loopback interface, with a password made for it. Closing it stops the server and deletes its
 * files; when Slipway ends without closing, the server is stopped all the same, and the files of a throw-away instance go with it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final String MAINTENANCE = "postgres";

    private final InstanceFolder folder;
    private final ServerProcess server;
    private final Secret password;
    private final boolean kept;
    private final boolean resumed;
    private final Thread atExit;
    private boolean closed;

    private EmbeddedPostgres(InstanceFolder folder, ServerProcess server, Secret password, boolean kept, boolean resumed) {
        this.folder = folder;
        this.server = server;
        this.password = password;
        this.kept = kept;
        this.resumed = resumed;
        this.atExit = new Thread(this::stopAtExit, "slipway-embedded-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a server; returns when it accepts connections. Servers that earlier runs left behind are removed first.
     *
     * @throws ProblemException when it does not start
     */
    public static EmbeddedPostgres start(EmbeddedOptions options) {
        PostgresBinaries binaries = PostgresBinaries.version(options.version(), options.cache());
        ClaimedPlace place = ClaimedPlace.of(options);
        InstanceFolder folder = place.folder();
        try {
            place.leftovers().forEach(EmbeddedPostgres::remove);
            return startIn(folder, binaries, options);
        } catch (IOException failed) {
            giveUp(folder, options);
            throw FileTree.problem("Starting the embedded server failed", folder.path(), failed);
        } catch (RuntimeException failed) {
            giveUp(folder, options);
            throw failed;
        }
    }

    /** What cannot be removed is left for the next start: it must not keep this one from coming. */
    private static void remove(InstanceFolder leftover) {
        try {
            leftover.remove();
        } catch (IOException | RuntimeException stays) {
            LOG.warn("The server that an earlier run left in {} cannot be removed: {}", leftover.path(), stays.getMessage());
        }
    }

    private static void giveUp(InstanceFolder folder, EmbeddedOptions options) {
        try {
            if (options.isScratch()) {
                folder.delete();
            } else {
                folder.close();
            }
        } catch (IOException left) {
            LOG.warn("Files of a server that did not start are left in {}", folder.path());
        }
    }

    private static EmbeddedPostgres startIn(InstanceFolder folder, PostgresBinaries binaries, EmbeddedOptions options) throws IOException {
        folder.stopLeftover();
        boolean resumed = Files.exists(folder.passwordFile());
        Cluster origin = options.origin().orElseGet(() -> Cluster.empty(binaries, options.cache()));
        if (!resumed) {
            // Data without a password file is a copy that was interrupted.
            FileTree.delete(folder.data());
            FileTree.copy(origin.data(), folder.data());
        }
        RunAs.current().own(folder.path());
        int port = Files.exists(folder.portFile()) ? Integer.parseInt(Files.readString(folder.portFile())) : 0;
        ServerProcess server = ServerProcess.start(binaries, folder, options.serverSettings(), port, options.isScratch());
        Secret password = resumed ? Secret.of(Files.readString(folder.passwordFile())) : Cluster.randomPassword();
        EmbeddedPostgres started = new EmbeddedPostgres(folder, server, password, !options.isScratch(), resumed);
        try {
            if (!resumed) {
                started.replacePassword(origin.password());
            }
            Files.writeString(folder.portFile(), String.valueOf(server.port()));
        } catch (IOException | RuntimeException failed) {
            if (resumed) {
                started.suspend();
            } else {
                started.close();
            }
            throw failed;
        }
        return started;
    }

    /** A profile of a database on this server, for its superuser. */
    public ConnectionProfile profile(String database, Environment environment) {
        return new ConnectionProfile(
                database, environment, "127.0.0.1", server.port(), database, Cluster.SUPERUSER, TlsMode.DISABLE);
    }

    public Secret password() {
        return password;
    }

    public Database database(String name, Environment environment) {
        return Database.of(profile(name, environment), password);
    }

    /** Whether a kept instance was found and started again, with all that was in it. */
    public boolean resumed() {
        return resumed;
    }

    /** Makes an empty database: UTF8, and a locale that sorts by code point on every machine. */
    public Database createDatabase(String name) {
        maintain("CREATE DATABASE " + quoted(name) + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        return database(name, Environment.SCRATCH);
    }

    /** Drops the database if it exists, and ends the sessions on it. */
    public void dropDatabase(String name) {
        maintain("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
    }

    /** Stops the server and deletes its files. */
    @Override
    public void close() {
        end(Ending.DELETE);
    }

    /** Stops the server and leaves the files of a kept instance for its next start. */
    public void suspend() {
        end(Ending.KEEP);
    }

    /** Stops the server and moves its data, with its password, into a folder that can be the origin of other servers. */
    public void moveInto(Path target) {
        end(stopped -> {
            Files.move(stopped.data(), target.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
            FileTree.writePrivately(new Cluster(target).passwordFile(), password.reveal());
            stopped.delete();
        });
    }

    private synchronized void end(Ending ending) {
        if (closed) {
            return;
        }
        closed = true;
        forgetExitHook();
        try {
            server.stop();
            ending.with(folder);
        } catch (IOException failed) {
            throw FileTree.problem("Stopping the embedded server failed", folder.path(), failed);
        }
    }

    private void stopAtExit() {
        try {
            end(kept ? Ending.KEEP : Ending.DELETE);
        } catch (ProblemException left) {
            LOG.warn("{}", left.getMessage());
        }
    }

    private void forgetExitHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            LOG.debug("Stopping the embedded server at exit");
        }
    }

    /** The origin's password is known to every instance copied from it: each instance gets its own. */
    private void replacePassword(Secret originPassword) throws IOException {
        Database withOrigin = Database.of(profile(MAINTENANCE, Environment.SCRATCH), originPassword);
        execute(withOrigin, "ALTER ROLE " + Cluster.SUPERUSER + " PASSWORD '" + password.reveal() + "'");
        if (kept) {
            FileTree.writePrivately(folder.passwordFile(), password.reveal());
        }
    }

    private void maintain(String sql) {
        execute(database(MAINTENANCE, Environment.SCRATCH), sql);
    }

    private static void execute(Database database, String sql) {
        try (Connection connection = database.open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, database.profile());
        }
    }

    private static String quoted(String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        return '"' + name + '"';
    }

    /** What becomes of the files of a stopped server. */
    @FunctionalInterface
    private interface Ending {
        Ending DELETE = InstanceFolder::delete;
        Ending KEEP = InstanceFolder::close;

        void with(InstanceFolder stopped) throws IOException;
    }
}
