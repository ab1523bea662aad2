package dev.slipway.dialect.mysql.script;

import dev.slipway.dialect.script.Script;
import dev.slipway.model.ProblemException;

/** Scripts as the mysql and mariadb clients run them. */
public final class MySqlScript {
    private MySqlScript() {}

    /**
     * Reads a script.
     *
     * @param fileName how messages call the file
     * @param text the whole file
     * @throws ProblemException with file, line and column when a string, name or comment is left open, or when a command of the client
     *         other than DELIMITER occurs
     */
    public static Script parse(String fileName, String text) {
        return new MySqlScriptReader(fileName, text).read();
    }
}
