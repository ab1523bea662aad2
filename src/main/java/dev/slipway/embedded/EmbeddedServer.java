package dev.slipway.embedded;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.Secret;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of our own on the loopback interface, with a password made for it. Closing it stops the server and deletes its files; when
 * Slipway ends without closing, the server is stopped all the same, and the files of a throw-away instance go with it.
 */
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedPostgres, EmbeddedMariaDb {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private final Running running;
    private final Thread atExit;
    private boolean closed;

    /**
     * A server that was started.
     *
     * @param kept whether its files survive Slipway being killed
     * @param resumed whether a kept instance was found and started again, with all that was in it
     */
    record Running(InstanceFolder folder, ServerProcess process, Secret password, boolean kept, boolean resumed) {}

    EmbeddedServer(Running running) {
        this.running = running;
        this.atExit = new Thread(this::stopAtExit, "slipway-embedded-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A profile of a database on this server, for its superuser. */
    public abstract ConnectionProfile profile(String database, Environment environment);

    /** Makes an empty database. */
    public abstract Database createDatabase(String name);

    /** Drops the database if it exists, and ends the sessions on it. */
    public abstract void dropDatabase(String name);

    /** The database that is always there. */
    abstract String maintenance();

    /** The statements that change the superuser's password; it holds only letters and digits. */
    abstract List<String> passwordChange(String password);

    public Secret password() {
        return running.password();
    }

    public Database database(String name, Environment environment) {
        return Database.of(profile(name, environment), password());
    }

    /** Whether a kept instance was found and started again, with all that was in it. */
    public boolean resumed() {
        return running.resumed();
    }

    int port() {
        return running.process().port();
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
            FileTree.writePrivately(new Cluster(target).passwordFile(), password().reveal());
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
            running.process().stop();
            ending.with(running.folder());
        } catch (IOException failed) {
            throw FileTree.problem("Stopping the embedded server failed", running.folder().path(), failed);
        }
    }

    private void stopAtExit() {
        try {
            end(running.kept() ? Ending.KEEP : Ending.DELETE);
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
    void replacePassword(Secret originPassword) throws IOException {
        execute(Database.of(profile(maintenance(), Environment.SCRATCH), originPassword), passwordChange(password().reveal()));
        if (running.kept()) {
            FileTree.writePrivately(running.folder().passwordFile(), password().reveal());
        }
    }

    void maintain(String sql) {
        execute(database(maintenance(), Environment.SCRATCH), List.of(sql));
    }

    private static void execute(Database database, List<String> statements) {
        try (Connection connection = database.open(SessionPurpose.EXECUTE);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, database.profile());
        }
    }

    /** The name, which needs no quoting. */
    static String plain(String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        return name;
    }

    /** What becomes of the files of a stopped server. */
    @FunctionalInterface
    private interface Ending {
        Ending DELETE = InstanceFolder::delete;
        Ending KEEP = InstanceFolder::close;

        void with(InstanceFolder stopped) throws IOException;
    }
}
