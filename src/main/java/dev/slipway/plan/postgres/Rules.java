package dev.slipway.plan.postgres;

import dev.slipway.model.ObjectKey;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Severity;

/** The hazards a plan can name and the locks it expects (PostgreSQL 18 manual, Explicit Locking, and the page of each command). */
final class Rules {
    private Rules() {}

    static Hazard losesData(String what) {
        return new Hazard("data-loss", Severity.CRITICAL, what,
                "Keep a restored and compared backup; drop only what no code reads any more");
    }

    static Hazard rewrites(ObjectKey table) {
        return new Hazard("table-rewrite", Severity.HIGH, "Writes every row of " + table.qualified()
                + " anew while nobody can read or write it",
                "Add a column of the new type, fill it in batches and swap the names, or run it in a maintenance window");
    }

    static Hazard mayFailOnRows(String what) {
        return new Hazard("contradicting-rows", Severity.MEDIUM, what,
                "The rehearsal finds such rows; mend them in a data step before this one");
    }

    /** @param what what happens on the way down, from its verb on */
    static Hazard backMayFailOnRows(String what) {
        return new Hazard("contradicting-rows", Severity.MEDIUM, "The way back " + what + " written after up",
                "Look for such rows before going back, and mend them first");
    }

    /** PostgreSQL adds a column after the others (manual of version 18, ALTER TABLE, ADD COLUMN). */
    static Hazard comesBackLast(ObjectKey column) {
        return new Hazard("column-order", Severity.LOW, "The way back puts " + column.qualified() + " after the table's other columns",
                "Name the columns in INSERT and COPY, and do not count on the order of SELECT *");
    }

    static Hazard needsValue(ObjectKey column) {
        return new Hazard("not-null-without-value", Severity.HIGH, "Fails where " + column.schema() + "." + column.parent()
                + " has rows, for " + column.name() + " has no default and nothing fills it",
                "Give the column a backfill expression or a default");
    }

    static Hazard blocksWrites(ObjectKey table) {
        return new Hazard("blocks-writes", Severity.MEDIUM, "Blocks writes to " + table.qualified() + " while it runs",
                "Choose the online strategy");
    }

    static Hazard readAsUtc(ObjectKey column) {
        return new Hazard("time-zone", Severity.HIGH, "Reads the times of " + column.qualified()
                + " as UTC, for the script sets that time zone",
                "Where they mean another zone, write USING … AT TIME ZONE '…' into the statement, and its counterpart into the down"
                + " script");
    }

    static Hazard rename(ObjectKey key) {
        return new Hazard("rename", Severity.MEDIUM, "Code that uses " + key.qualified() + " fails from this moment on",
                "Deploy code that knows the new name together with this step, or keep a view of the old name");
    }

    static Hazard enumStays(ObjectKey type) {
        return new Hazard("enum-value", Severity.LOW, "PostgreSQL cannot take a value from " + type.qualified() + " again",
                "Be sure of the value before others use it");
    }

    static LockForecast accessExclusive(ObjectKey relation) {
        return new LockForecast(relation.qualified(), "ACCESS EXCLUSIVE", "reads and writes");
    }

    static LockForecast shareRowExclusive(ObjectKey relation) {
        return new LockForecast(relation.qualified(), "SHARE ROW EXCLUSIVE", "writes");
    }

    static LockForecast shareUpdateExclusive(ObjectKey relation) {
        return new LockForecast(relation.qualified(), "SHARE UPDATE EXCLUSIVE", "schema changes and VACUUM");
    }

    static LockForecast share(ObjectKey relation) {
        return new LockForecast(relation.qualified(), "SHARE", "writes");
    }

    static LockForecast rowExclusive(ObjectKey relation) {
        return new LockForecast(relation.qualified(), "ROW EXCLUSIVE", "schema changes; other writers of the same rows");
    }
}
