package dev.slipway.dialect.script;

/** One part of a script, in the order of the file. */
public sealed interface ScriptItem {
    /** Where it begins. */
    ScriptPosition position();

    /** The step it belongs to; 0 before the first step heading. */
    int step();

    /** A part that is sent to the server. */
    sealed interface Sent extends ScriptItem {
        /** The text as it stands in the file, without the closing semicolon and without comments before it. */
        String sql();

        StatementKind kind();
    }

    record Statement(String sql, StatementKind kind, ScriptPosition position, int step) implements Sent {}

    /** A query whose one row becomes variables, one for each column ({@code \gset}). */
    record Query(String sql, StatementKind kind, ScriptPosition position, int step) implements Sent {}

    /** @param condition {@code :NAME} or a literal that reads as a boolean */
    record If(String condition, ScriptPosition position, int step) implements ScriptItem {}

    /** @param condition as for {@link If} */
    record Elif(String condition, ScriptPosition position, int step) implements ScriptItem {}

    record Else(ScriptPosition position, int step) implements ScriptItem {}

    record EndIf(ScriptPosition position, int step) implements ScriptItem {}

    record SetVariable(String name, String value, ScriptPosition position, int step) implements ScriptItem {}

    record Echo(String text, ScriptPosition position, int step) implements ScriptItem {}
}
