package dev.slipway;

import dev.slipway.dialect.mysql.MySqlDdl;
import dev.slipway.dialect.postgres.CanonicalDdl;
import dev.slipway.introspect.mysql.MySqlIntrospector;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.Protocol;
import dev.slipway.model.Engine;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Planner;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.mysql.MySqlActions;
import dev.slipway.plan.mysql.MySqlScripts;
import dev.slipway.plan.postgres.PostgresActions;
import dev.slipway.plan.postgres.PostgresScripts;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.mysql.MySqlStaging;
import dev.slipway.rehearse.postgres.PostgresStaging;
import dev.slipway.rehearse.run.Scripting;
import dev.slipway.rehearse.run.mysql.MySqlScripting;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import dev.slipway.rehearse.server.StagingServer;
import dev.slipway.rehearse.shadow.ShadowRun;
import dev.slipway.rehearse.shadow.mysql.MySqlShadow;
import dev.slipway.rehearse.shadow.postgres.PostgresShadow;
import dev.slipway.rehearse.source.SourceServer;
import dev.slipway.rehearse.source.mysql.MySqlSource;
import dev.slipway.rehearse.source.postgres.PostgresSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What servers of one dialect bring to the product. This is the one place that asks which server it is; a further one is a constant
 * here and packages of its own.
 */
public enum ServerFamily {
    POSTGRES {
        @Override
        public SchemaReader reader() {
            return PostgresIntrospector::read;
        }

        @Override
        public String text(SchemaObject object, SchemaModel model, List<String> columnOrder) {
            return CanonicalDdl.of(object, model, columnOrder);
        }

        @Override
        public List<String> columnOrder(SchemaObject object) {
            return CanonicalDdl.columnOrder(object);
        }

        @Override
        Planner.ActionSource actions() {
            return new PostgresActions();
        }

        @Override
        public ScriptedPlan scripts(Plan plan, Snapshot from, Snapshot to) {
            return PostgresScripts.write(plan, from, to);
        }

        @Override
        public Scripting scripting() {
            return new PostgresScripting();
        }

        @Override
        public ShadowRun shadowRun(Optional<Database> given) {
            if (given.isPresent()) {
                throw new ProblemException("Slipway brings the servers for throw-away databases of PostgreSQL along", given.get().profile()
                        .target(), "Leave --shadow away");
            }
            return new ShadowRun(new PostgresShadow());
        }

        @Override
        ScriptedPlan foundOut(ScriptedPlan plan, Optional<Database> shadow, Consumer<String> notes) {
            return plan;
        }

        @Override
        SourceServer sourceServer(Engine engine, SourceServer.Wish wish) {
            return new PostgresSource(wish);
        }

        @Override
        public StagingServer stagingServer() {
            return new PostgresStaging();
        }
    },
    MYSQL {
        @Override
        public SchemaReader reader() {
            return MySqlIntrospector::read;
        }

        @Override
        public String text(SchemaObject object, SchemaModel model, List<String> columnOrder) {
            return MySqlDdl.of(object, model);
        }

        @Override
        public List<String> columnOrder(SchemaObject object) {
            return List.of();
        }

        @Override
        Planner.ActionSource actions() {
            return new MySqlActions();
        }

        @Override
        public ScriptedPlan scripts(Plan plan, Snapshot from, Snapshot to) {
            return MySqlScripts.write(plan, from, to);
        }

        @Override
        public Scripting scripting() {
            return new MySqlScripting();
        }

        @Override
        public ShadowRun shadowRun(Optional<Database> given) {
            return new ShadowRun(new MySqlShadow(given));
        }

        @Override
        ScriptedPlan foundOut(ScriptedPlan plan, Optional<Database> shadow, Consumer<String> notes) {
            return scripts(new MySqlShadow(shadow).foundOut(plan, notes), plan.from(), plan.to());
        }

        @Override
        SourceServer sourceServer(Engine engine, SourceServer.Wish wish) {
            return new MySqlSource(engine, wish);
        }

        @Override
        public StagingServer stagingServer() {
            return new MySqlStaging(scripting());
        }
    };

    /** The family of a product. */
    public static ServerFamily of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> POSTGRES;
            case MYSQL, MARIADB -> MYSQL;
        };
    }

    /** The family of whatever answers in that way. */
    public static ServerFamily of(Protocol protocol) {
        return switch (protocol) {
            case POSTGRESQL -> POSTGRES;
            case MYSQL -> MYSQL;
        };
    }

    /**
     * The family of two schemas that are to be compared.
     *
     * @throws ProblemException when they are of servers that do not speak one language
     */
    public static ServerFamily of(Snapshot from, Snapshot to) {
        ServerFamily family = of(from.server().engine());
        if (family != of(to.server().engine())) {
            throw new ProblemException("A schema of " + from.server().engine().title() + " cannot be compared with one of "
                    + to.server().engine().title(), from.source() + " and " + to.source(), "Compare schemas of one family of servers");
        }
        return family;
    }

    /** @throws ProblemException when a database is not of this family, so that a plan for it cannot run there */
    public void requireOf(ConnectionProfile database) {
        if (of(database.protocol()) != this) {
            throw new ProblemException("The plan is for another kind of server", database.target(),
                    "Give a staging database of the kind that the plan was made from");
        }
    }

    /** Reads the schema of the database that a session is on. */
    public abstract SchemaReader reader();

    /** The object as it is read by people: the SQL that makes it, in a stable order. */
    public abstract String text(SchemaObject object, SchemaModel model, List<String> columnOrder);

    /** The order of columns in which the counterpart is best read; empty where columns have places of their own. */
    public abstract List<String> columnOrder(SchemaObject object);

    abstract Planner.ActionSource actions();

    /** The plan with both scripts as the planner writes them. */
    public abstract ScriptedPlan scripts(Plan plan, Snapshot from, Snapshot to);

    /** Reads and runs scripts. */
    public abstract Scripting scripting();

    /**
     * Runs both scripts on a throw-away server.
     *
     * @param given a server for throw-away databases, named by any database on it; nothing for those that are brought along
     * @throws ProblemException where none can be given
     */
    public abstract ShadowRun shadowRun(Optional<Database> given);

    /** What a rehearsal needs of these servers. */
    public abstract StagingServer stagingServer();

    abstract ScriptedPlan foundOut(ScriptedPlan plan, Optional<Database> shadow, Consumer<String> notes);

    abstract SourceServer sourceServer(Engine engine, SourceServer.Wish wish);

    /** The servers on which SQL from files is run. */
    public static SourceServer.Servers sourceServers(SourceServer.Wish wish) {
        return engine -> of(engine).sourceServer(engine, wish);
    }
}
