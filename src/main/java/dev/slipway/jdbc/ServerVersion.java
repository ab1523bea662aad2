package dev.slipway.jdbc;

/**
 * What kind of server answers.
 *
 * @param product for example {@code PostgreSQL}
 * @param version the full text, for example {@code 18.6}
 * @param major for example 18
 */
public record ServerVersion(String product, String version, int major) {}
