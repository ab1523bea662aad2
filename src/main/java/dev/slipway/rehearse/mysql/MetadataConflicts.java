package dev.slipway.rehearse.mysql;

import static dev.slipway.rehearse.event.LockMode.MDL_EXCLUSIVE;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_HIGH_PRIO;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_NO_READ_WRITE;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_NO_WRITE;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_READ;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_READ_ONLY;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_UPGRADABLE;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_WRITE;
import static dev.slipway.rehearse.event.LockMode.MDL_SHARED_WRITE_LOW_PRIO;

import dev.slipway.rehearse.event.LockMode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which metadata locks on a table keep a request for another one waiting: those that are held, and those that are asked for and go before
 * it (sql/mdl.cc of MySQL 8.0 and MariaDB 11.4, the two matrices above MDL_object_lock).
 */
final class MetadataConflicts {
    private static final Map<LockMode, Set<LockMode>> HELD = new EnumMap<>(Map.of(
            MDL_SHARED, EnumSet.of(MDL_EXCLUSIVE),
            MDL_SHARED_HIGH_PRIO, EnumSet.of(MDL_EXCLUSIVE),
            MDL_SHARED_READ, EnumSet.of(MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_WRITE, EnumSet.of(MDL_SHARED_READ_ONLY, MDL_SHARED_NO_WRITE, MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_WRITE_LOW_PRIO, EnumSet.of(MDL_SHARED_READ_ONLY, MDL_SHARED_NO_WRITE, MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_UPGRADABLE, EnumSet.of(MDL_SHARED_UPGRADABLE, MDL_SHARED_NO_WRITE, MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_READ_ONLY, EnumSet.of(MDL_SHARED_WRITE, MDL_SHARED_WRITE_LOW_PRIO, MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_NO_WRITE, EnumSet.of(MDL_SHARED_WRITE, MDL_SHARED_WRITE_LOW_PRIO, MDL_SHARED_UPGRADABLE, MDL_SHARED_NO_WRITE,
                    MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_NO_READ_WRITE, EnumSet.range(MDL_SHARED_READ, MDL_EXCLUSIVE),
            MDL_EXCLUSIVE, EnumSet.range(MDL_SHARED, MDL_EXCLUSIVE)));
    private static final Map<LockMode, Set<LockMode>> ASKED_FOR = new EnumMap<>(Map.of(
            MDL_SHARED, EnumSet.of(MDL_EXCLUSIVE),
            MDL_SHARED_READ, EnumSet.of(MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_WRITE, EnumSet.of(MDL_SHARED_NO_WRITE, MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_WRITE_LOW_PRIO, EnumSet.of(MDL_SHARED_READ_ONLY, MDL_SHARED_NO_WRITE, MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_UPGRADABLE, EnumSet.of(MDL_EXCLUSIVE),
            MDL_SHARED_READ_ONLY, EnumSet.of(MDL_SHARED_WRITE, MDL_SHARED_NO_READ_WRITE, MDL_EXCLUSIVE),
            MDL_SHARED_NO_WRITE, EnumSet.of(MDL_EXCLUSIVE),
            MDL_SHARED_NO_READ_WRITE, EnumSet.of(MDL_EXCLUSIVE)));

    private MetadataConflicts() {}

    /** Whether a lock that another session has keeps a request on the same table waiting. @param granted held; otherwise asked for */
    static boolean blocks(LockMode other, boolean granted, LockMode request) {
        return (granted ? HELD : ASKED_FOR).getOrDefault(request, Set.of()).contains(other);
    }
}
