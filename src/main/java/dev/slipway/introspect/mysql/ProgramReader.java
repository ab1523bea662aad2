package dev.slipway.introspect.mysql;

import dev.slipway.dialect.mysql.ProgramDdl;
import dev.slipway.dialect.mysql.SqlText;
import dev.slipway.model.Attributes;
import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.SeenObject;
import dev.slipway.model.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Views, routines, triggers, events and sequences. */
final class ProgramReader {
    private static final Pattern DEFINER = Pattern.compile(
            "^CREATE (?:OR REPLACE )?DEFINER=((?:`(?:[^`]|``)*`|'[^']*'|\\w+)(?:@(?:`(?:[^`]|``)*`|'[^']*'))?) ");
    private static final Pattern VIEW = Pattern.compile("^CREATE ALGORITHM=(\\w+) DEFINER=(.+?) SQL SECURITY (\\w+) VIEW `(?:[^`]|``)*` ?"
            + "(\\(.*?\\))? ?AS (.*?)( WITH (?:CASCADED|LOCAL) CHECK OPTION)?$", Pattern.DOTALL);

    private final Catalogue catalogue;
    private final List<SeenObject> seen = new ArrayList<>();

    ProgramReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<SeenObject> seen() {
        return seen;
    }

    List<SchemaObject> views() {
        List<String> names = names("views");
        List<SchemaObject> views = new ArrayList<>();
        names.forEach(name -> catalogue.create("VIEW", name, row -> views.add(view(name, row))));
        return views;
    }

    private View view(String name, ResultSet row) throws SQLException {
        String text = SqlText.withoutDatabase(row.getString(2), catalogue.database());
        Matcher parts = VIEW.matcher(text);
        if (!parts.matches()) {
            throw catalogue.hidden("view " + name);
        }
        List<String> options = new ArrayList<>(List.of(ProgramDdl.ALGORITHM + "=" + parts.group(1), ProgramDdl.SECURITY + "="
                + parts.group(3), ProgramDdl.CHARACTER_SET + "=" + row.getString(3), ProgramDdl.COLLATION + "=" + row.getString(4)));
        if (parts.group(4) != null) {
            options.add(ProgramDdl.COLUMNS + "=" + parts.group(4));
        }
        if (parts.group(6) != null) {
            options.add(ProgramDdl.CHECK_OPTION + "=" + SqlText.words(parts.group(6)).get(1));
        }
        return new View(ObjectKey.of(ObjectKind.VIEW, "", name), parts.group(5), List.of(), options, true,
                new Attributes(parts.group(2), "", List.of()));
    }

    List<SchemaObject> routines() {
        Map<String, String> routines = new LinkedHashMap<>();
        catalogue.each("routines", row -> routines.put(row.getString("type") + " " + row.getString("name"), row.getString("name")));
        List<SchemaObject> found = new ArrayList<>();
        routines.forEach((typed, name) -> {
            String type = typed.substring(0, typed.length() - name.length() - 1);
            switch (type) {
                case "FUNCTION" -> program(ObjectKey.of(ObjectKind.FUNCTION, "", name), type, 3, Map.of(), found);
                case "PROCEDURE" -> program(ObjectKey.of(ObjectKind.PROCEDURE, "", name), type, 3, Map.of(), found);
                default -> seen.add(new SeenObject(type.toLowerCase(java.util.Locale.ROOT), name));
            }
        });
        return found;
    }

    List<SchemaObject> triggers() {
        Map<ObjectKey, Map<String, String>> triggers = new LinkedHashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        catalogue.each("triggers", row -> {
            String name = row.getString("name");
            String place = row.getString("tab") + "\n" + row.getString("timing") + "\n" + row.getString("event");
            String before = last.put(place, name);
            triggers.put(ObjectKey.child(ObjectKind.TRIGGER, "", row.getString("tab"), name),
                    before == null ? Map.of() : Map.of(ProgramDdl.FOLLOWS, before));
        });
        List<SchemaObject> found = new ArrayList<>();
        triggers.forEach((key, settings) -> program(key, "TRIGGER", 3, settings, found));
        return found;
    }

    List<SchemaObject> events() {
        List<SchemaObject> found = new ArrayList<>();
        names("events").forEach(name -> program(ObjectKey.of(ObjectKind.EVENT, "", name), "EVENT", 4, Map.of(), found));
        return found;
    }

    /** Sequences of MariaDB. */
    List<SchemaObject> sequences(List<String> names) {
        List<SchemaObject> found = new ArrayList<>();
        names.forEach(name -> catalogue.create("SEQUENCE", name, row -> found.add(new Definition(
                ObjectKey.of(ObjectKind.SEQUENCE, "", name), SqlText.withoutDatabase(row.getString(2), catalogue.database()), List.of(),
                Attributes.NONE))));
        return found;
    }

    /** @param column the column of SHOW CREATE that holds the statement; SQL mode and time zone stand before it, character sets after it */
    private void program(ObjectKey key, String kind, int column, Map<String, String> settings, List<SchemaObject> into) {
        catalogue.create(kind, key.name(), row -> {
            String statement = row.getString(column);
            if (statement == null) {
                throw catalogue.hidden(key.described());
            }
            List<String> all = new ArrayList<>();
            all.add(ProgramDdl.CHARACTER_SET + "=" + row.getString(column + 1));
            all.add(ProgramDdl.COLLATION + "=" + row.getString(column + 2));
            all.add(ProgramDdl.SQL_MODE + "=" + row.getString(2));
            if (column == 4) {
                all.add(ProgramDdl.TIME_ZONE + "=" + row.getString(3));
            }
            settings.forEach((name, value) -> all.add(name + "=" + value));
            all.sort(null);
            Matcher definer = DEFINER.matcher(statement);
            boolean owned = definer.find();
            String text = owned ? "CREATE " + statement.substring(definer.end()) : statement;
            into.add(new Definition(key, SqlText.withoutDatabase(text, catalogue.database()), all,
                    new Attributes(owned ? definer.group(1) : "", "", List.of())));
        });
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        catalogue.each(query, row -> names.add(row.getString("name")));
        return names;
    }
}
