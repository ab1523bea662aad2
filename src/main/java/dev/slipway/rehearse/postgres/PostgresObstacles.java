package dev.slipway.rehearse.postgres;

import dev.slipway.model.ObjectKey;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.server.Obstacles;
import dev.slipway.rehearse.server.Shown;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What could stand in the way of a rehearsal on this server. Sentences name sessions and objects, never values of rows. */
final class PostgresObstacles implements Obstacles {
    private static final String LONG_TRANSACTIONS = """
            SELECT a.pid, COALESCE(a.application_name, ''), COALESCE(a.usename, '?'), COALESCE(a.state, '?'),
                   (extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start) * 1000)::bigint, COALESCE(a.query, '')
              FROM pg_catalog.pg_stat_activity a
             WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
               AND a.backend_type = 'client backend' AND a.xact_start < pg_catalog.clock_timestamp() - ? * interval '1 millisecond'
             ORDER BY a.xact_start
            """;
    private static final String PREPARED = """
            SELECT 'prepared transaction ' || p.gid || ' of ' || p.owner || ', since ' || p.prepared
              FROM pg_catalog.pg_prepared_xacts p WHERE p.database = pg_catalog.current_database() ORDER BY p.prepared
            """;
    private static final String NOT_OWNED = """
            SELECT n.nspname || '.' || c.relname || ' belongs to ' || pg_catalog.pg_get_userbyid(c.relowner)
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname || '.' || c.relname = ANY (?) AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE')
             ORDER BY 1
            """;
    private static final String NOT_CREATABLE = """
            SELECT 'no CREATE on schema ' || n.nspname FROM pg_catalog.pg_namespace n
             WHERE n.nspname = ANY (?) AND NOT pg_catalog.has_schema_privilege(n.oid, 'CREATE') ORDER BY 1
            """;
    private static final String SIZES = """
            SELECT n.nspname || '.' || c.relname, COALESCE(sum(pg_catalog.pg_table_size(t.relid)), 0)::bigint
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace,
                   LATERAL (SELECT p.relid FROM pg_catalog.pg_partition_tree(c.oid) p WHERE c.relkind = 'p'
                            UNION ALL SELECT c.oid WHERE c.relkind <> 'p') t
             WHERE c.relkind IN ('r', 'p') AND n.nspname || '.' || c.relname = ANY (?) GROUP BY 1
            """;
    private static final String MAY_CREATE_SCHEMAS =
            "SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')::int";
    private static final String LEFTOVER = "SELECT CASE WHEN pg_catalog.to_regnamespace('slipway') IS NULL THEN 0 ELSE 1 END";
    private static final String INVALID_INDEXES = """
            SELECT n.nspname || '.' || c.relname
              FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT i.indisvalid AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'
               AND c.relkind = 'i' ORDER BY 1
            """;

    private final CheckSession session;

    PostgresObstacles(CheckSession session) {
        this.session = session;
    }

    @Override
    public List<SampledSession> longTransactions(Duration longerThan) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(LONG_TRANSACTIONS)) {
            statement.setLong(1, longerThan.toMillis());
            List<SampledSession> open = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    open.add(new SampledSession(row.getInt(1), false, row.getString(2), row.getString(3), row.getString(4),
                            Duration.ofMillis(row.getLong(5)), Shown.statement(row.getString(6))));
                }
            }
            return open;
        }
    }

    @Override
    public List<String> preparedTransactions() throws SQLException {
        return session.query(PREPARED, PostgresObstacles::texts);
    }

    @Override
    public List<String> missingRights(Collection<ObjectKey> changed, String up) throws SQLException {
        List<String> rights = new ArrayList<>(named(NOT_OWNED, changed.stream().map(ObjectKey::qualified).toList()));
        rights.addAll(named(NOT_CREATABLE, changed.stream().map(ObjectKey::schema).distinct().toList()));
        if (up.contains("slipway.progress") && session.number(MAY_CREATE_SCHEMAS) != 1) {
            rights.add("no CREATE on the database, which batched steps need for their schema slipway");
        }
        return rights;
    }

    @Override
    public Map<String, Long> bytes(Collection<String> tables) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(SIZES)) {
            statement.setArray(1, array(tables));
            Map<String, Long> bytes = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    bytes.put(rows.getString(1), rows.getLong(2));
                }
            }
            return bytes;
        }
    }

    @Override
    public Optional<String> unfinishedDataStep() throws SQLException {
        return session.number(LEFTOVER) == 1 ? Optional.of("schema slipway") : Optional.empty();
    }

    @Override
    public List<String> notMeasured() {
        return List.of();
    }

    /** What a concurrent build that failed leaves behind. */
    List<String> invalidIndexes() throws SQLException {
        return session.query(INVALID_INDEXES, PostgresObstacles::texts);
    }

    private List<String> named(String sql, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setArray(1, array(names));
            return texts(statement);
        }
    }

    private Array array(Collection<String> names) throws SQLException {
        return session.connection().createArrayOf("text", names.toArray());
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return texts(rows);
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }
}
