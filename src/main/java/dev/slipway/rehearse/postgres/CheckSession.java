package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.TableSize;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.Obstacles;
import dev.slipway.rehearse.server.SequenceValue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that counts and compares rows. Everything on which the text of a value depends is set to fixed values, so that hashes of
 * two sessions can be compared (PostgreSQL 18 manual, "Client Connection Defaults").
 */
public final class CheckSession implements Checks {
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

    @Override
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

    @Override
    public Optional<Range> range(String sql) throws SQLException {
        return query(sql, row -> {
            row.next();
            long low = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(new Range(low, row.getLong(2)));
        });
    }

    @Override
    public long number(String sql) throws SQLException {
        return query(sql, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    @Override
    public List<SequenceValue> sequences() throws SQLException {
        return Sequences.read(this);
    }

    @Override
    public List<String> invalidIndexes() throws SQLException {
        return new PostgresObstacles(this).invalidIndexes();
    }

    @Override
    public List<TableSize> sizes(Map<String, Long> rows) throws SQLException {
        return TableSizes.read(this, rows);
    }

    @Override
    public Obstacles obstacles() {
        return new PostgresObstacles(this);
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
