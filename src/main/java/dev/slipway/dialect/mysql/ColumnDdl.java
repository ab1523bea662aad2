package dev.slipway.dialect.mysql;

import dev.slipway.model.Column;
import dev.slipway.model.MySqlColumn;
import dev.slipway.model.MySqlTable;
import dev.slipway.model.ValueSource;

/** Columns of MySQL and MariaDB as SQL. */
public final class ColumnDdl {
    private ColumnDdl() {}

    /** Name and definition, as after ADD COLUMN and MODIFY COLUMN. */
    public static String definition(MySqlTable table, Column column) {
        MySqlColumn extras = table.column(column.name());
        StringBuilder sql = new StringBuilder(Quote.name(column.name())).append(' ').append(column.type());
        if (!column.collation().isEmpty() && (extras.namesCollation() || !column.collation().equals(table.collation()))) {
            sql.append(characterSet(column.collation()));
        }
        if (column.value() instanceof ValueSource.Generated(String expression, boolean stored)) {
            sql.append(" GENERATED ALWAYS AS ").append(expression).append(stored ? " STORED" : " VIRTUAL");
        }
        // Where explicit_defaults_for_timestamp is off, a timestamp that says nothing is NOT NULL.
        sql.append(column.notNull() ? " NOT NULL" : column.type().startsWith("timestamp") ? " NULL" : "");
        switch (column.value()) {
            case ValueSource.Default(String expression) -> sql.append(" DEFAULT ").append(expression);
            case ValueSource.AutoIncrement _ -> sql.append(" AUTO_INCREMENT");
            case ValueSource.Plain _, ValueSource.Generated _ -> { }
            case ValueSource.Identity _ -> throw new IllegalArgumentException("no column of MySQL is an identity: " + column.name());
        }
        sql.append(extras.onUpdate().isEmpty() ? "" : " ON UPDATE " + extras.onUpdate());
        String check = extras.clauses().startsWith("CHECK ") ? " " + extras.clauses() : "";
        sql.append(check.isEmpty() && !extras.clauses().isEmpty() ? " " + extras.clauses() : "");
        sql.append(column.comment().isEmpty() ? "" : " COMMENT " + Quote.text(column.comment()));
        return sql.append(check).toString();
    }

    /** {@code CHARACTER SET … COLLATE …} for a collation; the name of its character set is how its own begins. */
    public static String characterSet(String collation) {
        int underscore = collation.indexOf('_');
        String charset = underscore < 0 ? collation : collation.substring(0, underscore);
        return " CHARACTER SET " + charset + " COLLATE " + collation;
    }
}
