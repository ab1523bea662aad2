package dev.slipway.model;

/** The part of a table that differs from engine to engine; only the engine's own dialect looks inside. */
public sealed interface TableDetails permits PostgresTable {}
