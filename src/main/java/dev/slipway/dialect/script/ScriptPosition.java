package dev.slipway.dialect.script;

/**
 * A place in a script.
 *
 * @param offset index into the text, in UTF-16 units, from 0
 * @param line from 1
 * @param column in characters (code points), from 1
 */
public record ScriptPosition(int offset, int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
