package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.RehearsalEvent.LocksSampled;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who blocks whom at one moment. */
public final class BlockingTree {
    private BlockingTree() {}

    /**
     * A session with those that wait for it.
     *
     * @param waitsFor what it waits for itself, in words; empty for a root
     * @param waiting for how long
     */
    public record Node(SampledSession session, String waitsFor, Duration waiting, List<Node> waiters) {
        public Node {
            waiters = List.copyOf(waiters);
        }
    }

    /** The sessions that block others and wait for nobody, each with its tree; a circle (a deadlock) is entered at its lowest process. */
    public static List<Node> of(LocksSampled sample) {
        Map<Integer, SampledSession> sessions = sample.sessions().stream().collect(Collectors.toMap(SampledSession::pid, s -> s));
        List<SampledLock> waits = sample.locks().stream().filter(l -> !l.granted()).toList();
        Set<Integer> waiting = waits.stream().map(SampledLock::pid).collect(Collectors.toSet());
        Set<Integer> roots = new TreeSet<>();
        waits.forEach(w -> w.blockedBy().stream().filter(pid -> !waiting.contains(pid)).forEach(roots::add));
        if (roots.isEmpty()) {
            waiting.stream().min(Integer::compare).ifPresent(roots::add);
        }
        return roots.stream().map(pid -> node(pid, sessions, waits, sample.at(), new HashSet<>())).toList();
    }

    private static Node node(int pid, Map<Integer, SampledSession> sessions, List<SampledLock> waits, Duration at, Set<Integer> path) {
        path.add(pid);
        SampledSession session = sessions.getOrDefault(pid, new SampledSession(pid, false, "", "", "", Duration.ZERO, ""));
        List<Node> waiters = waits.stream().filter(w -> w.blockedBy().contains(pid)).map(SampledLock::pid).distinct().sorted()
                .filter(waiter -> !path.contains(waiter)).map(waiter -> node(waiter, sessions, waits, at, path)).toList();
        path.remove(pid);
        SampledLock own = waits.stream().filter(w -> w.pid() == pid).findFirst().orElse(null);
        return own == null ? new Node(session, "", Duration.ZERO, waiters)
                : new Node(session, own.mode().words() + " on " + own.object(), at.minus(own.since()), waiters);
    }
}
