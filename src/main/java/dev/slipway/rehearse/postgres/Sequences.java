package dev.slipway.rehearse.postgres;

import dev.slipway.rehearse.server.SequenceValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where sequences stand and sets them back. */
final class Sequences {
    private static final String READ = """
            SELECT s.schemaname, s.sequencename, s.increment_by, s.last_value
              FROM pg_catalog.pg_sequences s
             WHERE s.schemaname NOT IN ('slipway', 'pg_catalog', 'information_schema') AND s.schemaname !~ '^pg_'
             ORDER BY s.schemaname, s.sequencename
            """;
    private static final String SET = """
            SELECT pg_catalog.setval(c.oid, COALESCE(?, q.seqstart), ?)
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_sequence q ON q.seqrelid = c.oid
             WHERE n.nspname = ? AND c.relname = ?
            """;

    private Sequences() {}

    static List<SequenceValue> read(CheckSession session) throws SQLException {
        return session.query(READ, rows -> {
            List<SequenceValue> values = new ArrayList<>();
            while (rows.next()) {
                long last = rows.getLong(4);
                Optional<Long> stood = rows.wasNull() ? Optional.empty() : Optional.of(last);
                values.add(new SequenceValue(rows.getString(1), rows.getString(2), rows.getLong(3), stood));
            }
            return values;
        });
    }

    static void set(CheckSession session, SequenceValue value) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(SET)) {
            statement.setObject(1, value.last().orElse(null), Types.BIGINT);
            statement.setBoolean(2, value.last().isPresent());
            statement.setString(3, value.schema());
            statement.setString(4, value.name());
            statement.execute();
        }
    }
}
