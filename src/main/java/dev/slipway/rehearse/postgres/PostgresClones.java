package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.CloneSql;
import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.rehearse.server.CloneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the staging database on its server: what is needed for one, making it, and finding and dropping those that a dead
 * rehearsal left. Works on a session that is connected to staging, the only one that may be while it is copied.
 *
 * <p>A copy has rows, objects, owners and privileges; what the server keeps outside of a database it has not: the privileges on the
 * database itself, and settings for single roles in it. Settings for the database are copied here.
 */
final class PostgresClones implements CloneServer {
    /** Up to here the server writes the copy to its log quicker than it makes two checkpoints. */
    private static final long SMALL_DATABASE_BYTES = 256L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresClones.class);
    private static final String FACTS = """
            SELECT pg_catalog.current_database(), pg_catalog.pg_database_size(d.oid), r.rolsuper OR r.rolcreatedb,
                   r.rolsuper OR d.datistemplate OR pg_catalog.pg_has_role(d.datdba, 'USAGE'), pg_catalog.pg_get_userbyid(d.datdba),
                   (SELECT s.setting FROM pg_catalog.pg_settings s WHERE s.name = 'data_directory'), pg_catalog.inet_server_port(),
                   'Slipway copies database ' || d.oid || ' for a rehearsal; it may be dropped when none is under way'
              FROM pg_catalog.pg_roles r, pg_catalog.pg_database d
             WHERE r.rolname = current_user AND d.datname = pg_catalog.current_database()
            """;
    private static final String OTHERS = """
            SELECT 'pid ' || a.pid || ', user ' || COALESCE(a.usename, '?') || ', application '
                   || COALESCE(NULLIF(a.application_name, ''), '(none)') || COALESCE(', ' || a.state, '')
              FROM pg_catalog.pg_stat_activity a
             WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
               AND a.backend_type <> 'autovacuum worker'
             UNION ALL
            SELECT 'prepared transaction ' || p.gid || ' of ' || p.owner
              FROM pg_catalog.pg_prepared_xacts p WHERE p.database = pg_catalog.current_database()
             ORDER BY 1
            """;
    private static final String SETTINGS = """
            SELECT pg_catalog.split_part(s.setting, '=', 1), pg_catalog.substr(s.setting, pg_catalog.strpos(s.setting, '=') + 1)
              FROM pg_catalog.pg_db_role_setting c, pg_catalog.unnest(c.setconfig) AS s (setting)
             WHERE c.setrole = 0
               AND c.setdatabase = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
            """;
    /** Marked as a copy of this very database; or of a name that a dead rehearsal had chosen and did not come to mark. */
    private static final String LEFT = """
            SELECT d.datname FROM pg_catalog.pg_database d
             WHERE pg_catalog.starts_with(d.datname, ?)
               AND (pg_catalog.shobj_description(d.oid, 'pg_database') = ?
                    OR d.datname = ANY (?) AND pg_catalog.shobj_description(d.oid, 'pg_database') IS NULL)
               AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
             ORDER BY 1
            """;

    private final Connection connection;

    /** @param connection to staging, writable and without a limit on time */
    PostgresClones(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Facts facts() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            String database = row.getString(1);
            long bytes = row.getLong(2);
            Optional<String> refusal = !row.getBoolean(3)
                    ? Optional.of("the role lacks CREATEDB: ALTER ROLE … CREATEDB, or rehearse on staging itself")
                    : row.getBoolean(4) ? Optional.empty()
                    : Optional.of("only its owner " + row.getString(5) + " or a superuser may copy " + database);
            return new Facts(database, bytes, refusal, free(row.getString(6), row.getInt(7)),
                    copiesFiles(bytes) ? "file by file" : "through the write-ahead log");
        }
    }

    /** Files are copied between two checkpoints: worth it for what is large. */
    private static boolean copiesFiles(long bytes) {
        return bytes > SMALL_DATABASE_BYTES;
    }

    /** What copies of this database are commented with. */
    private String marker() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            return row.getString(8);
        }
    }

    /** Only a server on this machine has its disk in view: one whose data folder holds a postmaster on the port we talk to. */
    private static OptionalLong free(String dataFolder, int port) {
        if (dataFolder == null || dataFolder.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            Path folder = Path.of(dataFolder);
            List<String> postmaster = Files.readAllLines(folder.resolve("postmaster.pid"));
            // Its fourth line is the port (PostgreSQL 18 source, miscadmin.h, LOCK_FILE_LINE_PORT).
            boolean here = postmaster.size() > 3 && postmaster.get(3).strip().equals(String.valueOf(port));
            return here ? OptionalLong.of(Files.getFileStore(folder).getUsableSpace()) : OptionalLong.empty();
        } catch (IOException | RuntimeException notHere) {
            return OptionalLong.empty();
        }
    }

    /** All besides this session: the server copies no database that is in use. */
    @Override
    public List<String> others() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(OTHERS)) {
            List<String> others = new ArrayList<>();
            while (rows.next()) {
                others.add(rows.getString(1));
            }
            return others;
        }
    }

    @Override
    public void make(String clone, Facts facts, Cancellation cancellation) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        String create = CloneSql.create(clone, facts.database(), copiesFiles(facts.bytes()), major);
        try (Statement statement = connection.createStatement()) {
            cancellation.during(statement, () -> statement.execute(create));
            statement.execute(CloneSql.comment(clone, marker()));
        }
        copySettings(clone);
    }

    /** What cannot be set for a session, as an ordinary role, is not copied. */
    private void copySettings(String clone) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            try (PreparedStatement set = connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, false)");
                    Statement statement = connection.createStatement()) {
                set.setString(1, setting.getKey());
                set.setString(2, setting.getValue());
                set.execute();
                statement.execute(CloneSql.settingOfSession(clone, setting.getKey()));
                statement.execute(CloneSql.reset(setting.getKey()));
            } catch (SQLException refused) {
                LOG.warn("The setting {} of the database was not copied: {}", setting.getKey(), refused.getSQLState());
            }
        }
    }

    @Override
    public void shrink(Database copy, List<Sized> tables, double share, Cancellation cancellation) throws SQLException {
        SmallerCopy.shrink(copy, tables, share, cancellation);
    }

    @Override
    public void drop(String clone) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CloneSql.drop(clone));
        }
    }

    @Override
    public List<String> dropLeft(Collection<String> names) throws SQLException {
        List<String> left = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LEFT)) {
            query.setString(1, PREFIX);
            query.setString(2, marker());
            query.setArray(3, connection.createArrayOf("text", names.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    left.add(rows.getString(1));
                }
            }
        }
        for (String clone : left) {
            drop(clone);
        }
        return left;
    }
}
