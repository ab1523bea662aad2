package dev.slipway.dialect.mysql.rows;

import dev.slipway.dialect.RowStatements;
import dev.slipway.dialect.mysql.Quote;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ValueSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements over rows for MySQL and MariaDB. */
public final class MySqlRows implements RowStatements {
    private static final Set<String> WHOLE_NUMBERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

    @Override
    public Fill fresh(Column column) {
        String word = word(column);
        return WHOLE_NUMBERS.contains(word) || word.equals("decimal") ? Fill.NEXT_NUMBER
                : word.equals("uuid") ? Fill.NEW_UUID : TEXTS.contains(word) ? Fill.SUFFIXED : Fill.COPIED;
    }

    @Override
    public boolean numbersItself(Column column) {
        return column.value() instanceof ValueSource.AutoIncrement
                || column.value() instanceof ValueSource.Default given && given.expression().toLowerCase(Locale.ROOT).contains("nextval(");
    }

    @Override
    public boolean isWholeNumber(Column column) {
        return WHOLE_NUMBERS.contains(word(column));
    }

    private static String word(Column column) {
        return column.type().toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    }

    @Override
    public String read(ObjectKey table, List<String> columns, String keyColumn, String key) {
        return "SELECT " + RowSql.columns(columns) + " FROM " + RowSql.table(table) + " WHERE " + Quote.name(keyColumn) + " = " + key;
    }

    @Override
    public String touch(ObjectKey table, String column, String keyColumn, String key) {
        return "UPDATE " + RowSql.table(table) + " SET " + Quote.name(column) + " = " + Quote.name(column) + " WHERE "
                + Quote.name(keyColumn) + " = " + key;
    }

    /** In brackets of its own: an update may read its table only through a derived one. */
    @Override
    public String anyKey(ObjectKey table, String column) {
        String name = Quote.name(column);
        return "(SELECT k." + name + " FROM (SELECT " + name + " FROM " + RowSql.table(table) + " LIMIT 1) AS k)";
    }

    @Override
    public String range(ObjectKey table, String column) {
        return "SELECT MIN(" + Quote.name(column) + "), MAX(" + Quote.name(column) + ") FROM " + RowSql.table(table);
    }

    @Override
    public String insertCopies(ObjectKey table, List<String> order, List<Filled> columns, int rows) {
        return WriteSql.insertCopies(table, order, columns, rows);
    }

    @Override
    public String updateFromLast(ObjectKey table, List<String> order, List<String> columns, int rows) {
        return WriteSql.updateFromLast(table, order, columns, rows);
    }

    @Override
    public String deleteAfter(ObjectKey table, List<String> order, int first, int rows) {
        return WriteSql.deleteAfter(table, order, first, rows);
    }

    /** Of keys only: foreign keys and checks are named by the failure, without the rows. */
    @Override
    public Optional<String> violating(Constraint constraint) {
        boolean unique = constraint.type() == ConstraintKind.PRIMARY_KEY || constraint.type() == ConstraintKind.UNIQUE;
        if (!unique || constraint.columns().isEmpty()) {
            return Optional.empty();
        }
        String columns = RowSql.columns(constraint.columns());
        String present = constraint.columns().stream().map(c -> Quote.name(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return Optional.of("SELECT " + columns + ", COUNT(*) FROM " + RowSql.table(constraint.table()) + " WHERE " + present
                + " GROUP BY " + columns + " HAVING COUNT(*) > 1");
    }

    @Override
    public String nulls(ObjectKey table, String column) {
        return "SELECT * FROM " + RowSql.table(table) + " AS t WHERE t." + Quote.name(column) + " IS NULL";
    }

    @Override
    public String count(String rows) {
        return "SELECT COUNT(*) FROM (" + rows + ") AS violating";
    }
}
