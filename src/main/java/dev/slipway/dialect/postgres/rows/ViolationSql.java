package dev.slipway.dialect.postgres.rows;

import dev.slipway.model.Constraint;
import dev.slipway.model.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The queries that find the rows which keep a constraint from holding. */
public final class ViolationSql {
    /** As pg_get_constraintdef prints it: names in it are quoted already where they need it. */
    private static final Pattern FOREIGN_KEY = Pattern.compile("FOREIGN KEY \\((.+?)\\) REFERENCES (.+?)\\((.+?)\\).*", Pattern.DOTALL);
    private static final Pattern CHECK = Pattern.compile("CHECK \\((.*)\\)(?: NO INHERIT)?(?: NOT VALID)?", Pattern.DOTALL);

    private ViolationSql() {}

    /** The rows that violate a foreign key or check; nothing for other kinds of constraint. */
    public static Optional<String> violating(Constraint constraint) {
        return switch (constraint.type()) {
            case FOREIGN_KEY -> orphans(constraint);
            case CHECK -> checkFails(constraint);
            case NOT_NULL -> constraint.columns().isEmpty() ? Optional.empty()
                    : Optional.of(nulls(constraint.table(), constraint.columns().getFirst()));
            case PRIMARY_KEY, UNIQUE -> constraint.columns().isEmpty() ? Optional.empty()
                    : Optional.of(duplicates(constraint.table(), constraint.columns()));
            case EXCLUSION -> Optional.empty();
        };
    }

    public static String nulls(ObjectKey table, String column) {
        return "SELECT * FROM " + RowSql.table(table) + " AS t WHERE t." + RowSql.name(column) + " IS NULL";
    }

    /** One row for each set of values that occurs more than once; rows with a null in it do not collide. */
    public static String duplicates(ObjectKey table, List<String> columns) {
        String present = columns.stream().map(c -> RowSql.name(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "SELECT " + RowSql.columns(columns) + ", pg_catalog.count(*) FROM " + RowSql.table(table) + " WHERE " + present
                + " GROUP BY " + RowSql.columns(columns) + " HAVING pg_catalog.count(*) > 1";
    }

    public static String count(String rows) {
        return "SELECT pg_catalog.count(*) FROM (" + rows + ") AS violating";
    }

    private static Optional<String> orphans(Constraint constraint) {
        Matcher parts = FOREIGN_KEY.matcher(constraint.definition());
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> own = List.of(parts.group(1).split(", "));
        List<String> other = List.of(parts.group(3).split(", "));
        if (own.size() != other.size()) {
            return Optional.empty();
        }
        StringBuilder pairs = new StringBuilder();
        StringBuilder present = new StringBuilder();
        for (int i = 0; i < own.size(); i++) {
            pairs.append(i == 0 ? "" : " AND ").append("r.").append(other.get(i)).append(" = t.").append(own.get(i));
            present.append("t.").append(own.get(i)).append(" IS NOT NULL AND ");
        }
        return Optional.of("SELECT t.* FROM " + RowSql.table(constraint.table()) + " AS t WHERE " + present
                + "NOT EXISTS (SELECT FROM " + parts.group(2) + " AS r WHERE " + pairs + ")");
    }

    private static Optional<String> checkFails(Constraint constraint) {
        Matcher parts = CHECK.matcher(constraint.definition());
        return parts.matches()
                ? Optional.of("SELECT * FROM " + RowSql.table(constraint.table()) + " AS t WHERE NOT (" + parts.group(1) + ")")
                : Optional.empty();
    }
}
