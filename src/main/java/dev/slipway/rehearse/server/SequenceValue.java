package dev.slipway.rehearse.server;

import java.util.Optional;

/**
 * Where a sequence stands.
 *
 * @param increment the step it takes, below zero for one that counts down
 * @param last the last value it gave; empty when it was never asked, or may not be read
 */
public record SequenceValue(String schema, String name, long increment, Optional<Long> last) {
    public String qualified() {
        return schema + "." + name;
    }

    /** Whether it is the same sequence and would give a number again that had been given when it stood there. */
    public boolean isBehind(SequenceValue earlier) {
        return qualified().equals(earlier.qualified()) && earlier.last()
                .filter(then -> last.isEmpty() || Long.signum(increment) * Long.compare(last.get(), then) < 0).isPresent();
    }
}
