package dev.slipway.plan.postgres;

import java.nio.charset.StandardCharsets;

/** Names that exist for the time of a step. */
final class Names {
    /** Longest name in bytes (PostgreSQL 18 manual, Identifiers and Key Words: NAMEDATALEN - 1). */
    private static final int BYTES = 63;

    private Names() {}

    /** The name with a suffix, cut so that the server does not cut it. */
    static String shortened(String name, String suffix) {
        String kept = name;
        while ((kept + suffix).getBytes(StandardCharsets.UTF_8).length > BYTES) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + suffix;
    }
}
