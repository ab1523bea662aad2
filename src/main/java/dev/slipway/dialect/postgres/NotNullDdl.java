package dev.slipway.dialect.postgres;

import dev.slipway.model.Column;
import dev.slipway.model.NotNullForm;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Not null constraints as PostgreSQL catalogues them from version 18 on (manual, ALTER TABLE); older servers know nothing but SET NOT NULL.
 */
public final class NotNullDdl {
    private NotNullDdl() {}

    /** The clause in a column's definition, which cannot say NOT VALID; empty where the column may hold nulls. */
    static String clause(Column column) {
        NotNullForm form = column.notNullForm();
        if (!column.notNull() || !form.validated() && !form.inherited()) {
            return "";
        }
        return (form.name().isEmpty() ? "" : " CONSTRAINT " + Quote.identifier(form.name())) + " NOT NULL"
                + (form.noInherit() ? " NO INHERIT" : "");
    }

    /** What the clause leaves to be done once the column is there. */
    public static List<String> afterwards(ObjectKey column, NotNullForm form) {
        List<String> sql = new ArrayList<>();
        if (form.inherited()) {
            return sql;
        }
        if (!form.validated()) {
            sql.add(add(column, form, true));
        }
        if (!form.comment().isEmpty()) {
            sql.add(AttributeDdl.comment(constraint(column, form), form.comment()));
        }
        return sql;
    }

    /** @param notValid for new rows only */
    public static String add(ObjectKey column, NotNullForm form, boolean notValid) {
        return alter(column) + addClause(column, form, notValid);
    }

    private static String addClause(ObjectKey column, NotNullForm form, boolean notValid) {
        return "ADD CONSTRAINT " + Quote.identifier(form.nameFor(column)) + " NOT NULL " + Quote.identifier(column.name())
                + (form.noInherit() ? " NO INHERIT" : "") + (notValid ? " NOT VALID" : "");
    }

    public static String validate(ObjectKey column, NotNullForm form) {
        return ObjectDdl.validate(constraint(column, form));
    }

    /** Another name, which the constraints of all heirs take along; they must have the same name by now. */
    public static String rename(ObjectKey column, String from, String to) {
        return alter(column) + "RENAME CONSTRAINT " + Quote.identifier(from) + " TO " + Quote.identifier(to);
    }

    /** Takes the constraint away and gives it back in another form, in one statement. */
    public static String replace(ObjectKey column, NotNullForm to) {
        return alter(column) + "ALTER COLUMN " + Quote.identifier(column.name()) + " DROP NOT NULL, "
                + addClause(column, to, !to.validated());
    }

    /**
     * Brings a constraint that stays from one form to another.
     *
     * @param follow the constraints of all heirs have the same name
     */
    public static List<String> change(ObjectKey column, NotNullForm from, NotNullForm to, boolean follow) {
        List<String> sql = new ArrayList<>();
        boolean renamed = !from.nameFor(column).equals(to.nameFor(column));
        if (from.validated() && !to.validated() || renamed && !follow) {
            sql.add(replace(column, to));
            sql.addAll(comment(column, to.withComment(""), to));
            return sql;
        }
        if (renamed) {
            sql.add(rename(column, from.nameFor(column), to.nameFor(column)));
        }
        if (from.noInherit() != to.noInherit()) {
            sql.add(alter(column) + "ALTER CONSTRAINT " + Quote.identifier(to.nameFor(column)) + (to.noInherit() ? " NO INHERIT"
                    : " INHERIT"));
        }
        if (!from.validated() && to.validated()) {
            sql.add(validate(column, to));
        }
        sql.addAll(comment(column, from, to));
        return sql;
    }

    /** Brings the comment on the constraint from one form's to another's. */
    public static List<String> comment(ObjectKey column, NotNullForm from, NotNullForm to) {
        return from.comment().equals(to.comment()) ? List.of() : List.of(AttributeDdl.comment(constraint(column, to), to.comment()));
    }

    /** Whether the column's constraint has exactly this form, its comment apart. */
    public static String is(ObjectKey column, NotNullForm form) {
        return exists(column, "k.conname = " + Quote.literal(form.nameFor(column)) + " AND " + (form.noInherit() ? "" : "NOT ")
                + "k.connoinherit AND "
                + (form.validated() ? "" : "NOT ") + "k.convalidated");
    }

    /** Whether existing rows of the column hold no nulls for certain. */
    public static String isValid(ObjectKey column) {
        return exists(column, "k.convalidated");
    }

    private static String exists(ObjectKey column, String condition) {
        return "EXISTS (SELECT FROM pg_catalog.pg_constraint k"
                + " JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]"
                + " WHERE k.contype = 'n' AND k.conrelid = to_regclass(" + Quote.literal(Quote.parent(column)) + ") AND a.attname = "
                + Quote.literal(column.name()) + " AND " + condition + ")";
    }

    private static ObjectKey constraint(ObjectKey column, NotNullForm form) {
        return ObjectKey.child(ObjectKind.CONSTRAINT, column.schema(), column.parent(), form.nameFor(column));
    }

    private static String alter(ObjectKey column) {
        return "ALTER TABLE " + Quote.parent(column) + " ";
    }
}
