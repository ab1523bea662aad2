package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.server.Shown;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Who the sessions are that hold locks or wait for them. */
final class SessionTable {
    /** The program is what the driver tells of itself; the statement of an idle session is its last one, where it is kept. */
    private static final String SESSIONS = """
            SELECT p.ID, p.USER, p.COMMAND, COALESCE(p.STATE, ''), p.TIME, COALESCE(p.INFO, s.SQL_TEXT, '') AS statement,
                   COALESCE((SELECT a.ATTR_VALUE FROM performance_schema.session_account_connect_attrs a
                              WHERE a.PROCESSLIST_ID = p.ID AND a.ATTR_NAME = 'program_name'),
                            (SELECT a.ATTR_VALUE FROM performance_schema.session_connect_attrs a
                              WHERE a.PROCESSLIST_ID = p.ID AND a.ATTR_NAME = 'program_name'), '') AS program,
                   (SELECT TIMESTAMPDIFF(SECOND, MIN(t.trx_started), CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', 'SYSTEM'))
                      FROM information_schema.INNODB_TRX t WHERE t.trx_mysql_thread_id = p.ID) AS age
              FROM information_schema.PROCESSLIST p
              LEFT JOIN performance_schema.threads h ON h.PROCESSLIST_ID = p.ID
              LEFT JOIN performance_schema.events_statements_current s ON s.THREAD_ID = h.THREAD_ID AND s.NESTING_EVENT_ID IS NULL
             WHERE p.ID IN (%s)
            """;

    private final Connection connection;

    SessionTable(Connection connection) {
        this.connection = connection;
    }

    /** In the order of their numbers; those that have gone meanwhile are left out. @param executor runs the plan */
    List<SampledSession> read(Collection<Integer> ids, int executor) throws SQLException {
        List<SampledSession> sessions = new ArrayList<>();
        if (ids.isEmpty()) {
            return sessions;
        }
        String list = ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS.formatted(list) + " ORDER BY p.ID")) {
            while (row.next()) {
                int id = row.getInt(1);
                if (sessions.isEmpty() || sessions.getLast().pid() != id) {
                    sessions.add(session(row, id, executor));
                }
            }
        }
        return sessions;
    }

    /** LOCK TABLES begins no transaction: then what counts is how long the session has been as it is. */
    private static SampledSession session(ResultSet row, int id, int executor) throws SQLException {
        long age = row.getLong("age");
        boolean open = !row.wasNull();
        return new SampledSession(id, id == executor, row.getString("program"), row.getString(2),
                MySqlObstacles.state(row.getString(3), row.getString(4)), Duration.ofSeconds(Math.max(0, open ? age : row.getLong(5))),
                Shown.statement(row.getString("statement")));
    }
}
