package dev.slipway.model;

/** The kinds of table constraint. */
public enum ConstraintKind { PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION, NOT_NULL }
