package dev.slipway.rehearse.run.postgres;

import dev.slipway.dialect.postgres.script.PostgresScript;
import dev.slipway.dialect.script.Script;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.ScriptSession;
import dev.slipway.rehearse.run.Scripting;
import java.sql.Connection;
import java.util.function.LongSupplier;

/**
 * Scripts with the same effect as {@code psql -v ON_ERROR_STOP=1 -f}. The one addition: where locks are wanted, a statement outside of
 * a transaction block that may run in one is put into one, so that its locks can be read before they are given back.
 */
public final class PostgresScripting implements Scripting {
    @Override
    public Script parse(String fileName, String text) {
        return PostgresScript.parse(fileName, text);
    }

    @Override
    public ScriptSession session(Connection connection, RunControl control, LongSupplier clock, boolean looks) {
        return new PostgresSession(connection, control, clock, looks);
    }
}
