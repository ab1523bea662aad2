package dev.slipway.rehearse.postgres;

import dev.slipway.rehearse.run.postgres.PostgresFailures;
import dev.slipway.rehearse.server.TransactionWriter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** How PostgreSQL writes rows and refuses them. */
final class PostgresWriting implements TransactionWriter.Language {
    /**
     * What says that this row is not wanted, and nothing worse: data exception, integrity constraint violation, WITH CHECK OPTION
     * violation, and an error raised by a trigger (PostgreSQL 18 manual, appendix A).
     */
    private static final Set<String> REFUSALS = Set.of("22", "23", "44", "P0");

    @Override
    public String settings() {
        return "SET lock_timeout = '10s'";
    }

    @Override
    public Optional<String> settle() {
        return Optional.of("SET CONSTRAINTS ALL IMMEDIATE");
    }

    @Override
    public Optional<String> refusal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return Optional.of(state).filter(s -> s.length() == 5 && REFUSALS.contains(s.substring(0, 2)));
    }

    @Override
    public boolean isLostLock(SQLException failure) {
        return PostgresFailures.isLostLock(failure);
    }
}
