package dev.slipway.rehearse.shadow.mysql;

import dev.slipway.embedded.GivenMySql;
import dev.slipway.embedded.MariaDbBinaries;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.introspect.mysql.MySqlIntrospector;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Engine;
import dev.slipway.model.ProblemException;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.mysql.AlterWay;
import dev.slipway.plan.mysql.MySqlSchemaScript;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.run.Scripting;
import dev.slipway.rehearse.run.mysql.MySqlScripting;
import dev.slipway.rehearse.shadow.ScratchSchema;
import dev.slipway.rehearse.shadow.ShadowFamily;
import dev.slipway.rehearse.shadow.StatementWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Shadow runs on MySQL and MariaDB. Only MariaDB is brought along, and it would refuse what only MySQL knows, and take what MySQL
 * refuses: scripts for MySQL are judged by a MySQL that is given, or not at all.
 *
 * @param given a server for throw-away databases, named by any database on it
 */
public record MySqlShadow(Optional<Database> given) implements ShadowFamily {
    private static final String LEFT = "The scripts leave ALGORITHM and LOCK to the server";

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
        if (like.engine() == Engine.MARIADB && MariaDbBinaries.areThere()) {
            return ScratchServer.mariaDb().lease();
        }
        throw new NoServer(like.engine(), "the server that Slipway brings along " + (like.engine() == Engine.MARIADB
                ? "runs on Linux (x86-64) only" : "is MariaDB, which would judge some of them wrongly"),
                "Name one for throw-away databases: slipway check DIR --shadow jdbc:mysql://127.0.0.1:3306/mysql?user=root");
    }

    /**
     * The plan with the way of each ALTER TABLE stated that holds on a server like the one it starts from. Unchanged where there is no
     * such server, or it fails: then the server of the day chooses, which is said.
     *
     * @param notes takes a sentence for people
     */
    public Plan foundOut(ScriptedPlan plan, Consumer<String> notes) {
        boolean open = plan.plan().steps().stream().flatMap(step -> Stream.of(step.up(), step.down()))
                .flatMap(side -> side.statements().stream()).anyMatch(AlterWay::isOpen);
        if (!open) {
            return plan.plan();
        }
        try (ScratchServer.Lease lease = lease(plan.from().server());
                Connection connection = lease.database().open(SessionPurpose.EXECUTE)) {
            ScratchSchema.build(connection, plan, TouchedTables.of(plan), this);
            connection.setAutoCommit(true);
            ServerVersion tried = reader().read(connection, "shadow").server();
            if (!printAlike(tried, plan.from().server())) {
                notes.accept("ALGORITHM and LOCK were found out on " + tried.engine().title() + " " + tried.text() + ": what only "
                        + plan.from().server().engine().title() + " " + plan.from().server().text()
                        + " refuses was not seen. Name one of that version with --shadow");
            }
            return AlgorithmTrial.of(plan.plan(), plan.from().server(), connection);
        } catch (NoServer none) {
            notes.accept(LEFT + ", which may copy whole tables: there was no " + plan.from().server().engine().title()
                    + " to find them out on. Name one with --shadow");
        } catch (ScratchSchema.NotBuilt notBuilt) {
            notes.accept(LEFT + ": the schema could not be built to find them out (" + notBuilt.getMessage() + ")");
        } catch (ProblemException failed) {
            notes.accept(LEFT + ": " + failed.problem().line());
        } catch (SQLException lost) {
            notes.accept(LEFT + ": the throw-away server was lost (SQLSTATE " + lost.getSQLState() + ")");
        }
        return plan.plan();
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
