package dev.slipway.dialect.postgres.rows;

import dev.slipway.dialect.RowStatements;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ValueSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements over rows for PostgreSQL. */
public final class PostgresRows implements RowStatements {
    private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");

    @Override
    public Fill fresh(Column column) {
        String type = column.type().replaceFirst("\\(.*", "");
        return isWholeNumber(column) || type.equals("numeric") ? Fill.NEXT_NUMBER
                : type.equals("uuid") ? Fill.NEW_UUID
                : type.equals("text") || type.startsWith("character varying") || type.endsWith("citext") ? Fill.SUFFIXED : Fill.COPIED;
    }

    @Override
    public boolean numbersItself(Column column) {
        return column.value() instanceof ValueSource.Identity
                || column.value() instanceof ValueSource.Default given && given.expression().startsWith("nextval(");
    }

    @Override
    public boolean isWholeNumber(Column column) {
        return WHOLE_NUMBERS.contains(column.type());
    }

    @Override
    public String read(ObjectKey table, List<String> columns, String keyColumn, String key) {
        return WorkloadSql.read(table, columns, keyColumn, key);
    }

    @Override
    public String touch(ObjectKey table, String column, String keyColumn, String key) {
        return WorkloadSql.touch(table, column, keyColumn, key);
    }

    @Override
    public String anyKey(ObjectKey table, String column) {
        return WorkloadSql.anyKey(table, column);
    }

    @Override
    public String range(ObjectKey table, String column) {
        return WorkloadSql.range(table, column);
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

    @Override
    public Optional<String> violating(Constraint constraint) {
        return ViolationSql.violating(constraint);
    }

    @Override
    public String nulls(ObjectKey table, String column) {
        return ViolationSql.nulls(table, column);
    }

    @Override
    public String count(String rows) {
        return ViolationSql.count(rows);
    }
}
