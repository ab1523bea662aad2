package dev.slipway.embedded;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.ProblemException;
import java.util.List;

/** A PostgreSQL server of our own. */
public final class EmbeddedPostgres extends EmbeddedServer {
    private EmbeddedPostgres(Running running) {
        super(running);
    }

    /**
     * Starts a server; returns when it accepts connections. Servers that earlier runs left behind are removed first.
     *
     * @throws ProblemException when it does not start
     */
    public static EmbeddedPostgres start(EmbeddedOptions options) {
        PostgresBinaries binaries = PostgresBinaries.version(options.version(), options.cache());
        return new ServerStart<>(options, new PostgresProgram(binaries, options), () -> Cluster.empty(binaries, options.cache()),
                EmbeddedPostgres::new).start();
    }

    @Override
    public ConnectionProfile profile(String database, Environment environment) {
        return new ConnectionProfile(database, environment, "127.0.0.1", port(), database, Cluster.SUPERUSER, TlsMode.DISABLE);
    }

    /** Makes an empty database: UTF8, and a locale that sorts by code point on every machine. */
    @Override
    public Database createDatabase(String name) {
        maintain("CREATE DATABASE \"" + plain(name) + "\" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        return database(name, Environment.SCRATCH);
    }

    @Override
    public void dropDatabase(String name) {
        maintain("DROP DATABASE IF EXISTS \"" + plain(name) + "\" WITH (FORCE)");
    }

    @Override
    String maintenance() {
        return "postgres";
    }

    @Override
    List<String> passwordChange(String password) {
        return List.of("ALTER ROLE " + Cluster.SUPERUSER + " PASSWORD '" + password + "'");
    }
}
