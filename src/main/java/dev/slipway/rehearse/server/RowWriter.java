package dev.slipway.rehearse.server;

import dev.slipway.dialect.RowStatements.Filled;
import dev.slipway.model.ObjectKey;
import java.sql.SQLException;
import java.util.List;

/** Writes a few rows into tables as an application would: inserts, updates and deletes, with triggers and constraints acting. */
@FunctionalInterface
public interface RowWriter {
    /**
     * Where and how to write.
     *
     * @param key the columns of the primary key
     * @param inserted the columns that an inserted row is given; empty when none can be inserted
     * @param updated the columns that are updated, possibly none
     * @param deletes whether rows may be deleted
     */
    record Target(ObjectKey table, List<String> key, List<Filled> inserted, List<String> updated, boolean deletes) {
        public Target {
            key = List.copyOf(key);
            inserted = List.copyOf(inserted);
            updated = List.copyOf(updated);
        }
    }

    /** What was written. @param refused the statements that the table refused, each with the SQLSTATE, such as "insert (23505)" */
    record Written(ObjectKey table, long inserted, long updated, long deleted, List<String> refused) {
        public Written {
            refused = List.copyOf(refused);
        }

        public long rows() {
            return inserted + updated + deleted;
        }
    }

    /** Writes and commits, one transaction a table. */
    List<Written> write(List<Target> targets) throws SQLException;
}
