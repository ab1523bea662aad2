package dev.slipway.introspect.postgres;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Dependency;
import dev.slipway.model.Engine;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the schema of a PostgreSQL database, versions 14 to 18, in one read-only transaction. */
public final class PostgresIntrospector {
    private static final String BEGIN = """
            BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL search_path = '';
            SET LOCAL lock_timeout = '5s';
            SET LOCAL jit = off;
            SET LOCAL statement_timeout = '60s'
            """;

    private PostgresIntrospector() {}

    /**
     * Reads everything that is compared, and names what is not. The connection is left as it was, without a transaction.
     *
     * @param source what to call the database in snapshots and errors; never holds a password
     * @throws ProblemException when the catalogue is locked, may not be read, or holds what is not known here
     */
    public static Snapshot read(Connection connection, String source) {
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(BEGIN);
                try {
                    return readAll(connection, source);
                } finally {
                    statement.execute("ROLLBACK");
                }
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new ProblemException(Problem.of("The schema could not be read (" + e.getMessage() + ")", source,
                    "Check the connection and try again"), e);
        }
    }

    /** Reads the schema over a session of its own. */
    public static Snapshot read(Database database) {
        try (Connection connection = database.borrow(SessionPurpose.INTROSPECT)) {
            return read(connection, database.profile().database());
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, database.profile());
        }
    }

    private static Snapshot readAll(Connection connection, String source) throws SQLException {
        ServerVersion version = version(connection);
        CatalogueReader reader = new CatalogueReader(connection, source);
        Catalogue catalogue = new Catalogue();
        catalogue.load(reader);
        ProgramReader programs = new ProgramReader(reader, catalogue);
        TableReader tables = new TableReader(reader, catalogue);
        RelationPartReader parts = new RelationPartReader(reader, catalogue);
        List<SchemaObject> objects = new ArrayList<>(programs.schemas());
        objects.addAll(tables.read());
        objects.addAll(programs.sequences());
        objects.addAll(programs.enums());
        objects.addAll(programs.views(tables));
        objects.addAll(programs.routines());
        objects.addAll(parts.constraints().stream().filter(c -> catalogue.hasParent(c.key())).toList());
        objects.addAll(parts.indexes());
        objects.addAll(programs.definitions().stream().filter(d -> d.key().parent().isEmpty() || catalogue.hasParent(d.key())).toList());
        SchemaModel model = new SchemaModel(objects, dependencies(reader, catalogue), programs.seen());
        return new Snapshot(version, source, model, tables.statistics());
    }

    private static ServerVersion version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version_num')::int, current_setting('server_version')")) {
            row.next();
            return new ServerVersion(Engine.POSTGRESQL, row.getInt(1) / 10_000, row.getString(2));
        }
    }

    private static List<Dependency> dependencies(CatalogueReader reader, Catalogue catalogue) {
        catalogue.aliasMembers();
        reader.each("types", row -> {
            long relation = row.getLong("relation");
            long element = row.getLong("element");
            if (relation != 0) {
                // The attributes of a composite type depend on their types by way of its relation, which is no table.
                catalogue.alias("pg_class", relation, catalogue.key("pg_type", row.getLong("oid")));
            }
            catalogue.alias("pg_type", row.getLong("oid"), relation != 0 ? catalogue.key("pg_class", relation)
                    : catalogue.key("pg_type", element));
        });
        reader.each("operator_members", row -> catalogue.alias(row.getString("class"), row.getLong("oid"),
                catalogue.key(row.getString("owner_class"), row.getLong("owner"))));
        List<Dependency> found = new ArrayList<>();
        reader.each("dependencies", row -> {
            ObjectKey dependent = catalogue.key(row.getString("class"), row.getLong("oid"), row.getInt("subid")).orElse(null);
            if (dependent == null) {
                return;
            }
            ObjectKey on = catalogue.key(row.getString("ref_class"), row.getLong("ref_oid"), row.getInt("ref_subid")).orElse(null);
            if (on != null && !dependent.equals(on) && !isOwnership(dependent, on)) {
                found.add(new Dependency(dependent, on));
            }
        });
        return throughShells(found);
    }

    /** A base type and its functions name each other: the functions are content with the shell of the type, which comes before both. */
    private static List<Dependency> throughShells(List<Dependency> found) {
        if (found.stream().noneMatch(d -> d.on().kind() == ObjectKind.BASE_TYPE || d.dependent().kind() == ObjectKind.BASE_TYPE)) {
            return found;
        }
        Set<Dependency> all = new HashSet<>(found);
        List<Dependency> result = new ArrayList<>();
        for (Dependency d : found) {
            boolean circular = d.on().kind() == ObjectKind.BASE_TYPE && all.contains(new Dependency(d.on(), d.dependent()));
            result.add(circular ? new Dependency(d.dependent(), shell(d.on())) : d);
            if (d.dependent().kind() == ObjectKind.BASE_TYPE && d.on().kind() == ObjectKind.SCHEMA) {
                result.add(new Dependency(d.dependent(), shell(d.dependent())));
                result.add(new Dependency(shell(d.dependent()), d.on()));
            }
        }
        return result;
    }

    private static ObjectKey shell(ObjectKey type) {
        return ObjectKey.of(ObjectKind.SHELL_TYPE, type.schema(), type.name());
    }

    /** A sequence knows the column it is dropped with; that is no need, and the column's default needs the sequence in turn. */
    private static boolean isOwnership(ObjectKey dependent, ObjectKey on) {
        return dependent.kind() == ObjectKind.SEQUENCE && (on.kind() == ObjectKind.COLUMN || on.kind() == ObjectKind.TABLE);
    }
}
