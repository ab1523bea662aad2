package dev.slipway.rehearse.mysql;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.server.Sessions;
import dev.slipway.rehearse.server.StagingGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Sessions by their connection ids. */
final class MySqlSessions implements Sessions {
    /** A number alone may have gone to another session meanwhile: the user must fit, too. */
    private static final String STILL_THERE = "SELECT p.ID FROM information_schema.PROCESSLIST p WHERE p.ID = ? AND p.USER = ?";

    /** Also marks it as the session that runs a plan here, so that it is found should this process die. */
    @Override
    public int idOf(Connection session) throws SQLException {
        MySqlGuard.mark(session);
        try (Statement statement = session.createStatement(); ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public Optional<StagingGuard> guard(Database staging) throws SQLException {
        return MySqlGuard.take(staging, SessionPurpose.OBSERVE);
    }

    @Override
    public Optional<StagingGuard> guardToClone(Database staging) throws SQLException {
        return MySqlGuard.take(staging, SessionPurpose.EXECUTE);
    }

    @Override
    public boolean end(Database staging, SampledSession session) throws SQLException {
        try (Connection connection = staging.open(SessionPurpose.EXECUTE);
                PreparedStatement there = connection.prepareStatement(STILL_THERE)) {
            there.setInt(1, session.pid());
            there.setString(2, session.user());
            try (ResultSet row = there.executeQuery()) {
                if (!row.next()) {
                    return true;
                }
            }
            return ConnectionKiller.kill(connection, session.pid(), ConnectionKiller.PATIENCE)
                    || !ConnectionKiller.isThere(connection, session.pid());
        }
    }

    @Override
    public SessionKiller killer(Database staging) {
        return new ConnectionKiller(staging.open(SessionPurpose.EXECUTE));
    }
}
