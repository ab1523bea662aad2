package dev.slipway.rehearse.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A lock on a relation, named by its qualified raw name. */
public record LockTaken(String relation, LockMode mode) {
    /** Of several locks on one relation only the strongest, by relation. */
    public static List<LockTaken> strongest(Collection<LockTaken> locks) {
        Map<String, LockTaken> strongest = new TreeMap<>();
        for (LockTaken lock : locks) {
            strongest.merge(lock.relation(), lock, (a, b) -> a.mode().compareTo(b.mode()) >= 0 ? a : b);
        }
        return List.copyOf(strongest.values());
    }
}
