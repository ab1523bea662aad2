package dev.slipway.embedded;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an embedded server is started.
 *
 * @param version the major version, or a full one
 * @param cache where binaries, clusters and throw-away instances are kept
 * @param lifetime how long its files live
 * @param origin the cluster that a new instance is a copy of; nothing for an empty one
 * @param settings server settings that go before the standard ones
 */
public record EmbeddedOptions(
        String version, CacheFolder cache, Lifetime lifetime, Optional<Cluster> origin, Map<String, String> settings) {
    public EmbeddedOptions {
        settings = Map.copyOf(settings);
    }

    /** A throw-away PostgreSQL server of the default version. */
    public static EmbeddedOptions scratch() {
        return scratch(PostgresBinaries.DEFAULT_VERSION);
    }

    public static EmbeddedOptions scratch(String version) {
        return new EmbeddedOptions(version, CacheFolder.standard(), new Lifetime.Scratch(), Optional.empty(), Map.of());
    }

    /** A throw-away MariaDB server. */
    public static EmbeddedOptions scratchMariaDb() {
        return scratch(MariaDbBinaries.DEFAULT_VERSION);
    }

    public EmbeddedOptions withCache(CacheFolder other) {
        return new EmbeddedOptions(version, other, lifetime, origin, settings);
    }

    public EmbeddedOptions living(Lifetime other) {
        return new EmbeddedOptions(version, cache, other, origin, settings);
    }

    public EmbeddedOptions copyOf(Cluster cluster) {
        return new EmbeddedOptions(version, cache, lifetime, Optional.of(cluster), settings);
    }

    public EmbeddedOptions with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new EmbeddedOptions(version, cache, lifetime, origin, more);
    }

    boolean isScratch() {
        return lifetime instanceof Lifetime.Scratch;
    }
}
