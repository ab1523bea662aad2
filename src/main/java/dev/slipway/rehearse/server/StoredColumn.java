package dev.slipway.rehearse.server;

/** A column whose values are kept on disk. @param type as the server prints it, qualified */
public record StoredColumn(String name, String type) {}
