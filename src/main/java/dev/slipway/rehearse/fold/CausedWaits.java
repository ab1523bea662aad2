package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent.LocksSampled;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The waits of other sessions for the plan's session, those that wait behind its own waiting lock included. */
final class CausedWaits {
    /** A wait that has ended, or lasts. @param query the statement that waits */
    record Wait(int step, String object, Duration length, String query) {}

    private record Key(int pid, String object, LockMode mode) {}

    private record Open(int step, Duration since, String query) {}

    private final Map<Key, Open> open = new HashMap<>();

    /** The waits that still last. */
    List<Wait> lasting(Duration now) {
        return open.entrySet().stream().map(e -> new Wait(e.getValue().step(), e.getKey().object(), now.minus(e.getValue().since()),
                e.getValue().query())).toList();
    }

    private static String query(LocksSampled sample, int pid) {
        return sample.sessions().stream().filter(s -> s.pid() == pid).map(SampledSession::query).findFirst().orElse("");
    }

    /** Takes a sample in; gives the waits that have ended with it. */
    List<Wait> apply(LocksSampled sample) {
        Set<Integer> ours = sample.sessions().stream().filter(SampledSession::ours).map(SampledSession::pid).collect(Collectors.toSet());
        Map<Key, Open> now = new HashMap<>();
        for (SampledLock lock : sample.locks()) {
            if (!lock.granted() && !ours.contains(lock.pid()) && lock.blockedBy().stream().anyMatch(ours::contains)) {
                Key key = new Key(lock.pid(), lock.object(), lock.mode());
                now.put(key, open.getOrDefault(key, new Open(sample.step(), lock.since(), query(sample, lock.pid()))));
            }
        }
        List<Wait> ended = new ArrayList<>();
        open.forEach((key, wait) -> {
            if (!now.containsKey(key)) {
                Duration until = sample.until(key.pid(), key.object(), key.mode(), false);
                ended.add(new Wait(wait.step(), key.object(), until.minus(wait.since()), wait.query()));
            }
        });
        open.clear();
        open.putAll(now);
        return ended;
    }
}
