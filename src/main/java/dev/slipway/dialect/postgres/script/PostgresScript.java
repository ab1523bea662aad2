package dev.slipway.dialect.postgres.script;

import dev.slipway.dialect.script.Script;
import dev.slipway.model.ProblemException;

/** Scripts as psql runs them. */
public final class PostgresScript {
    private PostgresScript() {}

    /**
     * Reads a script.
     *
     * @param fileName how messages call the file
     * @param text the whole file
     * @throws ProblemException with file, line and column when a string, comment or bracket is left open, when a psql command
     *         other than the few allowed ones occurs, or when a statement would be changed by a psql variable
     */
    public static Script parse(String fileName, String text) {
        return new ScriptReader(fileName, text).read();
    }
}
