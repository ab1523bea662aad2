package dev.slipway.jdbc;

/**
 * How the server lets sessions of this profile work.
 *
 * @param inRecovery whether the server is a replica
 * @param readOnly whether a new transaction is read-only
 * @param tls whether this session is encrypted
 */
public record SessionState(boolean inRecovery, boolean readOnly, boolean tls) {}
