package dev.slipway.rehearse.event;

/** Which version of the application sends a statement. */
public enum Age {
    /** The one before the migration: must work until the contract phase takes away what it uses. */
    OLD,
    /** The one after it: must work from the end of the expand phase. */
    NEW,
    BOTH
}
