package dev.slipway.rehearse.event;

/**
 * Whether a script of a workload would work with the schema of one moment.
 *
 * @param required whether it has to: old code until the contract phase, new code from the end of the expand phase
 * @param sqlState the server's error code, empty when it works
 * @param message what the server says, empty when it works
 */
public record Tried(String script, boolean works, boolean required, String sqlState, String message) {}
