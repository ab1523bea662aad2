package dev.slipway.testing;

import dev.slipway.rehearse.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a database holds, asked of the server directly. */
public final class Oracle {
    private static final Path CATALOGUE = Path.of("src/test/resources/oracle/catalogue.sql");
    private static final String COLUMNS = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname) || ' ' || format_type(a.atttypid,
                    a.atttypmod)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              AND n.nspname !~ '^pg_|^information_schema$' ORDER BY 1, 2
            """;

    private Oracle() {}

    /** Every fact of the schema, sorted. */
    public static List<String> catalogue(TestDatabase database) {
        try {
            return column(database, Files.readString(CATALOGUE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A query over each table's columns that both databases hold with the same type, with its answer in the first. */
    public static Map<String, String> rowsOfCommonColumns(TestDatabase here, TestDatabase there) {
        Map<String, TreeSet<String>> ours = columns(here);
        Map<String, TreeSet<String>> theirs = columns(there);
        List<String> queries = new ArrayList<>();
        ours.forEach((table, columns) -> {
            columns.retainAll(theirs.getOrDefault(table, new TreeSet<>()));
            if (!columns.isEmpty()) {
                String list = String.join(", ", columns.stream().map(c -> c.substring(0, nameEnd(c))).toList());
                queries.add("SELECT count(*) || ' ' || coalesce(md5(string_agg(r, ',' ORDER BY r)), '') FROM (SELECT row(" + list
                        + ")::text AS r FROM "
                        + table + ") x");
            }
        });
        return hashes(here, queries);
    }

    private static int nameEnd(String column) {
        return column.startsWith("\"") ? column.indexOf("\" ", 1) + 1 : column.indexOf(' ');
    }

    /** The answers to queries of one value each. */
    public static Map<String, String> hashes(TestDatabase database, Collection<String> queries) {
        Map<String, String> answers = new LinkedHashMap<>();
        queries.forEach(q -> answers.put(q, database.value(q)));
        return answers;
    }

    private static Map<String, TreeSet<String>> columns(TestDatabase database) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        try (Connection connection = database.open(); Statement statement = connection.createStatement(
                ); ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), t -> new TreeSet<>()).add(rows.getString(2));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private static List<String> column(TestDatabase database, String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.open(); Statement statement = connection.createStatement(
                ); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                // A part that is null would make the whole line null, and all such lines alike.
                values.add(Objects.requireNonNull(rows.getString(1), "a line of the catalogue"));
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return values;
    }
}
