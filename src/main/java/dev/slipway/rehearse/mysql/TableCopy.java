package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.mysql.rows.RowSql;
import dev.slipway.dialect.mysql.rows.TypedColumn;
import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.server.StoredColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file and as a temporary table, which the end of the session drops: nothing is left behind by a crash, and no privilege to
 * create databases is needed.
 */
final class TableCopy {
    /** The raw name of the temporary table. */
    static final String TEMPORARY = "slipway_copy";
    /** Statements stay well below the smallest usual max_allowed_packet, 4 MiB, unless one row is longer. */
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ROWS = 250;
    private static final int MOST_PARAMETERS = 20_000;
    private static final String COLLATIONS = """
            SELECT c.COLUMN_NAME, c.COLLATION_NAME FROM information_schema.COLUMNS c
             WHERE c.TABLE_SCHEMA = DATABASE() AND c.TABLE_NAME = ? AND c.COLLATION_NAME IS NOT NULL
            """;

    private final CheckSession session;

    TableCopy(CheckSession session) {
        this.session = session;
    }

    static List<TypedColumn> typed(List<StoredColumn> columns) {
        return columns.stream().map(c -> new TypedColumn(c.name(), c.type(), "")).toList();
    }

    /** Writes the file and gives its SHA-256. @param rows hears how many rows are written */
    String write(ObjectKey table, List<StoredColumn> columns, Path file, LongConsumer rows) throws SQLException, IOException {
        try (TableFile.Writer writer = new TableFile.Writer(file); Statement statement = session.connection().createStatement(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            // Only so does the driver hand rows on as they come (Connector/J manual, "ResultSet").
            statement.setFetchSize(Integer.MIN_VALUE);
            String sql = RowSql.export(table, typed(columns));
            ResultSet all = session.cancellation().during(statement, () -> statement.executeQuery(sql));
            long written = 0;
            while (all.next()) {
                session.cancellation().check();
                byte @Nullable [][] values = new byte[columns.size()][];
                for (int i = 0; i < values.length; i++) {
                    values[i] = all.getBytes(i + 1);
                }
                writer.row(values);
                rows.accept(++written);
            }
            return writer.end();
        }
    }

    /**
     * Loads a file into a new temporary table.
     *
     * @param now the table that it will be compared with, whose collations the columns of the key get
     * @param keyNow the columns of the key by their names in that table; in the order of {@code key}
     * @throws dev.slipway.model.ProblemException when the file is not the one that was written
     */
    List<TypedColumn> load(List<StoredColumn> columns, List<String> key, Path file, String sha256, ObjectKey now, List<String> keyNow)
            throws SQLException, IOException {
        Map<String, String> collations = collations(now);
        List<TypedColumn> typed = columns.stream().map(c -> new TypedColumn(c.name(), c.type(), key.contains(c.name())
                ? collations.getOrDefault(keyNow.get(key.indexOf(c.name())), "") : "")).toList();
        try (TableFile.Reader reader = new TableFile.Reader(file, sha256, columns.size())) {
            session.execute(RowSql.dropTemporary(TEMPORARY));
            session.execute(RowSql.createTemporary(TEMPORARY, typed, key));
            fill(reader, typed);
        }
        return typed;
    }

    private void fill(TableFile.Reader reader, List<TypedColumn> columns) throws SQLException, IOException {
        int most = Math.max(1, Math.min(MOST_ROWS, MOST_PARAMETERS / Math.max(1, columns.size())));
        List<byte @Nullable [][]> waiting = new ArrayList<>();
        long bytes = 0;
        for (Optional<byte @Nullable [][]> row = reader.row(); row.isPresent(); row = reader.row()) {
            waiting.add(row.get());
            for (byte @Nullable [] value : row.get()) {
                bytes += value == null ? 4 : value.length;
            }
            if (waiting.size() >= most || bytes >= MOST_BYTES) {
                send(waiting, columns);
                waiting.clear();
                bytes = 0;
            }
        }
        if (!waiting.isEmpty()) {
            send(waiting, columns);
        }
    }

    private void send(List<byte @Nullable [][]> rows, List<TypedColumn> columns) throws SQLException {
        String sql = RowSql.load(TEMPORARY, columns, rows.size());
        try (PreparedStatement insert = session.connection().prepareStatement(sql)) {
            int parameter = 1;
            for (byte @Nullable [][] row : rows) {
                for (byte @Nullable [] value : row) {
                    insert.setBytes(parameter++, value);
                }
            }
            session.cancellation().during(insert, insert::executeUpdate);
        }
    }

    private Map<String, String> collations(ObjectKey table) throws SQLException {
        Map<String, String> collations = new HashMap<>();
        try (PreparedStatement query = session.connection().prepareStatement(COLLATIONS)) {
            query.setString(1, table.name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    collations.put(row.getString(1), row.getString(2));
                }
            }
        }
        return collations;
    }

    /** The rows that were loaded. */
    CheckSession.Content content(List<String> columns) throws SQLException {
        return session.content(RowSql.temporary(TEMPORARY), List.of(columns));
    }
}
