package dev.slipway.model;

import java.util.List;
import java.util.Objects;

/**
 * What PostgreSQL's tables have of their own (PostgreSQL 18 manual, CREATE TABLE).
 *
 * @param unlogged not written to the WAL
 * @param options storage parameters as {@code name=value}, in the catalogue's order, which does not count as a difference
 * @param partitionBy the partition key as pg_get_partkeydef prints it, empty for a table that is not partitioned
 * @param inherits the inheritance parents in their order; for a partition its one parent
 * @param partitionBound FOR VALUES … or DEFAULT as the server prints it, empty for a table that is no partition
 * @param rowSecurity ENABLE ROW LEVEL SECURITY
 * @param forceRowSecurity FORCE ROW LEVEL SECURITY
 * @param replicaIdentity DEFAULT, FULL, NOTHING, or USING INDEX followed by the index name
 * @param clusterIndex the index the table is clustered on, empty when there is none
 * @param accessMethod the access method when it is not heap, else empty
 * @param tablespace the tablespace when it is not the database's own, else empty
 * @param ofType the composite type of a typed table, as the server prints it, else empty
 * @param server the server of a foreign table, else empty
 * @param serverOptions the options of a foreign table as {@code name=value}, sorted
 */
public record PostgresTable(boolean unlogged, List<String> options, String partitionBy, List<ObjectKey> inherits,
        String partitionBound, boolean rowSecurity, boolean forceRowSecurity, String replicaIdentity, String clusterIndex,
        String accessMethod, String tablespace, String ofType, String server, List<String> serverOptions) implements TableDetails {
    public PostgresTable {
        Objects.requireNonNull(partitionBound);
        options = List.copyOf(options);
        inherits = List.copyOf(inherits);
        serverOptions = List.copyOf(serverOptions);
    }

    /** A table in the database's own tablespace. */
    public PostgresTable(boolean unlogged, List<String> options, String partitionBy, List<ObjectKey> inherits, String partitionBound,
            boolean rowSecurity,
            boolean forceRowSecurity, String replicaIdentity, String clusterIndex, String accessMethod, String ofType, String server,
            List<String> serverOptions) {
        this(unlogged, options, partitionBy, inherits, partitionBound, rowSecurity, forceRowSecurity, replicaIdentity, clusterIndex,
                accessMethod, "", ofType, server, serverOptions);
    }

    public PostgresTable withOptions(List<String> other) {
        return new PostgresTable(unlogged, other, partitionBy, inherits, partitionBound, rowSecurity, forceRowSecurity, replicaIdentity,
                clusterIndex, accessMethod, tablespace, ofType, server, serverOptions);
    }

    public boolean isPartition() {
        return !partitionBound.isEmpty();
    }

    public boolean isPartitioned() {
        return !partitionBy.isEmpty();
    }
}
