package dev.slipway.rehearse.shadow;

import dev.slipway.model.Grant;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.postgres.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.util.PSQLException;

/** Builds the schema a plan starts from in an empty database, with the roles that both of its schemas name. */
final class ScratchSchema {
    private ScratchSchema() {}

    /** A statement of the schema failed. */
    static final class NotBuilt extends Exception {
        private final String hint;

        NotBuilt(String message, String hint, SQLException cause) {
            super(message, cause);
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    /**
     * In one transaction: a commit for each of some hundred statements takes as long as the statements.
     *
     * @param connection used for nothing else, and closed by the caller also when this fails
     */
    static void build(Connection connection, ScriptedPlan plan, List<String> statements) throws SQLException, NotBuilt {
        createRoles(connection, plan);
        connection.setAutoCommit(false);
        execute(connection, statements);
        connection.commit();
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException, NotBuilt {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException failed) {
                    String hint = failed instanceof PSQLException p && p.getServerErrorMessage() != null
                            && p.getServerErrorMessage().getHint() != null ? p.getServerErrorMessage().getHint() : "";
                    throw new NotBuilt(failed.getMessage().lines().findFirst().orElse("") + " in: " + head(sql), hint, failed);
                }
            }
        }
    }

    private static String head(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() > 160 ? line.substring(0, 160) + " …" : line;
    }

    private static void createRoles(Connection connection, ScriptedPlan plan) throws SQLException {
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
}
