package dev.slipway.dialect.script;

/** What a statement means for the transaction it stands in. */
public enum StatementKind {
    /** Opens a transaction block. */
    BEGIN,
    /** Ends a transaction block and keeps its work. */
    COMMIT,
    /** Ends a transaction block and throws its work away. */
    ROLLBACK,
    /** Refuses to run inside a transaction block, or ends transactions itself. */
    ALONE,
    /** Runs inside a transaction block as well as outside. */
    ORDINARY
}
