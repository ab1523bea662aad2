package dev.slipway.rehearse.event;

import java.time.Duration;
import java.util.List;

/**
 * A lock as it was seen from outside.
 *
 * @param pid the server process that holds it or waits for it
 * @param object qualified raw name of the relation, or {@link #TRANSACTION} for the wait for another transaction's end
 * @param granted held; otherwise waited for
 * @param since when it was first seen in this state, since the start of the run
 * @param blockedBy the processes it waits for, those that are only ahead in the queue included; empty when it is held
 */
public record SampledLock(int pid, String object, LockMode mode, boolean granted, Duration since, List<Integer> blockedBy) {
    public static final String TRANSACTION = "(end of a transaction)";

    public SampledLock {
        blockedBy = List.copyOf(blockedBy);
    }
}
