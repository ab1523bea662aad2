package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Publications: what they publish of which tables and schemas (PostgreSQL 18 manual, CREATE PUBLICATION). */
public final class PublicationDdl {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\". (=]+)";
    private static final Pattern TABLE = Pattern.compile("table (" + NAME + "\\." + NAME + ")");

    private PublicationDdl() {}

    static String create(Definition d) {
        return d.statement() + (objects(d).isEmpty() ? "" : " FOR " + objects(d)) + " WITH" + options(d);
    }

    /**
     * Lists are set as a whole, which can be repeated; a list that becomes empty needs a new publication. Filters and columns of a
     * partitioned table stand only while it is published as a whole.
     */
    static Optional<List<String>> alter(Definition from, Definition to) {
        String alter = "ALTER PUBLICATION " + Quote.identifier(to.key().name()) + " SET";
        List<String> sql = new ArrayList<>();
        if (!options(from).equals(options(to))) {
            sql.add(alter + options(to));
        }
        if (!objects(from).equals(objects(to))) {
            if (objects(to).isEmpty()) {
                return Optional.empty();
            }
            sql.add(alter + " " + objects(to));
        }
        return Optional.of(to.setting("publish_via_partition_root").equals("true") ? sql : sql.reversed());
    }

    /** Takes every table out of the publication that is named in it, so that they can be changed. */
    public static List<String> dropTables(Definition d) {
        List<String> tables = d.settings().stream().map(TABLE::matcher).filter(Matcher::lookingAt).map(m -> m.group(1)).toList();
        return tables.isEmpty() ? List.of() : List.of("ALTER PUBLICATION " + Quote.identifier(d.key().name()) + " DROP TABLE "
                + String.join(", ", tables));
    }

    /** Puts back what the publication is made of. */
    public static List<String> setObjects(Definition d) {
        return objects(d).isEmpty() ? List.of() : List.of("ALTER PUBLICATION " + Quote.identifier(d.key().name()) + " SET " + objects(d));
    }

    private static String objects(Definition d) {
        return d.settings().stream().filter(s -> s.endsWith("=")).map(s -> s.substring(0, s.length() - 1))
                .map(s -> s.startsWith("table ") ? "TABLE " + s.substring("table ".length()) : "TABLES IN SCHEMA "
                + s.substring("tables in schema ".length()))
                .collect(Collectors.joining(", "));
    }

    private static String options(Definition d) {
        String generated = d.setting("publish_generated_columns");
        return " (publish = " + Quote.literal(d.setting("publish")) + ", publish_via_partition_root = "
                + d.setting("publish_via_partition_root")
                + (generated.isEmpty() ? "" : ", publish_generated_columns = " + generated) + ")";
    }
}
