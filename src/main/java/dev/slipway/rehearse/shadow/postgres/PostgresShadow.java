package dev.slipway.rehearse.shadow.postgres;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.introspect.postgres.PostgresIntrospector;
import dev.slipway.jdbc.Database;
import dev.slipway.model.Grant;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.postgres.SchemaScript;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.rehearse.postgres.Roles;
import dev.slipway.rehearse.run.Scripting;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import dev.slipway.rehearse.shadow.ShadowFamily;
import dev.slipway.rehearse.shadow.StatementWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.postgresql.util.PSQLException;

/**
 * Shadow runs on PostgreSQL.
 *
 * @param builder gives the statements that build a schema in an empty database
 */
public record PostgresShadow(Function<Snapshot, List<String>> builder) implements ShadowFamily {
    public PostgresShadow() {
        this(SchemaScript::statements);
    }

    @Override
    public SchemaReader reader() {
        return PostgresIntrospector::read;
    }

    @Override
    public Scripting scripting() {
        return new PostgresScripting();
    }

    @Override
    public List<String> building(Snapshot snapshot) {
        return builder.apply(snapshot);
    }

    /** The roles that both schemas name. */
    @Override
    public void prepare(Connection connection, ScriptedPlan plan) throws SQLException {
        Set<String> roles = new TreeSet<>();
        collectRoles(plan.from().model(), roles);
        collectRoles(plan.to().model(), roles);
        Roles.make(connection, roles);
    }

    private static void collectRoles(SchemaModel model, Set<String> roles) {
        for (SchemaObject object : model.objects().values()) {
            roles.add(object.attributes().owner());
            object.attributes().grants().stream().map(Grant::grantee)
                    .filter(g -> !g.equals(Grant.PUBLIC) && !g.equals(Grant.OWNER)).forEach(roles::add);
        }
        roles.removeIf(role -> role.isEmpty() || role.startsWith("pg_"));
    }

    @Override
    public String hint(SQLException failure) {
        return failure instanceof PSQLException p && p.getServerErrorMessage() != null && p.getServerErrorMessage().getHint() != null
                ? p.getServerErrorMessage().getHint() : "";
    }

    @Override
    public StatementWatch watch(Database scratch) {
        return new Witness(scratch);
    }

    @Override
    public ScratchServer.Lease lease(ServerVersion like) {
        return ScratchServer.like(like.major()).lease();
    }

    /** Another major version prints views and expressions in another way, although they are the same. */
    @Override
    public boolean printAlike(ServerVersion one, ServerVersion other) {
        return one.major() == other.major();
    }

    @Override
    public String wayToGet(ServerVersion version) {
        return "Fetch that version with: " + ScratchServer.wayToGet(Integer.toString(version.major()));
    }
}
