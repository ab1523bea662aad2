package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.event.TableSize;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much the tables take on disk, as the storage engines estimate it. */
final class TableSizes {
    private static final String SIZES = """
            SELECT t.TABLE_NAME, COALESCE(t.DATA_LENGTH, 0), COALESCE(t.INDEX_LENGTH, 0) FROM information_schema.TABLES t
             WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY 1
            """;

    private TableSizes() {}

    /** @param rows counted, by the name of the table */
    static List<TableSize> read(CheckSession session, Map<String, Long> rows) throws SQLException {
        return session.query(SIZES, row -> {
            List<TableSize> sizes = new ArrayList<>();
            while (row.next()) {
                if (rows.containsKey(row.getString(1))) {
                    sizes.add(new TableSize(row.getString(1), rows.get(row.getString(1)), row.getLong(2), row.getLong(3)));
                }
            }
            return sizes;
        });
    }

    /** Bytes by the name of the table. */
    static Map<String, Long> bytes(CheckSession session) throws SQLException {
        return session.query(SIZES, row -> {
            Map<String, Long> bytes = new TreeMap<>();
            while (row.next()) {
                bytes.put(row.getString(1), row.getLong(2));
            }
            return bytes;
        });
    }
}
