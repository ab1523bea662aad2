package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A session that counts and compares rows. Everything on which the text of a value depends is set to fixed values, so that hashes of
 * two sessions can be compared (PostgreSQL 18 manual, "Client Connection Defaults").
 */
public final class CheckSession implements AutoCloseable {
    private static final String FIXED = """
            SET search_path = ''; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
            SET extra_float_digits = 1; SET bytea_output = 'hex'; SET xmloption = 'content'; SET lc_monetary = 'C'; SET row_security = off
            """;

    private final Connection connection;
    private final Cancellation cancellation;

    public CheckSession(Database database, Cancellation cancellation) throws SQLException {
        this(database.borrow(SessionPurpose.CHECK), cancellation);
    }

    /** Takes over a session that was opened to write. */
    CheckSession(Connection connection, Cancellation cancellation) throws SQLException {
        this.connection = connection;
        this.cancellation = cancellation;
        try (Statement statement = connection.createStatement()) {
            statement.execute(FIXED);
        }
    }

    /**
     * What a table holds.
     *
     * @param rows the number of rows
     * @param sums for each list of columns a number that depends on the rows' content and not on their order
     */
    public record Content(long rows, List<String> sums) {
        public Content {
            sums = List.copyOf(sums);
        }
    }

    /** Reads the whole table once, however many lists are asked for. */
    public Content content(ObjectKey table, List<List<String>> columnLists) throws SQLException {
        return content(RowSql.table(table), columnLists);
    }

    Content content(String table, List<List<String>> columnLists) throws SQLException {
        List<List<String>> distinct = List.copyOf(new LinkedHashSet<>(columnLists));
        return query(RowSql.content(table, distinct), row -> {
            row.next();
            List<String> sums = new ArrayList<>();
            for (List<String> columns : columnLists) {
                BigDecimal sum = row.getBigDecimal(2 + distinct.indexOf(columns));
                sums.add(sum.toPlainString());
            }
            return new Content(row.getLong(1), sums);
        });
    }

    /** The lowest and the highest of some numbers. */
    public record Range(long low, long high) {}

    /** The two numbers a query gives; empty when they are null. */
    public Optional<Range> range(String sql) throws SQLException {
        return query(sql, row -> {
            row.next();
            long low = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(new Range(low, row.getLong(2)));
        });
    }

    /** The one number a query gives. */
    public long number(String sql) throws SQLException {
        return query(sql, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    <T> T query(String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return cancellation.during(statement, () -> {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    return reader.read(rows);
                }
            });
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            cancellation.during(statement, () -> statement.execute(sql));
        }
    }

    Connection connection() {
        return connection;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Reads the rows of a result. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
