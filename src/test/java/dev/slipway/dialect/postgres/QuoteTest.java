package dev.slipway.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server's own quote_ident and quote_literal are the judges. */
@Tag("server")
class QuoteTest {
    private static final List<String> NASTY = List.of("a", "A", "a b", "a\"b", "a.b", "1a", "_a", "a$b", "é", "select", "", "a'b", "a\\b",
            "$$", "a\nb", "🚢", "--", "/* x */", ";");

    @Test
    void identifiersAreQuotedAsTheServerDoes() throws SQLException {
        try (TestDatabase database = TestDatabase.create(); Connection connection = database.open()) {
            List<String> names = new ArrayList<>(NASTY);
            try (ResultSet keywords = connection.createStatement().executeQuery("SELECT word FROM pg_get_keywords()")) {
                while (keywords.next()) {
                    names.add(keywords.getString(1));
                }
            }
            assertThat(names).hasSizeGreaterThan(400);
            for (String name : names) {
                assertThat(Quote.identifier(name)).isEqualTo(ask(connection, "SELECT quote_ident(?)", name));
            }
        }
    }

    @Test
    void literalsReadBackAsWhatTheyWere() throws SQLException {
        try (TestDatabase database = TestDatabase.create(); Connection connection = database.open()) {
            for (String text : NASTY) {
                try (ResultSet row = connection.createStatement().executeQuery("SELECT " + Quote.literal(text))) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo(text);
                }
            }
        }
    }

    private static String ask(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
