package dev.slipway.ui.work;

/** What a database is to the migration. */
public enum Role {
    /** Where it starts: the schema there is. */
    FROM,
    /** Where it leads: the schema that is wanted. */
    TO,
    /** Where it is rehearsed. */
    STAGING
}
