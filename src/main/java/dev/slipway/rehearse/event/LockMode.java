package dev.slipway.rehearse.event;

import java.util.Locale;

/**
 * Modes of locks, weakest first within each family of servers: table-level modes (PostgreSQL 18 manual, table 13.2), then, of MySQL and
 * MariaDB, locks on rows (MySQL 9 manual, "InnoDB Locking") and metadata locks ("The metadata_locks Table"). Modes of two families never
 * meet.
 */
public enum LockMode {
    ACCESS_SHARE("DROP, TRUNCATE and rewriting ALTER TABLE", Keeps.NOBODY),
    ROW_SHARE("index builds and schema changes", Keeps.NOBODY),
    ROW_EXCLUSIVE("index builds and schema changes", Keeps.NOBODY),
    SHARE_UPDATE_EXCLUSIVE("schema changes and VACUUM", Keeps.SCHEMA_CHANGES),
    SHARE("writes and schema changes", Keeps.WRITERS),
    SHARE_ROW_EXCLUSIVE("writes and schema changes", Keeps.WRITERS),
    EXCLUSIVE("everything but plain reads", Keeps.WRITERS),
    ACCESS_EXCLUSIVE("everything, reads included", Keeps.READERS),

    RECORD_S("writes to the same rows", Keeps.NOBODY),
    RECORD_X("writes and locking reads of the same rows", Keeps.NOBODY),
    RECORD_AUTO_INC("inserts that are given a number", Keeps.NOBODY),

    MDL_INTENTION_EXCLUSIVE("locks on all tables", Keeps.NOBODY),
    MDL_SHARED("the end of a schema change", Keeps.NOBODY),
    MDL_SHARED_HIGH_PRIO("the end of a schema change", Keeps.NOBODY),
    MDL_SHARED_READ("the end of a schema change, and LOCK TABLES … WRITE", Keeps.NOBODY),
    MDL_SHARED_WRITE("copying schema changes and LOCK TABLES", Keeps.NOBODY),
    MDL_SHARED_WRITE_LOW_PRIO("copying schema changes and LOCK TABLES", Keeps.NOBODY),
    MDL_SHARED_UPGRADABLE("other schema changes", Keeps.SCHEMA_CHANGES),
    MDL_SHARED_READ_ONLY("writes and schema changes", Keeps.WRITERS),
    MDL_SHARED_NO_WRITE("writes and schema changes", Keeps.WRITERS),
    MDL_SHARED_NO_READ_WRITE("everything, reads included", Keeps.READERS),
    MDL_EXCLUSIVE("everything, reads included", Keeps.READERS);

    /** Whose work waits behind a lock, least first; who keeps more waiting keeps the others waiting, too. */
    private enum Keeps { NOBODY, SCHEMA_CHANGES, WRITERS, READERS }

    private final String blocks;
    private final Keeps keeps;

    LockMode(String blocks, Keeps keeps) {
        this.blocks = blocks;
        this.keeps = keeps;
    }

    /**
     * The mode as the view pg_locks writes it, such as AccessExclusiveLock.
     *
     * @throws IllegalArgumentException when it is no table-level mode
     */
    public static LockMode ofCatalogue(String mode) {
        for (LockMode candidate : values()) {
            if ((candidate.name().replace("_", "") + "LOCK").equals(mode.toUpperCase(Locale.ROOT))) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("not a table lock mode: " + mode);
    }

    /**
     * The mode as the table metadata_locks writes it, such as SHARED_READ.
     *
     * @throws IllegalArgumentException when it is no mode of a lock on a table
     */
    public static LockMode ofMetadata(String type) {
        return valueOf("MDL_" + type);
    }

    /**
     * The mode as {@link #words()} writes it.
     *
     * @throws IllegalArgumentException when it is no mode
     */
    public static LockMode ofWords(String words) {
        return valueOf(words.replace(' ', '_'));
    }

    /** The mode as the manual and the LOCK command write it; those of metadata locks begin with MDL, as in the server's source. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** Whom it keeps waiting, in words. */
    public String blocks() {
        return blocks;
    }

    /** Whether it is a mode of PostgreSQL's LOCK command, rather than one of MySQL's and MariaDB's locks on rows and metadata. */
    public boolean isOfTables() {
        return compareTo(ACCESS_EXCLUSIVE) <= 0;
    }

    /** Whether anybody's usual work waits behind it, be it only schema changes: weaker locks are not worth telling. */
    public boolean isFelt() {
        return keeps != Keeps.NOBODY;
    }

    /** Whether the application's writes wait behind it. */
    public boolean blocksWrites() {
        return keeps.compareTo(Keeps.WRITERS) >= 0;
    }

    /** Whether even plain reads wait behind it. */
    public boolean blocksReads() {
        return keeps == Keeps.READERS;
    }
}
