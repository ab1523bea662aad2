package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.mysql.rows.RowSql;
import dev.slipway.dialect.mysql.rows.TypedColumn;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that counts and compares rows. Strings are sent and read as UTF-8, times as UTC; values are compared as what they say and not
 * as how they are kept.
 */
final class CheckSession implements Checks {
    private static final String FIXED = "SET SESSION sql_mode = '', time_zone = '+00:00'";
    /** What the server knows of sizes and counters it keeps for a day otherwise (MySQL 9 manual, "information_schema_stats_expiry"). */
    private static final String FRESH = "SET SESSION information_schema_stats_expiry = 0";

    private final Connection connection;
    private final Cancellation cancellation;
    private final Product product;

    CheckSession(Database database, Cancellation cancellation) throws SQLException {
        this(database.borrow(SessionPurpose.CHECK), cancellation);
    }

    /** Takes over a session that was opened to write. */
    CheckSession(Connection connection, Cancellation cancellation) throws SQLException {
        this.connection = connection;
        this.cancellation = cancellation;
        this.product = Product.of(connection);
        execute(FIXED);
        if (product == Product.MYSQL) {
            execute(FRESH);
        }
    }

    @Override
    public Content content(ObjectKey table, List<List<String>> columnLists) throws SQLException {
        return content(RowSql.table(table), columnLists);
    }

    /** @param table quoted */
    Content content(String table, List<List<String>> columnLists) throws SQLException {
        Map<String, String> types = types(table);
        List<List<String>> distinct = List.copyOf(new LinkedHashSet<>(columnLists));
        List<List<TypedColumn>> typed = distinct.stream()
                .map(columns -> columns.stream().map(c -> new TypedColumn(c, types.getOrDefault(c, ""), "")).toList()).toList();
        return query(RowSql.content(table, typed), row -> {
            row.next();
            List<String> sums = new ArrayList<>();
            for (List<String> columns : columnLists) {
                BigDecimal sum = row.getBigDecimal(2 + distinct.indexOf(columns));
                sums.add(sum.toPlainString());
            }
            return new Content(row.getLong(1), sums);
        });
    }

    /** The types of a table's columns, a temporary one's, too. @param table quoted */
    Map<String, String> types(String table) throws SQLException {
        return query(RowSql.showColumns(table), row -> {
            Map<String, String> types = new HashMap<>();
            while (row.next()) {
                types.put(row.getString(1), row.getString(2));
            }
            return types;
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
        return Counters.read(this);
    }

    /** An index is there when its build is done, and not before. */
    @Override
    public List<String> invalidIndexes() {
        return List.of();
    }

    @Override
    public List<TableSize> sizes(Map<String, Long> rows) throws SQLException {
        return TableSizes.read(this, rows);
    }

    @Override
    public Obstacles obstacles() {
        return new MySqlObstacles(this);
    }

    Product product() {
        return product;
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

    /** The first column of a query's rows. */
    List<String> texts(String sql) throws SQLException {
        return query(sql, rows -> {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        });
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
