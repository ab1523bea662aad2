package dev.slipway.testing;

import dev.slipway.dialect.script.Script;
import dev.slipway.rehearse.TestDatabase;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.RunListener;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.run.postgres.PostgresScripting;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs scripts on test databases. */
public final class Scripts {
    private Scripts() {}

    public static void run(TestDatabase database, Script script) {
        try (Connection connection = database.open()) {
            new PostgresScripting().runner(connection, script, Side.UP, new RunListener() {}, new RunControl(), RetryPolicy.NEVER, System::nanoTime)
                    .run();
        } catch (StatementFailure | SQLException e) {
            throw new AssertionError(e.getMessage() + "\n" + script.text(), e);
        }
    }
}
