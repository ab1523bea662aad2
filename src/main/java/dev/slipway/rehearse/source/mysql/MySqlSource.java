package dev.slipway.rehearse.source.mysql;

import dev.slipway.embedded.GivenMySql;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.introspect.mysql.MySqlIntrospector;
import dev.slipway.model.Engine;
import dev.slipway.model.ProblemException;
import dev.slipway.model.ServerVersion;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.run.Scripting;
import dev.slipway.rehearse.run.mysql.MySqlScripting;
import dev.slipway.rehearse.source.SourceServer;
import java.sql.Connection;
import java.util.Optional;

/**
 * SQL files on the server that was named for throw-away databases, else on the embedded MariaDB, which is said where they are MySQL's.
 *
 * @param engine what the SQL is written for
 */
public record MySqlSource(Engine engine, Wish wish) implements SourceServer {
    @Override
    public SchemaReader reader() {
        return MySqlIntrospector::read;
    }

    @Override
    public Scripting scripting() {
        return new MySqlScripting();
    }

    @Override
    public ScratchServer.Lease lease(Optional<ServerVersion> like) {
        if (wish.version().isPresent()) {
            throw new ProblemException("There is one version of the embedded MariaDB", wish.version().get(),
                    "Leave --server-version away, or name a server of that version with --shadow");
        }
        if (wish.shadow().isPresent()) {
            return GivenMySql.lease(wish.shadow().get());
        }
        if (engine == Engine.MYSQL) {
            wish.notes().accept("SQL files are read on the embedded MariaDB: what MySQL reads or prints in another way looks like a"
                    + " difference. To read them on a MySQL, name one with --shadow");
        }
        return ScratchServer.mariaDb().lease();
    }

    @Override
    public boolean supply(Connection connection, Finding failure) {
        return false;
    }

    @Override
    public String remedy() {
        return engine == Engine.MYSQL && wish.shadow().isEmpty()
                ? "Correct the statement; or name a MySQL with --shadow, since this was MariaDB" : "Correct the statement";
    }
}
