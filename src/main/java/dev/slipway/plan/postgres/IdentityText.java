package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.Quote;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SequenceOptions;
import dev.slipway.model.ValueSource;

/** The sequence behind an identity column. */
final class IdentityText {
    private IdentityText() {}

    /** The SET clauses for what differs. */
    static String options(SequenceOptions from, SequenceOptions to) {
        StringBuilder sql = new StringBuilder();
        append(sql, from.increment() != to.increment(), "SET INCREMENT BY " + to.increment());
        append(sql, from.minimum() != to.minimum(), "SET MINVALUE " + to.minimum());
        append(sql, from.maximum() != to.maximum(), "SET MAXVALUE " + to.maximum());
        append(sql, from.start() != to.start(), "SET START WITH " + to.start());
        append(sql, from.cache() != to.cache(), "SET CACHE " + to.cache());
        append(sql, from.cycle() != to.cycle(), to.cycle() ? "SET CYCLE" : "SET NO CYCLE");
        return sql.toString().strip();
    }

    private static void append(StringBuilder sql, boolean when, String clause) {
        if (when) {
            sql.append(clause).append(' ');
        }
    }

    /** Lets a new identity go on after the values that are there, so that it never gives one of them again. */
    static String catchUp(ObjectKey table, String column, ValueSource.Identity identity) {
        String name = Quote.identifier(column);
        String extreme = identity.sequence().increment() > 0 ? "max" : "min";
        return "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + Quote.literal(Quote.qualified(table)) + ", "
                + Quote.literal(column) + "), "
                + extreme + "(" + name + ")) FROM " + Quote.qualified(table) + " HAVING " + extreme + "(" + name + ") IS NOT NULL";
    }
}
