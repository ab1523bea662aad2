package dev.slipway.introspect.mysql;

import dev.slipway.dialect.mysql.SqlText;
import dev.slipway.model.Constraint;
import dev.slipway.model.Definition;
import dev.slipway.model.Dependency;
import dev.slipway.model.Engine;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.model.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one database of MySQL or MariaDB. The database is the unit that is compared, whatever its name: objects are kept without it,
 * and its name is taken out of the texts that the server prints.
 */
public final class MySqlIntrospector {
    private MySqlIntrospector() {}

    /**
     * Reads everything that is compared, and names what is not.
     *
     * @param source what to call the database in snapshots and errors; never holds a password
     * @throws ProblemException when something is locked, may not be read, or no database was chosen
     */
    public static Snapshot read(Connection connection, String source) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version(), database()")) {
            row.next();
            String version = row.getString(1);
            String database = row.getString(2);
            if (database == null) {
                throw new ProblemException("The URL names no database", source, "Write it like jdbc:mysql://host:3306/database?user=name");
            }
            return read(new Catalogue(connection, source, database), version(version), source);
        } catch (SQLException e) {
            throw new ProblemException(Problem.of("The schema could not be read (" + e.getMessage() + ")", source,
                    "Check the connection and try again"), e);
        }
    }

    private static Snapshot read(Catalogue catalogue, ServerVersion version, String source) {
        TableReader tables = new TableReader(catalogue);
        List<SchemaObject> objects = new ArrayList<>(tables.read());
        ProgramReader programs = new ProgramReader(catalogue);
        objects.addAll(programs.sequences(tables.sequences()));
        objects.addAll(programs.views());
        objects.addAll(programs.routines());
        objects.addAll(programs.triggers());
        objects.addAll(programs.events());
        tables.seen().addAll(programs.seen());
        return new Snapshot(version, source, new SchemaModel(objects, dependencies(objects), tables.seen()), tables.statistics());
    }

    /** A version such as 11.4.5-MariaDB-log or 9.7.0; older MariaDB puts 5.5.5- before its own. */
    private static ServerVersion version(String printed) {
        String text = printed.startsWith("5.5.5-") ? printed.substring("5.5.5-".length()) : printed;
        String number = text.replaceFirst("[^0-9.].*", "");
        int major = Integer.parseInt(number.substring(0, number.indexOf('.')));
        return new ServerVersion(printed.contains("MariaDB") ? Engine.MARIADB : Engine.MYSQL, major, number);
    }

    /** What needs what: keys their tables, views and programs what their texts name. */
    private static List<Dependency> dependencies(List<SchemaObject> objects) {
        Map<String, ObjectKey> relations = new HashMap<>();
        for (SchemaObject object : objects) {
            switch (object.key().kind()) {
                case TABLE, VIEW, SEQUENCE -> relations.put(object.key().name(), object.key());
                default -> { }
            }
        }
        List<Dependency> found = new ArrayList<>();
        for (SchemaObject object : objects) {
            switch (object) {
                case Constraint constraint -> {
                    found.add(new Dependency(constraint.key(), constraint.table()));
                    constraint.references().filter(relations::containsValue)
                            .ifPresent(table -> found.add(new Dependency(constraint.key(), table)));
                }
                case Index index -> found.add(new Dependency(index.key(), index.table()));
                case View view -> named(view.key(), view.query(), relations, found);
                case Definition program when program.key().kind() == ObjectKind.TRIGGER ->
                        found.add(new Dependency(program.key(), ObjectKey.table("", program.key().parent())));
                default -> { }
            }
        }
        return found;
    }

    private static void named(ObjectKey user, String text, Map<String, ObjectKey> relations, List<Dependency> into) {
        SqlText.names(text).stream().distinct().map(relations::get).filter(key -> key != null && !key.equals(user))
                .forEach(key -> into.add(new Dependency(user, key)));
    }
}
