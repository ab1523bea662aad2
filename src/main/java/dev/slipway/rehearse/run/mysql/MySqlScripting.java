package dev.slipway.rehearse.run.mysql;

import dev.slipway.dialect.mysql.script.MySqlScript;
import dev.slipway.dialect.script.Script;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.ScriptSession;
import dev.slipway.rehearse.run.Scripting;
import java.sql.Connection;
import java.util.function.LongSupplier;

/** Scripts with the same effect as the mysql and mariadb clients give them in batch mode; comments are sent along, as with --comments. */
public final class MySqlScripting implements Scripting {
    @Override
    public Script parse(String fileName, String text) {
        return MySqlScript.parse(fileName, text);
    }

    /** A session cannot see its own metadata locks once a statement is over: nothing is looked at here. */
    @Override
    public ScriptSession session(Connection connection, RunControl control, LongSupplier clock, boolean looks) {
        return new MySqlSession(connection, control);
    }
}
