package dev.slipway.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema as it was at one moment.
 *
 * @param server the server it was read from
 * @param source where it comes from, for people: database name or file name, never a password
 * @param statistics sizes of tables at that moment
 */
public record Snapshot(ServerVersion server, String source, SchemaModel model, Map<ObjectKey, TableStatistics> statistics) {
    public Snapshot {
        statistics = Collections.unmodifiableMap(new TreeMap<>(statistics));
    }

    /** SHA-256 over the canonical text of the model, as 64 hexadecimal digits. */
    public String fingerprint() {
        return Fingerprint.of(model);
    }
}
