package dev.slipway.rehearse.event;

import java.util.Locale;

/** Table-level lock modes, weakest first (PostgreSQL 18 manual, table 13.2). */
public enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

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
     * The mode as {@link #words()} writes it.
     *
     * @throws IllegalArgumentException when it is no table-level mode
     */
    public static LockMode ofWords(String words) {
        return valueOf(words.replace(' ', '_'));
    }

    /** The mode as the manual and the LOCK command write it. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** Whom it keeps waiting, in words. */
    public String blocks() {
        return switch (this) {
            case ACCESS_SHARE -> "DROP, TRUNCATE and rewriting ALTER TABLE";
            case ROW_SHARE, ROW_EXCLUSIVE -> "index builds and schema changes";
            case SHARE_UPDATE_EXCLUSIVE -> "schema changes and VACUUM";
            case SHARE, SHARE_ROW_EXCLUSIVE -> "writes and schema changes";
            case EXCLUSIVE -> "everything but plain reads";
            case ACCESS_EXCLUSIVE -> "everything, reads included";
        };
    }

    /** Whether the application's writes wait behind it. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }
}
