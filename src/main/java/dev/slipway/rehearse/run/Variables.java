package dev.slipway.rehearse.run;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.rehearse.event.Side;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a running script, and what its conditions come to. */
final class Variables {
    private final Side side;
    private final Map<String, String> values = new HashMap<>();

    Variables(Side side) {
        this.side = side;
    }

    /** As psql: null takes the variable away. */
    void set(String name, @Nullable String value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    boolean holds(ScriptItem item, String condition) throws StatementFailure {
        String value = condition.startsWith(":") ? values.get(condition.substring(1)) : condition;
        if (value == null) {
            throw StatementFailure.of(side, item, "The variable " + condition.substring(1) + " is not set",
                    "Set it with \\gset or \\set before the condition");
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "t", "true", "on", "yes", "y", "1" -> true;
            case "f", "false", "off", "no", "n", "0" -> false;
            default -> throw StatementFailure.of(side, item, "The condition is neither true nor false",
                    "Compare, so that it gives a boolean");
        };
    }
}
