package dev.slipway.rehearse.event;

/** What becomes of a session whose long transaction is in the way. */
public enum BlockerAnswer {
    /** The plan waits until it is gone. */
    WAIT,
    /** The plan gives the step up: the rehearsal ends, and staging is put back. */
    GIVE_UP,
    /** The server ends the session and throws its transaction away. */
    TERMINATE
}
