package dev.slipway.rehearse.postgres;

import dev.slipway.rehearse.event.TableSize;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much the tables of the database that is rehearsed on take on disk, counted in the same way as the catalogue's statistics do. */
final class TableSizes {
    private static final String SIZES = """
            SELECT n.nspname || '.' || c.relname, COALESCE(sum(pg_catalog.pg_relation_size(t.relid)), 0)::bigint,
                   COALESCE(sum((SELECT sum(pg_catalog.pg_relation_size(i.indexrelid)) FROM pg_catalog.pg_index i
                                  WHERE i.indrelid = t.relid)), 0)::bigint
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace,
                   LATERAL (SELECT p.relid FROM pg_catalog.pg_partition_tree(c.oid) p WHERE c.relkind = 'p' AND p.isleaf
                            UNION ALL SELECT c.oid WHERE c.relkind <> 'p') t
             WHERE c.relkind IN ('r', 'p') AND n.nspname || '.' || c.relname = ANY (?) GROUP BY 1 ORDER BY 1
            """;

    private TableSizes() {}

    /** @param rows counted, by qualified raw name of the table */
    static List<TableSize> read(CheckSession session, Map<String, Long> rows) throws SQLException {
        List<TableSize> sizes = new ArrayList<>();
        try (PreparedStatement query = session.connection().prepareStatement(SIZES)) {
            query.setArray(1, session.connection().createArrayOf("text", rows.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sizes.add(new TableSize(row.getString(1), rows.getOrDefault(row.getString(1), -1L), row.getLong(2), row.getLong(3)));
                }
            }
        }
        return sizes;
    }
}
