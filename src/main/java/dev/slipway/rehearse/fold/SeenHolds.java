package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The plan's own locks where its session cannot read them itself: as they were seen from outside, from one look to the next. */
final class SeenHolds {
    private final Map<SampledLock, Integer> lasting = new HashMap<>();
    private final List<Held> over = new ArrayList<>();
    private final List<LockHold> exact = new ArrayList<>();
    private boolean read;

    /** A lock that a step held. */
    record Held(int step, LockHold lock) {}

    /** Whether the session has read any lock of its own. */
    boolean areRead() {
        return read;
    }

    void apply(RehearsalEvent.LocksHeld held) {
        read = true;
        exact.addAll(held.locks());
    }

    void apply(RehearsalEvent.LocksSampled sample) {
        Set<Integer> ours = sample.sessions().stream().filter(SampledSession::ours).map(SampledSession::pid).collect(Collectors.toSet());
        lasting.forEach((lock, step) -> {
            if (!sample.locks().contains(lock)) {
                over.add(new Held(step, new LockHold(lock.object(), lock.mode(), lock.since(),
                        sample.until(lock.pid(), lock.object(), lock.mode(), true))));
            }
        });
        lasting.keySet().retainAll(sample.locks());
        sample.locks().stream().filter(lock -> lock.granted() && ours.contains(lock.pid()) && !lock.object().equals(SampledLock.TRANSACTION))
                .forEach(lock -> lasting.putIfAbsent(lock, sample.step()));
    }

    /** What has ended since the last call and was not read by the session. Call between two steps, when all that was read is told. */
    List<Held> takeEnded() {
        List<Held> seenOnly = over.stream().filter(held -> exact.stream().noneMatch(e -> isSame(e, held.lock()))).toList();
        over.clear();
        exact.clear();
        return seenOnly;
    }

    private static boolean isSame(LockHold exact, LockHold seen) {
        return exact.relation().equals(seen.relation()) && exact.from().compareTo(seen.to()) <= 0 && seen.from().compareTo(exact.to()) <= 0;
    }
}
