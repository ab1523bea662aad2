package dev.slipway.rehearse.postgres;

import java.util.Optional;

/**
 * Where a sequence stands.
 *
 * @param last the last value it gave; empty when it was never asked, or may not be read
 */
public record SequenceValue(String schema, String name, Optional<Long> last) {}
