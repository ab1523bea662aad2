package dev.slipway.introspect.mysql;

import dev.slipway.dialect.mysql.ColumnText;
import dev.slipway.dialect.mysql.Quote;
import dev.slipway.dialect.mysql.SqlText;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.MySqlColumn;
import dev.slipway.model.MySqlTable;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.SeenObject;
import dev.slipway.model.Table;
import dev.slipway.model.TableStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables with their columns, keys and constraints. */
final class TableReader {
    private static final Pattern KEY = Pattern.compile("(UNIQUE |FULLTEXT |SPATIAL |)KEY (`(?:[^`]|``)*`) (.*)");
    private static final Pattern CONSTRAINT = Pattern.compile("CONSTRAINT (`(?:[^`]|``)*`) (FOREIGN KEY|CHECK|PRIMARY KEY) (.*)");
    private static final Pattern REFERENCES = Pattern.compile("(\\(.*?\\)) REFERENCES (`(?:[^`]|``)*`) (.*)");

    private final Catalogue catalogue;
    private final List<String> tables = new ArrayList<>();
    private final List<String> sequences = new ArrayList<>();
    private final Map<String, String> tableCollations = new HashMap<>();
    private final Map<String, Map<String, String>> columnCollations = new HashMap<>();
    private final Map<ObjectKey, TableStatistics> statistics = new TreeMap<>();
    private final List<SeenObject> seen = new ArrayList<>();
    private final List<SchemaObject> objects = new ArrayList<>();

    TableReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<SchemaObject> read() {
        catalogue.each("tables", row -> {
            String name = row.getString("name");
            switch (row.getString("type")) {
                case "BASE TABLE", "SYSTEM VERSIONED" -> {
                    tables.add(name);
                    tableCollations.put(name, collation(row.getString("collation")));
                    statistics.put(ObjectKey.table("", name), new TableStatistics(row.getLong("estimate"), row.getLong("bytes"),
                            row.getLong("index_bytes")));
                }
                case "SEQUENCE" -> sequences.add(name);
                case "VIEW" -> { }
                default -> seen.add(new SeenObject(row.getString("type").toLowerCase(java.util.Locale.ROOT), name));
            }
        });
        catalogue.each("collations", row -> columnCollations.computeIfAbsent(row.getString("name"), t -> new HashMap<>())
                .put(row.getString("col"), collation(row.getString("collation"))));
        tables.forEach(name -> catalogue.create("TABLE", name, row -> table(name, row.getString(2))));
        return objects;
    }

    List<String> sequences() {
        return sequences;
    }

    Map<ObjectKey, TableStatistics> statistics() {
        return statistics;
    }

    /** What was seen and is not compared. */
    List<SeenObject> seen() {
        return seen;
    }

    /** The character set utf8 is called utf8mb3 since MySQL 8.0.30 and MariaDB 10.6. */
    private static String collation(String name) {
        return name.startsWith("utf8_") ? "utf8mb3_" + name.substring("utf8_".length()) : name;
    }

    private void table(String name, String printed) {
        ObjectKey key = ObjectKey.table("", name);
        String statement = SqlText.plain(SqlText.withoutDatabase(printed, catalogue.database()));
        int open = statement.indexOf('(', statement.indexOf(Quote.name(name)) + Quote.name(name).length());
        int close = SqlText.bracketEnd(statement, open);
        List<Column> columns = new ArrayList<>();
        List<MySqlColumn> extras = new ArrayList<>();
        List<String> periods = new ArrayList<>();
        for (String item : SqlText.items(statement.substring(open + 1, close - 1))) {
            if (item.startsWith("`")) {
                String column = Quote.unquoteName(SqlText.words(item).getFirst());
                ColumnText.Parts parts = ColumnText.read(item, columnCollations.getOrDefault(name, Map.of()).getOrDefault(column, ""),
                        tableCollations.getOrDefault(name, ""));
                columns.add(parts.column());
                extras.add(parts.extras());
            } else if (item.startsWith("PERIOD ")) {
                periods.add(item);
            } else {
                keyOrConstraint(key, item);
            }
        }
        TableTail tail = TableTail.read(statement.substring(close));
        if (!tail.unknown().isEmpty()) {
            seen.add(new SeenObject("table option", name + ": " + tail.unknown()));
        }
        MySqlTable details = new MySqlTable(tail.engine(), tableCollations.get(name), tail.options(), periods, tail.versioned(),
                tail.partitioning(), extras);
        objects.add(new Table(key, columns, details, new Attributes("", tail.comment(), List.of())));
    }

    private void keyOrConstraint(ObjectKey table, String item) {
        Matcher index = KEY.matcher(item);
        Matcher constraint = CONSTRAINT.matcher(item);
        if (item.startsWith("PRIMARY KEY ")) {
            constraint(table, "PRIMARY", ConstraintKind.PRIMARY_KEY, item.substring("PRIMARY KEY ".length()));
        } else if (index.matches()) {
            boolean unique = index.group(1).equals("UNIQUE ");
            objects.add(new Index(ObjectKey.child(ObjectKind.INDEX, "", table.name(), Quote.unquoteName(index.group(2))), table, unique,
                    (unique ? "" : index.group(1)) + index.group(3), true, Optional.empty(), Attributes.NONE));
        } else if (constraint.matches()) {
            ConstraintKind kind = switch (constraint.group(2)) {
                case "FOREIGN KEY" -> ConstraintKind.FOREIGN_KEY;
                case "CHECK" -> ConstraintKind.CHECK;
                default -> ConstraintKind.PRIMARY_KEY;
            };
            constraint(table, Quote.unquoteName(constraint.group(1)), kind, constraint.group(3));
        } else {
            seen.add(new SeenObject("part of a table", table.name() + ": " + item));
        }
    }

    private void constraint(ObjectKey table, String name, ConstraintKind kind, String definition) {
        Matcher references = REFERENCES.matcher(definition);
        boolean foreign = kind == ConstraintKind.FOREIGN_KEY && references.matches();
        objects.add(new Constraint(ObjectKey.child(ObjectKind.CONSTRAINT, "", table.name(), name), kind,
                kind == ConstraintKind.CHECK ? SqlText.bracketedOnce(definition) : definition, true,
                columns(kind, definition),
                foreign ? Optional.of(ObjectKey.table("", Quote.unquoteName(references.group(2)))) : Optional.empty(), "",
                Attributes.NONE));
    }

    private static List<String> columns(ConstraintKind kind, String definition) {
        return kind == ConstraintKind.CHECK ? List.of()
                : SqlText.names(definition.substring(0, SqlText.bracketEnd(definition, definition.indexOf('('))));
    }
}
