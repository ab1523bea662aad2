package dev.slipway.dialect.script;

/** Lines and columns of a text. */
public final class ScriptLines {
    private ScriptLines() {}

    public static ScriptPosition positionAt(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int newline = text.indexOf('\n'); newline >= 0 && newline < offset; newline = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = newline + 1;
        }
        return new ScriptPosition(offset, line, text.codePointCount(lineStart, offset) + 1);
    }

    /**
     * The position of an offset that does not lie before an earlier position: reading on from there keeps a long script linear.
     */
    public static ScriptPosition positionAfter(String text, ScriptPosition earlier, int offset) {
        int line = earlier.line();
        int lineStart = text.lastIndexOf('\n', earlier.offset() - 1) + 1;
        for (int newline = text.indexOf('\n', earlier.offset()); newline >= 0
                && newline < offset; newline = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = newline + 1;
        }
        return new ScriptPosition(offset, line, text.codePointCount(lineStart, offset) + 1);
    }
}
