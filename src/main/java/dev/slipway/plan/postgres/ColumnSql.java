package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.dialect.postgres.TypeCast;
import dev.slipway.dialect.postgres.TypeFacts;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnStorage;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that change a column of a table that stays. */
final class ColumnSql {
    private ColumnSql() {}

    /**
     * The column again, without its values; a NOT NULL column needs some, and gets its type's plainest until the backup brings them
     * back.
     */
    static List<String> restored(ObjectKey table, Column column) {
        List<String> sql = new ArrayList<>();
        Optional<String> filler = column.notNull() && column.value() instanceof ValueSource.Plain ? TypeFacts.filler(column.type())
                : Optional.empty();
        if (filler.isPresent()) {
            sql.add(TableDdl.addColumn(table, column.withValue(new ValueSource.Default(filler.get()))));
            sql.add(TableDdl.alterColumn(table, column.name()) + "DROP DEFAULT");
        } else {
            sql.add(TableDdl.addColumn(table, column));
        }
        sql.addAll(Creation.columnExtras(table, column));
        return sql;
    }

    /**
     * What changes a column's type, and the source of values and the settings that go with it.
     *
     * @param before statements that make way for it
     * @param retype the statement that changes the type
     * @param after statements that set anew what it took
     */
    record Retyping(List<String> before, String retype, List<String> after) {
        /** Several of one table in one go, so that the server writes the table anew once. */
        static List<String> together(ObjectKey table, List<Retyping> retypings) {
            String alter = TableDdl.alter(table);
            List<String> sql = new ArrayList<>();
            retypings.forEach(r -> sql.addAll(r.before()));
            sql.add(alter + retypings.stream().map(r -> r.retype().substring(alter.length())).collect(Collectors.joining(",\n    ")));
            retypings.forEach(r -> sql.addAll(r.after()));
            return sql;
        }
    }

    /** The change from one form of a column to another. */
    static Retyping type(ObjectKey table, Column from, Column to) {
        List<String> before = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        boolean cast = !TypeFacts.keepsRows(from.type(), to.type());
        boolean hadDefault = from.value() instanceof ValueSource.Default;
        boolean throughIdentity = from.value() instanceof ValueSource.Identity && !to.value().equals(from.value());
        if (hadDefault && (cast || !from.value().equals(to.value())) || throughIdentity && !(to.value() instanceof ValueSource.Identity)) {
            before.addAll(value(table, from, new ValueSource.Plain()));
        }
        ColumnStorage afterwards = new ColumnStorage("", "", to.storage().statistics(), to.storage().options(), to.storage()
                .foreignOptions());
        sql.addAll(TableDdl.storage(table, to, afterwards));
        ValueSource left = hadDefault && (cast || !from.value().equals(to.value())) || throughIdentity
                && !(to.value() instanceof ValueSource.Identity)
                ? new ValueSource.Plain() : from.value();
        sql.addAll(value(table, to, to.value(), left));
        return new Retyping(before, retype(table, from, to), sql);
    }

    /** The change of type alone, with the cast it needs. */
    static String retype(ObjectKey table, Column from, Column to) {
        boolean cast = !TypeFacts.keepsRows(from.type(), to.type()) && !TypeFacts.isAssignable(from.type(), to.type());
        return TableDdl.alterColumn(table, to.name()) + "TYPE " + fullType(to)
                + (cast ? " USING " + TypeCast.of(to.name(), from.type(), to.type()) : "");
    }

    static String fullType(Column column) {
        return column.type() + (column.collation().isEmpty() ? "" : " COLLATE " + column.collation());
    }

    /** What sets the column's default on its table alone, where it has one. */
    static Optional<String> setDefault(ObjectKey table, Column column) {
        return column.value() instanceof ValueSource.Default(String expression)
                ? Optional.of(TableDdl.alterColumnOnly(table, column.name()) + "SET DEFAULT " + expression) : Optional.empty();
    }

    /** The statements that change where a column's value comes from, type apart. */
    static List<String> value(ObjectKey table, Column column, ValueSource to) {
        return value(table, column, to, column.value());
    }

    static List<String> value(ObjectKey table, Column column, ValueSource to, ValueSource from) {
        List<String> sql = new ArrayList<>();
        if (from.equals(to)) {
            return sql;
        }
        String alter = TableDdl.alterColumn(table, column.name());
        String only = TableDdl.alterColumnOnly(table, column.name());
        if (from instanceof ValueSource.Identity a && to instanceof ValueSource.Identity b) {
            if (!a.sequence().name().equals(b.sequence().name())) {
                ObjectKey sequence = ObjectKey.of(ObjectKind.SEQUENCE, table.schema(), a.sequence().name());
                sql.add("ALTER SEQUENCE IF EXISTS " + Quote.qualified(sequence) + " RENAME TO " + Quote.identifier(b.sequence().name()));
            }
            sql.addAll(ObjectDdl.moveInside(ObjectKey.of(ObjectKind.SEQUENCE, table.schema(), b.sequence().name()), a.sequence(),
                    b.sequence()));
            sql.add(alter + "SET GENERATED " + (b.always() ? "ALWAYS" : "BY DEFAULT") + " "
                    + IdentityText.options(a.sequence(), b.sequence()));
            return sql;
        }
        switch (from) {
            case ValueSource.Identity ignored -> sql.add(alter + "DROP IDENTITY IF EXISTS");
            case ValueSource.Default ignored when !(to instanceof ValueSource.Default) -> sql.add(only + "DROP DEFAULT");
            case ValueSource.Generated ignored -> sql.add(alter + "DROP EXPRESSION IF EXISTS");
            case ValueSource.Plain ignored -> { }
            case ValueSource.AutoIncrement ignored -> { }
            case ValueSource.Default ignored -> { }
        }
        switch (to) {
            case ValueSource.Default(String expression) -> sql.add(only + "SET DEFAULT " + expression);
            case ValueSource.Identity identity -> {
                sql.add(alter + "ADD " + TableDdl.identity(table, column.name(), identity));
                sql.add(IdentityText.catchUp(table, column.name(), identity));
            }
            case ValueSource.Plain ignored -> { }
            case ValueSource.AutoIncrement ignored -> { }
            case ValueSource.Generated ignored -> { }
        }
        return sql;
    }
}
