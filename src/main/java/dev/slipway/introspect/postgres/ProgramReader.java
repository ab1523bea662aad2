package dev.slipway.introspect.postgres;

import dev.slipway.model.Attributes;
import dev.slipway.model.Definition;
import dev.slipway.model.EnumType;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.SeenObject;
import dev.slipway.model.Sequence;
import dev.slipway.model.View;
import dev.slipway.model.ViewStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is no table and no part of one: schemas, sequences, types, views, routines and defined objects. */
final class ProgramReader {
    private static final List<String> DEFINITIONS = List.of("extensions", "languages", "access_methods", "collations", "domains",
            "composites", "ranges",
            "base_types", "aggregates", "operators", "operator_classes", "casts", "transforms", "conversions", "text_search", "triggers",
            "rules", "policies", "statistics", "event_triggers", "foreign", "publications", "default_privileges");

    private final CatalogueReader reader;
    private final Catalogue catalogue;

    ProgramReader(CatalogueReader reader, Catalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    List<SchemaObject> schemas() {
        List<SchemaObject> found = new ArrayList<>();
        reader.each("schemas", row -> {
            ObjectKey key = ObjectKey.of(ObjectKind.SCHEMA, "", row.getString("name"));
            long oid = row.getLong("oid");
            if (catalogue.isMember("pg_namespace", oid)) {
                return;
            }
            catalogue.register("pg_namespace", oid, key);
            found.add(new Definition(key, "", List.of(), catalogue.attributes("pg_namespace", oid, row.getString("owner"))));
        });
        return found;
    }

    List<Sequence> sequences() {
        List<Sequence> found = new ArrayList<>();
        reader.each("sequences", row -> {
            long oid = row.getLong("oid");
            if (catalogue.isMember("pg_class", oid)) {
                return;
            }
            ObjectKey key = ObjectKey.of(ObjectKind.SEQUENCE, row.getString("schema"), row.getString("name"));
            catalogue.register("pg_class", oid, key);
            Optional<ObjectKey> owner = catalogue.key("pg_class", row.getLong("owning_table"), row.getInt("owning_column"));
            found.add(new Sequence(key, Rows.sequence(row, ""), owner, row.getBoolean("unlogged"),
                    catalogue.attributes("pg_class", oid, row.getString("owner"))));
        });
        return found;
    }

    List<View> views(TableReader tables) {
        List<View> found = new ArrayList<>();
        reader.each("views", row -> {
            long oid = row.getLong("oid");
            if (catalogue.isMember("pg_class", oid)) {
                return;
            }
            ObjectKind kind = row.getBoolean("materialized") ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
            ObjectKey key = ObjectKey.of(kind, row.getString("schema"), row.getString("name"));
            catalogue.register("pg_class", oid, key);
            found.add(new View(key, row.getString("query"), tables.resultColumns(oid), Rows.strings(row, "options"),
                    row.getBoolean("populated"),
                    new ViewStorage(row.getString("cluster_index"), row.getString("access_method"), row.getString("tablespace")),
                    catalogue.attributes("pg_class", oid, row.getString("owner"))));
        });
        reader.each("rewrites", row -> catalogue.alias("pg_rewrite", row.getLong("oid"),
                catalogue.key("pg_class", row.getLong("relation"))));
        return found;
    }

    List<Routine> routines() {
        List<Routine> found = new ArrayList<>();
        reader.each("routines", row -> {
            long oid = row.getLong("oid");
            if (catalogue.isMember("pg_proc", oid)) {
                return;
            }
            ObjectKind kind = row.getBoolean("procedure") ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION;
            ObjectKey key = ObjectKey.routine(kind, row.getString("schema"), row.getString("name"), row.getString("signature"));
            catalogue.register("pg_proc", oid, key);
            found.add(new Routine(key, row.getString("definition"), row.getString("result"),
                    catalogue.attributes("pg_proc", oid, row.getString("owner"))));
        });
        return found;
    }

    List<EnumType> enums() {
        List<EnumType> found = new ArrayList<>();
        reader.each("enums", row -> {
            long oid = row.getLong("oid");
            if (catalogue.isMember("pg_type", oid)) {
                return;
            }
            ObjectKey key = ObjectKey.of(ObjectKind.ENUM, row.getString("schema"), row.getString("name"));
            catalogue.register("pg_type", oid, key);
            found.add(new EnumType(key, Rows.strings(row, "labels"), catalogue.attributes("pg_type", oid, row.getString("owner"))));
        });
        return found;
    }

    List<Definition> definitions() {
        List<Definition> found = new ArrayList<>();
        for (String query : DEFINITIONS) {
            reader.each("definitions_" + query, row -> {
                long oid = row.getLong("oid");
                String table = row.getString("class");
                if (catalogue.isMember(table, oid)) {
                    return;
                }
                ObjectKey key = new ObjectKey(ObjectKind.valueOf(row.getString("kind")), row.getString("schema"), row.getString("parent"),
                        row.getString("name"), row.getString("signature"));
                catalogue.register(table, oid, key);
                Attributes attributes = catalogue.attributes(table, oid, row.getString("owner"));
                found.add(new Definition(key, row.getString("statement"), Rows.strings(row, "settings"), attributes));
            });
        }
        return found;
    }

    List<SeenObject> seen() {
        List<SeenObject> found = new ArrayList<>();
        reader.each("seen", row -> {
            if (!catalogue.isMember(row.getString("class"), row.getLong("oid"))) {
                found.add(new SeenObject(row.getString("kind"), row.getString("name")));
            }
        });
        return found;
    }
}
