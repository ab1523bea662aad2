package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Publications: what they publish of which tables and schemas (PostgreSQL 18 manual, CREATE PUBLICATION). */
final class PublicationDdl {
    private PublicationDdl() {}

    static String create(Definition d) {
        return d.statement() + (objects(d).isEmpty() ? "" : " FOR " + objects(d)) + " WITH" + options(d);
    }

    /** Lists are set as a whole, which can be repeated; a list that becomes empty needs a new publication. */
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
        return Optional.of(sql);
    }

    private static String objects(Definition d) {
        return d.settings().stream().filter(s -> s.endsWith("=")).map(s -> s.substring(0, s.length() - 1))
                .map(s -> s.startsWith("table ") ? "TABLE " + s.substring("table ".length()) : "TABLES IN SCHEMA " + s.substring("tables in schema ".length()))
                .collect(Collectors.joining(", "));
    }

    private static String options(Definition d) {
        String generated = d.setting("publish_generated_columns");
        return " (publish = " + Quote.literal(d.setting("publish")) + ", publish_via_partition_root = " + d.setting("publish_via_partition_root")
                + (generated.isEmpty() ? "" : ", publish_generated_columns = " + generated) + ")";
    }
}
