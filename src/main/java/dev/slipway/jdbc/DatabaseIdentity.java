package dev.slipway.jdbc;

import java.util.Optional;

/**
 * Tells whether two profiles lead to the same database, whatever host name they use.
 *
 * <p>The system identifier alone does not: it is made by initdb, and a copy of a data directory (a volume snapshot restored as
 * staging, a replica) keeps it. The start time of the server is measured in microseconds and differs between copies.
 *
 * @param systemIdentifier from {@code pg_control_system()}, where the role may call it; of MySQL and MariaDB the server's identity with the
 *        host, port and folder that it has itself
 * @param startedMicros start of the server, microseconds since 1970; 0 where the identifier says where it runs
 * @param databaseOid the database's oid in {@code pg_database}; of MySQL and MariaDB a hash of its name
 */
public record DatabaseIdentity(Optional<String> systemIdentifier, long startedMicros, long databaseOid) {
    public boolean isSameDatabaseAs(DatabaseIdentity other) {
        boolean clustersMayBeEqual = systemIdentifier.isEmpty()
                || other.systemIdentifier.isEmpty()
                || systemIdentifier.equals(other.systemIdentifier);
        return clustersMayBeEqual && startedMicros == other.startedMicros && databaseOid == other.databaseOid;
    }
}
