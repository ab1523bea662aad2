package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.SampledSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Ends a session of somebody else on staging, whose transaction the server throws away. */
final class SessionEnd {
    /** A process number alone may have gone to another session meanwhile: user, application and an open transaction must fit, too. */
    private static final String END = """
            SELECT pg_catalog.bool_and(pg_catalog.pg_terminate_backend(a.pid, 4000))
              FROM pg_catalog.pg_stat_activity a
             WHERE a.pid = ? AND a.datname = pg_catalog.current_database() AND a.backend_type = 'client backend'
               AND COALESCE(a.usename, '') = ? AND COALESCE(a.application_name, '') = ?
               AND a.xact_start < pg_catalog.clock_timestamp() - interval '1 second'
            """;

    private SessionEnd() {}

    /**
     * Whether the session is gone, by this or before.
     *
     * @param staging a production database is refused by its sessions' purpose, which is to write
     * @throws SQLException when the role may not end it (42501)
     */
    static boolean of(Database staging, SampledSession session) throws SQLException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE); PreparedStatement end = connection.prepareStatement(END)) {
            end.setInt(1, session.pid());
            end.setString(2, session.user());
            end.setString(3, session.application());
            try (ResultSet row = end.executeQuery()) {
                row.next();
                boolean ended = row.getBoolean(1);
                return row.wasNull() || ended;
            }
        }
    }
}
