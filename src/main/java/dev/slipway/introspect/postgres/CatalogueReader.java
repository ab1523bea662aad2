package dev.slipway.introspect.postgres;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Runs the catalogue queries of this package and names the query in whatever goes wrong. */
final class CatalogueReader {
    private static final int FETCH_SIZE = 5_000;

    private final Connection connection;
    private final String source;

    CatalogueReader(Connection connection, String source) {
        this.connection = connection;
        this.source = source;
    }

    /** What is done with each row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Runs the named query.
     *
     * @throws ProblemException naming the source, the query and the SQLSTATE
     */
    void each(String query, RowReader reader) {
        try (PreparedStatement statement = connection.prepareStatement(text(query))) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw problem(query, e);
        }
    }

    private ProblemException problem(String query, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "55P03" -> new ProblemException(new Problem(
                    "The catalogue is locked by somebody else, reading " + query + " was given up", source, "",
                    "Look at pg_stat_activity for the session that holds ACCESS EXCLUSIVE locks and try again when it is done"), e);
            case "57014" -> new ProblemException(new Problem(
                    "Reading " + query + " was cancelled or took longer than the time limit", source, "", "Try again"), e);
            case "42501" -> new ProblemException(new Problem(
                    "The role may not read " + query + " (" + e.getMessage() + ")", source, "",
                    "Grant it the right to read the catalogue, or connect as another role"), e);
            default -> new ProblemException(new Problem(
                    "Reading " + query + " failed with SQLSTATE " + state + " (" + e.getMessage() + ")", source, "",
                    "Nothing was changed; report this with the server's version"), e);
        };
    }

    private static String text(String query) {
        String name = "/dev/slipway/introspect/postgres/" + query + ".sql";
        try (InputStream in = CatalogueReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
