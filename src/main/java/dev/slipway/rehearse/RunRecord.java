package dev.slipway.rehearse;

import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.rehearse.event.RehearsalEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run folder says about its run.
 *
 * @param id unique, also the folder's name
 * @param url where staging was, without a password
 * @param copy the name of the copy of staging that the run was to make for itself; empty for one on staging itself
 */
public record RunRecord(String id, Instant started, String url, DatabaseIdentity staging, RehearsalEvent.Subject subject,
        Optional<String> copy) {
    /** Of a run on staging itself. */
    public RunRecord(String id, Instant started, String url, DatabaseIdentity staging, RehearsalEvent.Subject subject) {
        this(id, started, url, staging, subject, Optional.empty());
    }

    /** Whether a database is the one of this run. A restart of the server keeps system identifier and oid. */
    public boolean ranOn(DatabaseIdentity database, String itsUrl) {
        if (staging.systemIdentifier().isPresent() && database.systemIdentifier().isPresent()) {
            return staging.systemIdentifier().equals(database.systemIdentifier()) && staging.databaseOid() == database.databaseOid();
        }
        return url.equals(itsUrl) && staging.databaseOid() == database.databaseOid();
    }
}
