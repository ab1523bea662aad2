package dev.slipway.rehearse.server;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.model.ObjectKey;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Copies of the staging database on its server: what is needed for one, making it, and dropping it or those that a dead run left. */
public interface CloneServer {
    /** With what the names of all copies begin. */
    String PREFIX = "slipway_clone_";

    /**
     * What is known before a copy is made.
     *
     * @param bytes size of staging
     * @param refusal why no copy can be made, as a sentence; empty when nothing stands against it
     * @param free bytes that are free where the server keeps its databases; empty where that cannot be seen from here
     * @param way how the server copies it
     */
    record Facts(String database, long bytes, Optional<String> refusal, OptionalLong free, String way) {}

    Facts facts() throws SQLException;

    /** Sessions and prepared transactions that keep staging from being copied, in words. */
    List<String> others() throws SQLException;

    /** Makes the copy. When it fails, or is cancelled, nothing is left behind. */
    void make(String clone, Facts facts, Cancellation cancellation) throws SQLException;

    /** A table of a copy. @param key the columns of the primary key, empty when there is none */
    record Sized(ObjectKey table, List<String> key) {}

    /**
     * Takes rows out of a copy: of each large table a share stays, without those whose foreign keys would then point nowhere.
     *
     * @param tables those that others refer to come first
     * @param share of the rows of large tables that stays, above 0 and below 1
     */
    void shrink(Database copy, List<Sized> tables, double share, Cancellation cancellation) throws SQLException;

    /** Drops a copy, if it is there. */
    void drop(String clone) throws SQLException;

    /**
     * Drops the copies of this database that rehearsals left which died. Call only while holding the guard of staging, which proves
     * that none lives.
     *
     * @param names what dead rehearsals are known to have called theirs
     * @return the names of what was dropped
     */
    List<String> dropLeft(Collection<String> names) throws SQLException;
}
