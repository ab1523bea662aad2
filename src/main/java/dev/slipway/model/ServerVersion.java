package dev.slipway.model;

/**
 * @param major the major version, such as 18
 * @param text the whole version as the server states it, such as 18.6
 */
public record ServerVersion(Engine engine, int major, String text) {}
