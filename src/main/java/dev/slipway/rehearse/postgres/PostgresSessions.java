package dev.slipway.rehearse.postgres;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.server.Sessions;
import dev.slipway.rehearse.server.StagingGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Sessions by the numbers of their server processes. */
final class PostgresSessions implements Sessions {
    @Override
    public int idOf(Connection session) throws SQLException {
        return session.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public Optional<StagingGuard> guard(Database staging) throws SQLException {
        return PostgresGuard.take(staging, SessionPurpose.OBSERVE);
    }

    @Override
    public Optional<StagingGuard> guardToClone(Database staging) throws SQLException {
        return PostgresGuard.take(staging, SessionPurpose.EXECUTE);
    }

    @Override
    public boolean end(Database staging, SampledSession session) throws SQLException {
        return SessionEnd.of(staging, session);
    }

    @Override
    public SessionKiller killer(Database staging) throws SQLException {
        return new BackendKiller(staging);
    }
}
