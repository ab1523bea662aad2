package dev.slipway.rehearse.event;

/** Whose sizes are told. */
public enum SizesOf {
    /** Of the database that is rehearsed on. */
    REHEARSED,
    /** Of production, as its statistics say. */
    PRODUCTION
}
