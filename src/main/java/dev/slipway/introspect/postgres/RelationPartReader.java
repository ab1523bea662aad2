package dev.slipway.introspect.postgres;

import dev.slipway.model.Constraint;
import dev.slipway.model.ConstraintKind;
import dev.slipway.model.Index;
import dev.slipway.model.IndexSettings;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Constraints and indexes. */
final class RelationPartReader {
    private static final String NOT_VALID = " NOT VALID";

    private final CatalogueReader reader;
    private final Catalogue catalogue;

    RelationPartReader(CatalogueReader reader, Catalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    List<Constraint> constraints() {
        List<Constraint> found = new ArrayList<>();
        reader.each("constraints", row -> {
            ObjectKey key = ObjectKey.child(ObjectKind.CONSTRAINT, row.getString("schema"), row.getString("parent"), row.getString("name"));
            long oid = row.getLong("oid");
            catalogue.register("pg_constraint", oid, key);
            found.add(constraint(row, key, oid));
        });
        reader.each("constraint_indexes", row -> catalogue.alias("pg_class", row.getLong("index"),
                catalogue.key("pg_constraint", row.getLong("constraint"))));
        return found;
    }

    private Constraint constraint(ResultSet row, ObjectKey key, long oid) throws SQLException {
        String definition = row.getString("definition");
        if (definition.endsWith(NOT_VALID)) {
            definition = definition.substring(0, definition.length() - NOT_VALID.length());
        }
        String options = row.getString("index_options");
        long referenced = row.getLong("referenced");
        Optional<ObjectKey> references = referenced == 0 ? Optional.empty() : catalogue.key("pg_class", referenced);
        return new Constraint(key, kind(row.getString("type"), key), withIndexOptions(definition, options),
                row.getBoolean("validated") || definition.endsWith(Constraint.NOT_ENFORCED), columns(row), references,
                row.getString("index_comment"),
                catalogue.attributes("pg_constraint", oid, ""));
    }

    /** The names of the columns that the catalogue gives by number; none where the table is not read. */
    private List<String> columns(ResultSet row) throws SQLException {
        String numbers = row.getString("columns");
        if (numbers.isEmpty()) {
            return List.of();
        }
        long relation = row.getLong("relation");
        List<String> names = new ArrayList<>();
        for (String number : numbers.split(" ")) {
            catalogue.column(relation, Integer.parseInt(number)).ifPresent(column -> names.add(column.name()));
        }
        return names;
    }

    /**
     * Storage parameters stand before DEFERRABLE (PostgreSQL manual, CREATE TABLE, index_parameters); pg_get_constraintdef leaves them
     * out.
     */
    private static String withIndexOptions(String definition, String options) {
        if (options.isEmpty()) {
            return definition;
        }
        int place = definition.endsWith(" DEFERRABLE") ? definition.length() - " DEFERRABLE".length() : definition.length();
        if (definition.endsWith(" DEFERRABLE INITIALLY DEFERRED")) {
            place = definition.length() - " DEFERRABLE INITIALLY DEFERRED".length();
        }
        return definition.substring(0, place) + " WITH (" + options + ")" + definition.substring(place);
    }

    private static ConstraintKind kind(String code, ObjectKey key) {
        return switch (code) {
            case "p" -> ConstraintKind.PRIMARY_KEY;
            case "u" -> ConstraintKind.UNIQUE;
            case "f" -> ConstraintKind.FOREIGN_KEY;
            case "c" -> ConstraintKind.CHECK;
            case "x" -> ConstraintKind.EXCLUSION;
            default -> throw new ProblemException("The catalogue holds a kind of constraint that is not known here",
                    key.qualified() + " (contype " + code + ")", "Use a version of Slipway that knows this server");
        };
    }

    List<Index> indexes() {
        Map<ObjectKey, Long> parents = new HashMap<>();
        List<Index> found = new ArrayList<>();
        reader.each("indexes", row -> {
            Optional<ObjectKey> table = catalogue.key("pg_class", row.getLong("relation"));
            if (table.isEmpty()) {
                return;
            }
            ObjectKey key = ObjectKey.of(ObjectKind.INDEX, row.getString("schema"), row.getString("name"));
            long oid = row.getLong("oid");
            catalogue.register("pg_class", oid, key);
            if (row.getLong("attached_to") != 0) {
                parents.put(key, row.getLong("attached_to"));
            }
            found.add(new Index(key, table.get(), row.getBoolean("unique"), row.getString("definition"), row.getBoolean("valid"),
                    Optional.empty(), new IndexSettings(Rows.strings(row, "statistics"), row.getString("tablespace")),
                    catalogue.attributes("pg_class", oid, "")));
        });
        return found.stream().map(i -> attach(i, parents)).toList();
    }

    private Index attach(Index index, Map<ObjectKey, Long> parents) {
        Optional<ObjectKey> parent = Optional.ofNullable(parents.get(index.key())).flatMap(oid -> catalogue.key("pg_class", oid));
        return new Index(index.key(), index.table(), index.unique(), index.definition(), index.valid(), parent, index.settings(),
                index.attributes());
    }
}
