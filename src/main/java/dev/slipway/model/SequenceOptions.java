package dev.slipway.model;

/**
 * How a sequence counts.
 *
 * @param name the name of the sequence behind an identity column, empty for a sequence of its own
 */
public record SequenceOptions(String name, String type, long start, long increment, long minimum, long maximum, long cache,
        boolean cycle) {}
