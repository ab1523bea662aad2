package dev.slipway.rehearse.source.postgres;

import dev.slipway.embedded.PostgresBinaries;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.model.Engine;
import dev.slipway.model.ServerVersion;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.postgres.Roles;
import dev.slipway.rehearse.run.Scripting;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import dev.slipway.rehearse.source.SourceServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL files on the embedded PostgreSQL servers. */
public record PostgresSource(Wish wish) implements SourceServer {
    private static final String UNDEFINED_OBJECT = "42704";
    private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.+)\" does not exist");

    @Override
    public SchemaReader reader() {
        return PostgresIntrospector::read;
    }

    @Override
    public Scripting scripting() {
        return new PostgresScripting();
    }

    @Override
    public ScratchServer.Lease lease(Optional<ServerVersion> like) {
        return ScratchServer.get(wish.version().orElseGet(() -> like.filter(l -> l.engine() == Engine.POSTGRESQL)
                .map(this::versionOf).orElse(PostgresBinaries.DEFAULT_VERSION))).lease();
    }

    private String versionOf(ServerVersion like) {
        String version = Integer.toString(like.major());
        if (ScratchServer.has(version)) {
            return version;
        }
        wish.notes().accept("SQL files are read on PostgreSQL " + PostgresBinaries.DEFAULT_VERSION
                + " and compared with a schema of PostgreSQL "
                + version + ": what the two print differently looks like a difference. To read them on " + version + ": "
                + ScratchServer.wayToGet(version));
        return PostgresBinaries.DEFAULT_VERSION;
    }

    /** Dumps name roles that only their own server has; they are made without a right to log in. */
    @Override
    public boolean supply(Connection connection, Finding failure) throws SQLException {
        Matcher role = MISSING_ROLE.matcher(failure.message());
        if (!failure.sqlState().equals(UNDEFINED_OBJECT) || !role.matches()) {
            return false;
        }
        Roles.make(connection, List.of(role.group(1)));
        return true;
    }

    @Override
    public String remedy() {
        return "Correct the statement";
    }
}
