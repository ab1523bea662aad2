package dev.slipway.rehearse;

import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.rehearse.event.RehearsalEvent;
import java.time.Instant;

/**
 * What a run folder says about its run.
 *
 * @param id unique, also the folder's name
 * @param url where staging was, without a password
 */
public record RunRecord(String id, Instant started, String url, DatabaseIdentity staging, RehearsalEvent.Subject subject) {
    /** Whether a database is the one of this run. A restart of the server keeps system identifier and oid. */
    public boolean ranOn(DatabaseIdentity database, String itsUrl) {
        if (staging.systemIdentifier().isPresent() && database.systemIdentifier().isPresent()) {
            return staging.systemIdentifier().equals(database.systemIdentifier()) && staging.databaseOid() == database.databaseOid();
        }
        return url.equals(itsUrl) && staging.databaseOid() == database.databaseOid();
    }
}
