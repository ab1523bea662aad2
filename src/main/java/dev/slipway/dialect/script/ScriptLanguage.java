package dev.slipway.dialect.script;

/** How the scripts of one family of servers are read. */
@FunctionalInterface
public interface ScriptLanguage {
    /**
     * Reads a script.
     *
     * @param fileName how messages call the file
     * @param text the whole file
     * @throws dev.slipway.model.ProblemException with file, line and column when it cannot be read
     */
    Script parse(String fileName, String text);
}
