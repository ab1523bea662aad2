package dev.slipway.rehearse.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Roles of a throw-away server, which all its databases share. */
public final class Roles {
    private static final String MISSING = """
            SELECT pg_catalog.format('CREATE ROLE %I NOLOGIN', wanted.name)
              FROM pg_catalog.unnest(?) AS wanted(name)
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = wanted.name)
            """;
    /** Two may make the same role at the same time: duplicate_object, unique_violation. */
    private static final Set<String> MADE_BY_ANOTHER = Set.of("42710", "23505");

    private Roles() {}

    /**
     * Makes those that are missing, without a right to log in.
     *
     * @param connection in autocommit mode, for one that another has made meanwhile fails its statement
     */
    public static void make(Connection connection, Collection<String> names) throws SQLException {
        List<String> missing = new ArrayList<>();
        Array wanted = connection.createArrayOf("name", names.toArray());
        try (PreparedStatement query = connection.prepareStatement(MISSING)) {
            query.setArray(1, wanted);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    missing.add(rows.getString(1));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String create : missing) {
                execute(statement, create);
            }
        }
    }

    private static void execute(Statement statement, String create) throws SQLException {
        try {
            statement.execute(create);
        } catch (SQLException failed) {
            if (!MADE_BY_ANOTHER.contains(failed.getSQLState())) {
                throw failed;
            }
        }
    }
}
