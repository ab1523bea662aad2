package dev.slipway.rehearse.shadow;

import dev.slipway.model.Snapshot;
import dev.slipway.plan.ScriptedPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Builds a schema of a plan in an empty database. */
public final class ScratchSchema {
    private ScratchSchema() {}

    /** A statement of the schema failed. */
    public static final class NotBuilt extends Exception {
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
     * In one transaction, where the server has them for schemas: a commit for each of some hundred statements takes as long as they do.
     *
     * @param connection used for nothing else, and closed by the caller also when this fails
     */
    public static void build(Connection connection, ScriptedPlan plan, Snapshot schema, ShadowFamily family) throws SQLException, NotBuilt {
        family.prepare(connection, plan);
        connection.setAutoCommit(false);
        execute(connection, family.building(schema), family);
        connection.commit();
    }

    private static void execute(Connection connection, List<String> statements, ShadowFamily family) throws SQLException, NotBuilt {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException failed) {
                    String said = failed.getMessage().lines().findFirst().orElse("");
                    throw new NotBuilt(said + " in: " + head(sql), family.hint(failed), failed);
                }
            }
        }
    }

    private static String head(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() > 160 ? line.substring(0, 160) + " …" : line;
    }
}
