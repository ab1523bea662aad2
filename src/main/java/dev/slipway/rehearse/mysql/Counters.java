package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.mysql.rows.RowSql;
import dev.slipway.rehearse.server.SequenceValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the counters of AUTO_INCREMENT columns and the sequences of MariaDB stand, and setting them back. */
final class Counters {
    /** What stands where other servers have a schema: both are named like tables, which tells them apart. */
    private static final String COUNTER = "AUTO_INCREMENT";
    private static final String SEQUENCE = "SEQUENCE";
    private static final String AUTO_INCREMENTS = """
            SELECT t.TABLE_NAME, t.AUTO_INCREMENT FROM information_schema.TABLES t
             WHERE t.TABLE_SCHEMA = DATABASE() AND t.AUTO_INCREMENT IS NOT NULL AND t.TABLE_TYPE = 'BASE TABLE' ORDER BY 1
            """;
    private static final String SEQUENCES = """
            SELECT t.TABLE_NAME FROM information_schema.TABLES t
             WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'SEQUENCE' ORDER BY 1
            """;

    private Counters() {}

    static List<SequenceValue> read(CheckSession session) throws SQLException {
        List<SequenceValue> values = new ArrayList<>(session.query(AUTO_INCREMENTS, rows -> {
            List<SequenceValue> counters = new ArrayList<>();
            while (rows.next()) {
                counters.add(value(COUNTER, rows.getString(1), 1, rows.getLong(2)));
            }
            return counters;
        }));
        for (String sequence : session.texts(SEQUENCES)) {
            values.add(session.query(RowSql.sequenceState(sequence), row -> {
                row.next();
                return value(SEQUENCE, sequence, row.getLong(2), row.getLong(1));
            }));
        }
        return values;
    }

    private static SequenceValue value(String kind, String name, long increment, long next) {
        return new SequenceValue(kind, name, increment, Optional.of(next - increment));
    }

    /** A counter goes back only as far as the rows allow. */
    static void set(CheckSession session, SequenceValue value) throws SQLException {
        long next = value.last().orElse(0L) + value.increment();
        session.execute(value.schema().equals(COUNTER) ? RowSql.setAutoIncrement(value.name(), next)
                : RowSql.restartSequence(value.name(), next));
    }
}
