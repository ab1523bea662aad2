package dev.slipway.introspect.postgres;

import dev.slipway.model.SequenceOptions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Values that several readers take from a row. */
final class Rows {
    private Rows() {}

    static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** The text of a column, empty for null. */
    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    /** @param name the name of the sequence behind an identity column, empty for a sequence of its own */
    static SequenceOptions sequence(ResultSet row, String name) throws SQLException {
        return new SequenceOptions(name, row.getString("type"), row.getLong("start"), row.getLong("increment"),
                row.getLong("minimum"), row.getLong("maximum"), row.getLong("cache"), row.getBoolean("cycle"));
    }
}
