package dev.slipway.rehearse;

/** What is done about a session of somebody else whose long transaction is in the way of a rehearsal. */
public enum BlockerPolicy {
    /** A person is asked, and meanwhile the plan goes on trying. */
    ASK,
    /** The plan goes on trying as often as its {@link RehearsalOptions#lockRetries()} allow. */
    WAIT,
    /** The rehearsal ends there, and staging is put back. */
    ABORT,
    /** The session is ended at the server, which throws its transaction away. */
    TERMINATE
}
