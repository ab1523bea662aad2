package dev.slipway.dialect.mysql;

import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.MySqlTable;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Conditions over the information schema of the chosen database: what is there, and how it looks. Each is a boolean expression in
 * brackets or a single EXISTS.
 */
public final class Existence {
    private static final Pattern KEY_PART = Pattern.compile("(`(?:[^`]|``)*`)(?:\\((\\d+)\\))?( DESC| ASC)?");
    private static final Pattern PARTITION = Pattern.compile("\\bPARTITION (`(?:[^`]|``)*`)");
    private static final Pattern ACTION = Pattern.compile("ON (DELETE|UPDATE) (CASCADE|SET NULL|SET DEFAULT|NO ACTION|RESTRICT)");

    private Existence() {}

    private static String exists(String from, String where) {
        return "EXISTS (SELECT 1 FROM information_schema." + from + " WHERE " + where + ")";
    }

    private static String table(String name, String schemaColumn, String nameColumn) {
        return schemaColumn + " = DATABASE() AND " + nameColumn + " = " + Quote.text(name);
    }

    public static String table(String name) {
        return exists("tables", table(name, "table_schema", "table_name"));
    }

    public static String column(ObjectKey column) {
        return exists("columns", columnIs(column.parent(), column.name()));
    }

    private static String columnIs(String table, String column) {
        return table(table, "table_schema", "table_name") + " AND column_name = " + Quote.text(column);
    }

    /** Whether a column looks as wanted, as far as it differs from how it was; empty where nothing that can be asked for differs. */
    public static Optional<String> columnLooks(Table table, Column from, Column to) {
        List<String> like = new ArrayList<>();
        if (!from.type().equals(to.type())) {
            like.add("column_type IN (" + printedTypes(to.type()).stream().map(Quote::text).collect(Collectors.joining(", ")) + ")");
        }
        if (from.notNull() != to.notNull()) {
            like.add("is_nullable = '" + (to.notNull() ? "NO" : "YES") + "'");
        }
        if (!from.collation().equals(to.collation()) && !to.collation().isEmpty()) {
            like.add("collation_name = " + Quote.text(to.collation()));
        }
        if (!from.comment().equals(to.comment())) {
            like.add("column_comment = " + Quote.text(to.comment()));
        }
        return like.isEmpty() ? Optional.empty()
                : Optional.of(exists("columns", columnIs(table.key().name(), to.name()) + " AND " + String.join(" AND ", like)));
    }

    /** The ways in which servers print a type: some with a display width, JSON as the text it is kept in. */
    private static List<String> printedTypes(String type) {
        if (type.equals("json")) {
            return List.of("json", "longtext");
        }
        String unsigned = type.endsWith(" unsigned") ? " unsigned" : "";
        return switch (type.replace(" unsigned", "")) {
            case "tinyint" -> List.of(type, (unsigned.isEmpty() ? "tinyint(4)" : "tinyint(3)") + unsigned);
            case "smallint" -> List.of(type, (unsigned.isEmpty() ? "smallint(6)" : "smallint(5)") + unsigned);
            case "mediumint" -> List.of(type, (unsigned.isEmpty() ? "mediumint(9)" : "mediumint(8)") + unsigned);
            case "int" -> List.of(type, (unsigned.isEmpty() ? "int(11)" : "int(10)") + unsigned);
            case "bigint" -> List.of(type, "bigint(20)" + unsigned);
            case "year" -> List.of("year", "year(4)");
            default -> List.of(type);
        };
    }

    /** Whether a key of that name is there. */
    public static String key(String table, String name) {
        return exists("statistics", table(table, "table_schema", "table_name") + " AND index_name = " + Quote.text(name));
    }

    /** Whether a key looks like this; empty where the information schema does not tell. */
    public static Optional<String> keyLooks(Index index) {
        return keyLooks(index.key().parent(), index.key().name(), index.unique(), index.definition());
    }

    /** Whether the primary key looks like this. */
    public static Optional<String> primaryKeyLooks(Constraint key) {
        return keyLooks(key.key().parent(), "PRIMARY", true, key.definition());
    }

    private static Optional<String> keyLooks(String table, String name, boolean unique, String definition) {
        if (!definition.startsWith("(")) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String item : SqlText.items(definition.substring(1, SqlText.bracketEnd(definition, 0) - 1))) {
            Matcher part = KEY_PART.matcher(item);
            if (!part.matches()) {
                return Optional.empty();
            }
            parts.add(Quote.unquoteName(part.group(1)) + "/" + (part.group(2) == null ? "" : part.group(2)) + "/"
                    + (" DESC".equals(part.group(3)) ? "D" : "A"));
        }
        return Optional.of("((SELECT group_concat(concat(column_name, '/', coalesce(sub_part, ''), '/', coalesce(collation, 'A'))"
                + " ORDER BY seq_in_index) FROM information_schema.statistics WHERE " + table(table, "table_schema", "table_name")
                + " AND index_name = " + Quote.text(name) + " AND non_unique = " + (unique ? 0 : 1) + ") <=> "
                + Quote.text(String.join(",", parts)) + ")");
    }

    /** Whether a check of that name is there. */
    public static String check(Constraint check) {
        return exists("table_constraints", table(check.key().parent(), "table_schema", "table_name")
                + " AND constraint_type = 'CHECK' AND constraint_name = " + Quote.text(check.key().name()));
    }

    /** Whether a foreign key is there that does the same. */
    public static String foreignKey(Constraint key) {
        StringBuilder where = new StringBuilder(table(key.key().parent(), "constraint_schema", "table_name"))
                .append(" AND constraint_name = ").append(Quote.text(key.key().name()));
        key.references().ifPresent(other -> where.append(" AND referenced_table_name = ").append(Quote.text(other.name())));
        where.append(" AND delete_rule IN (").append(rules(key, "DELETE")).append(") AND update_rule IN (").append(rules(key, "UPDATE"))
                .append(')');
        return "(" + exists("referential_constraints", where.toString()) + " AND (SELECT group_concat(column_name, '/',"
                + " referenced_column_name ORDER BY ordinal_position) FROM information_schema.key_column_usage WHERE "
                + table(key.key().parent(), "table_schema", "table_name") + " AND constraint_name = " + Quote.text(key.key().name())
                + " AND referenced_column_name IS NOT NULL) <=> " + Quote.text(pairs(key)) + ")";
    }

    private static String pairs(Constraint key) {
        int references = key.definition().indexOf(" REFERENCES ");
        String other = key.definition().substring(references);
        List<String> there = SqlText.names(other.substring(other.indexOf('('), SqlText.bracketEnd(other, other.indexOf('('))));
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.add(key.columns().get(i) + "/" + there.get(i));
        }
        return String.join(",", pairs);
    }

    /** Servers call what is done when nothing is said by one name or the other. */
    private static String rules(Constraint key, String event) {
        Matcher action = ACTION.matcher(key.definition());
        while (action.find()) {
            if (action.group(1).equals(event) && !action.group(2).matches("NO ACTION|RESTRICT")) {
                return Quote.text(action.group(2));
            }
        }
        return "'NO ACTION', 'RESTRICT'";
    }

    /** Conditions that tell whether the options of a table are as wanted, as far as they differ from how they were. */
    public static List<String> tableLooks(Table from, Table to) {
        MySqlTable before = TableDdl.details(from);
        MySqlTable after = TableDdl.details(to);
        List<String> like = new ArrayList<>();
        String is = table(to.key().name(), "table_schema", "table_name");
        if (!before.engine().equals(after.engine())) {
            like.add(exists("tables", is + " AND engine = " + Quote.text(after.engine())));
        }
        if (!before.collation().equals(after.collation())) {
            like.add(exists("tables", is + " AND table_collation = " + Quote.text(after.collation())));
        }
        if (!from.attributes().comment().equals(to.attributes().comment())) {
            like.add(exists("tables", is + " AND table_comment = " + Quote.text(to.attributes().comment())));
        }
        if (!partitions(before.partitioning()).equals(partitions(after.partitioning()))) {
            like.add("((SELECT group_concat(DISTINCT partition_name ORDER BY partition_ordinal_position) FROM information_schema.partitions"
                    + " WHERE " + is + " AND partition_name IS NOT NULL) <=> "
                    + (after.partitioning().isEmpty() ? "NULL" : Quote.text(String.join(",", partitions(after.partitioning())))) + ")");
        }
        return like;
    }

    /** The names of the partitions that a clause lists; those by number alone are called p0 and so on. */
    private static List<String> partitions(String clause) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARTITION.matcher(clause);
        while (matcher.find()) {
            names.add(Quote.unquoteName(matcher.group(1)));
        }
        Matcher count = Pattern.compile("\\bPARTITIONS (\\d+)").matcher(clause);
        if (names.isEmpty() && count.find()) {
            for (int i = 0; i < Integer.parseInt(count.group(1)); i++) {
                names.add("p" + i);
            }
        }
        return names;
    }

    /** What kind of key a constraint is, as a person says it. */
    public static String word(ConstraintKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
