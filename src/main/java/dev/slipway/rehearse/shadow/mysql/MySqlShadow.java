package dev.slipway.rehearse.shadow.mysql;

import dev.slipway.embedded.GivenMySql;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.introspect.mysql.MySqlIntrospector;
import dev.slipway.jdbc.Database;
import dev.slipway.model.Engine;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.mysql.MySqlSchemaScript;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.run.Scripting;
import dev.slipway.rehearse.run.mysql.MySqlScripting;
import dev.slipway.rehearse.shadow.ShadowFamily;
import dev.slipway.rehearse.shadow.StatementWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Shadow runs on MySQL and MariaDB. Only MariaDB is brought along, and it would refuse what only MySQL knows, and take what MySQL
 * refuses: scripts for MySQL are judged by a MySQL that is given, or not at all.
 *
 * @param given a server for throw-away databases, named by any database on it
 */
public record MySqlShadow(Optional<Database> given) implements ShadowFamily {
    @Override
    public SchemaReader reader() {
        return MySqlIntrospector::read;
    }

    @Override
    public Scripting scripting() {
        return new MySqlScripting();
    }

    @Override
    public List<String> building(Snapshot snapshot) {
        return MySqlSchemaScript.statements(snapshot);
    }

    /** Nothing: a definer whom the server does not know is only warned of. */
    @Override
    public void prepare(Connection connection, ScriptedPlan plan) {
        // The schemas name no roles.
    }

    @Override
    public String hint(SQLException failure) {
        return "";
    }

    @Override
    public StatementWatch watch(Database scratch) {
        return new StatedAlgorithms();
    }

    @Override
    public ScratchServer.Lease lease(ServerVersion like) throws NoServer {
        if (given.isPresent()) {
            return GivenMySql.lease(given.get());
        }
        if (like.engine() == Engine.MARIADB) {
            return ScratchServer.mariaDb().lease();
        }
        throw new NoServer(like.engine(), "the server that Slipway brings along is MariaDB, which would judge some of them wrongly",
                "Name a MySQL for throw-away databases: slipway check DIR --shadow jdbc:mysql://127.0.0.1:3306/mysql?user=root");
    }

    @Override
    public boolean printAlike(ServerVersion one, ServerVersion other) {
        return one.engine() == other.engine() && one.major() == other.major();
    }

    @Override
    public String wayToGet(ServerVersion version) {
        return "Name one of that version with --shadow";
    }
}
