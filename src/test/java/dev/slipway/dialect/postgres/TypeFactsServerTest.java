package dev.slipway.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.SessionPurpose;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server is asked whether it writes the table anew, and whether it refuses the largest value of a type. */
@Tag("server")
class TypeFactsServerTest {
    private static ScratchServer.Lease lease;
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        lease = ScratchServer.get().lease();
        connection = lease.database().open(SessionPurpose.EXECUTE);
        execute("SET TimeZone = 'UTC'");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        lease.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            timestamp without time zone    | timestamp with time zone       | now()
            timestamp with time zone       | timestamp without time zone    | now()
            timestamp(3) without time zone | timestamp with time zone       | now()
            timestamp without time zone    | timestamp(3) with time zone    | now()
            timestamp without time zone    | date                           | now()
            character varying(5)           | text                           | 'abcde'
            character varying(5)           | character varying(9)           | 'abcde'
            integer                        | bigint                         | 2147483647
            numeric(5,2)                   | numeric(7,2)                   | 999.99
            numeric(5,2)                   | numeric(7,3)                   | 999.99
            """)
    void knowsWhatIsWrittenAnew(String from, String to, String value) throws SQLException {
        make(from, value);
        String before = text("SELECT pg_catalog.pg_relation_filenode('t')::text");
        execute("ALTER TABLE t ALTER COLUMN a TYPE " + to);
        assertThat(text("SELECT pg_catalog.pg_relation_filenode('t')::text").equals(before)).isEqualTo(TypeFacts.keepsRowsInUtc(from, to));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            text                  | character varying(5) | 'abcdef'
            character varying(9)  | character varying(5) | 'abcdefghi'
            character varying(5)  | character varying(9) | 'abcde'
            character varying(5)  | text                 | 'abcde'
            character(5)          | character varying(5) | 'abcde'
            bigint                | integer              | 9223372036854775807
            integer               | bigint               | 2147483647
            integer               | numeric(10,0)        | 2147483647
            integer               | numeric(10,2)        | 2147483647
            integer               | double precision     | 2147483647
            numeric(10,0)         | integer              | 9999999999
            numeric(9,0)          | integer              | 999999999
            numeric(4,2)          | numeric(3,1)         | 99.99
            numeric(4,2)          | numeric(4,1)         | 99.99
            numeric(4,2)          | numeric(4,3)         | 99.99
            numeric               | numeric(4,3)         | 99.99
            numeric(4,2)          | numeric              | 99.99
            integer               | text                 | 1
            character varying(9)[]| text[]               | '{abc}'
            text[]                | character varying(1)[] | '{abc}'
            jsonb                 | json                 | '{}'
            """)
    void knowsWhatTheServerRefuses(String from, String to, String value) throws SQLException {
        make(from, value);
        boolean taken = true;
        try {
            execute("ALTER TABLE t ALTER COLUMN a TYPE " + to);
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).startsWith("22");
            taken = false;
        }
        assertThat(TypeFacts.refusesNothing(from, to)).isEqualTo(taken);
    }

    private static void make(String type, String value) throws SQLException {
        execute("DROP TABLE IF EXISTS t");
        execute("CREATE TABLE t (a " + type + ")");
        execute("INSERT INTO t VALUES (" + value + ")");
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
