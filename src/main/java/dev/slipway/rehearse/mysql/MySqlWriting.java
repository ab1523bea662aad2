package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.run.mysql.MySqlFailures;
import dev.slipway.rehearse.server.TransactionWriter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** How MySQL and MariaDB write rows and refuse them, with the server's own SQL mode. */
final class MySqlWriting implements TransactionWriter.Language {
    /**
     * What says that this row is not wanted, and nothing worse: data exception, integrity constraint violation, WITH CHECK OPTION violation
     * and an error raised by a trigger; and what MySQL gives no SQLSTATE of its own: a default that is missing, a value that does not fit,
     * CHECK OPTION and CHECK (MySQL 9 manual, "Server Error Message Reference").
     */
    private static final Set<String> REFUSALS = Set.of("22", "23", "44", "45");
    private static final Set<Integer> REFUSAL_NUMBERS = Set.of(1364, 1366, 1369, 3819, 4025);

    @Override
    public String settings() {
        return "SET SESSION sql_mode = @@GLOBAL.sql_mode, lock_wait_timeout = 10, innodb_lock_wait_timeout = 10";
    }

    @Override
    public Optional<String> settle() {
        return Optional.empty();
    }

    @Override
    public Optional<String> refusal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        boolean unwanted = state.length() == 5 && REFUSALS.contains(state.substring(0, 2))
                || REFUSAL_NUMBERS.contains(failure.getErrorCode());
        return unwanted ? Optional.of(String.valueOf(failure.getErrorCode())) : Optional.empty();
    }

    @Override
    public boolean isLostLock(SQLException failure) {
        return MySqlFailures.isLostLock(failure);
    }
}
