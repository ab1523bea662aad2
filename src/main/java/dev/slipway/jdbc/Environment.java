package dev.slipway.jdbc;

/** What a database is for; decides what Slipway may do to it. */
public enum Environment {
    /** Read, never written: every session is read-only at the server. */
    PRODUCTION,
    /** A copy that rehearsals may change. */
    STAGING,
    DEVELOPMENT,
    /** A throw-away database of Slipway's own. */
    SCRATCH;

    /** Whether Slipway may send it a write. */
    public boolean writable() {
        return this != PRODUCTION;
    }
}
