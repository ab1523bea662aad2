package dev.slipway.introspect.mysql;

import dev.slipway.dialect.mysql.Quote;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the queries of this package and names the query in whatever goes wrong. */
final class Catalogue {
    private final Connection connection;
    private final String source;
    private final String database;

    Catalogue(Connection connection, String source, String database) {
        this.connection = connection;
        this.source = source;
        this.database = database;
    }

    /** What is done with each row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    String database() {
        return database;
    }

    /**
     * Runs the named query.
     *
     * @throws ProblemException naming the source, the query and the error's number
     */
    void each(String query, RowReader reader) {
        run(query, text(query), reader);
    }

    /**
     * Reads the statement that makes one object.
     *
     * @param kind the server's word, such as TABLE
     */
    void create(String kind, String name, RowReader reader) {
        run(kind.toLowerCase(java.util.Locale.ROOT) + " " + name, "SHOW CREATE " + kind + " " + Quote.name(name), reader);
    }

    private void run(String what, String sql, RowReader reader) {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw problem(what, e);
        }
    }

    /** A program whose text the server does not show. */
    ProblemException hidden(String what) {
        return new ProblemException("The user may not read the text of " + what, source,
                "Grant SHOW_ROUTINE or SELECT on the mysql database, TRIGGER, EVENT and SHOW VIEW, or connect as the definer");
    }

    private ProblemException problem(String what, SQLException e) {
        return switch (e.getErrorCode()) {
            case 1205 -> new ProblemException(new Problem("Somebody else holds a lock, reading " + what + " was given up", source, "",
                    "Look at SHOW PROCESSLIST for an ALTER that waits or runs, and try again when it is done"), e);
            case 1142, 1143, 1044, 1227, 1370 -> new ProblemException(new Problem(
                    "The user may not read " + what + " (" + e.getMessage() + ")", source, "",
                    "Grant SELECT, SHOW VIEW, TRIGGER and EVENT on the database, or connect as another user"), e);
            default -> new ProblemException(new Problem("Reading " + what + " failed with error " + e.getErrorCode() + " ("
                    + e.getMessage() + ")", source, "", "Nothing was changed; report this with the server's version"), e);
        };
    }

    private static String text(String query) {
        String name = "/dev/slipway/introspect/mysql/" + query + ".sql";
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
