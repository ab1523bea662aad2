package dev.slipway.dialect.script;

import java.util.List;
import java.util.Optional;

/**
 * A script that was read: what is to be sent to the server, in order, each part with its place.
 *
 * @param fileName how messages call the file
 * @param text the whole file
 * @param headings the headings of the steps in the order of the file
 */
public record Script(String fileName, String text, List<ScriptItem> items, List<StepHeading> headings) {
    public Script {
        items = List.copyOf(items);
        headings = List.copyOf(headings);
    }

    public Optional<StepHeading> heading(int step) {
        return headings.stream().filter(h -> h.number() == step).findFirst();
    }

    /** The statements of the script, whatever conditions they stand under. */
    public List<ScriptItem.Sent> statements() {
        return items.stream().filter(ScriptItem.Sent.class::isInstance).map(ScriptItem.Sent.class::cast).toList();
    }

    /**
     * The place in the file of a place in a statement.
     *
     * @param character in characters (code points) from 1; 0 when none is known, which gives the beginning of the statement
     */
    public ScriptPosition positionIn(ScriptItem.Sent statement, int character) {
        int units = character <= 0 ? 0
                : statement.sql().offsetByCodePoints(0, Math.min(character - 1, statement.sql()
                .codePointCount(0, statement.sql().length())));
        return ScriptLines.positionAt(text, statement.position().offset() + units);
    }
}
