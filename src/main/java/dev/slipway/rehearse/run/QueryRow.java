package dev.slipway.rehearse.run;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a query whose one row becomes variables. */
public final class QueryRow {
    private QueryRow() {}

    /**
     * The columns of the row; null is kept.
     *
     * @throws StatementFailure when it is not exactly one row
     */
    public static Map<String, @Nullable String> of(Connection connection, RunControl control, ScriptItem.Query query, Side side)
            throws SQLException, StatementFailure {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            ResultSet rows = control.cancellation().during(statement, () -> statement.executeQuery(query.sql()));
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            if (!rows.next()) {
                throw StatementFailure.of(side, query, "The query gives no row for \\gset", "Write it so that it gives exactly one row");
            }
            ResultSetMetaData columns = rows.getMetaData();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                values.put(columns.getColumnLabel(column), rows.getString(column));
            }
            if (rows.next()) {
                throw StatementFailure.of(side, query, "The query gives more than one row for \\gset",
                        "Write it so that it gives exactly one row");
            }
            return values;
        }
    }
}
