package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.event.LockHold;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who held and who waited for which lock, when: the bars of the lock timeline. */
public final class LockTimeline {
    /**
     * One bar.
     *
     * @param object qualified raw name of the relation
     * @param granted held; otherwise waited for
     * @param to end, or the time of the newest sample while it is {@code open}
     * @param exact read from inside the plan's transaction; otherwise sampled every 50 ms
     * @param session whose lock it is; empty for what was read from inside
     * @param blockedBy the processes it waited for at any time
     */
    public record Span(String object, LockMode mode, boolean granted, Duration from, Duration to, boolean open, boolean exact,
            boolean ours, Optional<SampledSession> session, List<Integer> blockedBy) {
        public Span {
            blockedBy = List.copyOf(blockedBy);
        }

        public Duration length() {
            return to.minus(from);
        }
    }

    /** A band behind the bars. */
    public record StepBand(RehearsalPhase phase, int step, Duration from, Duration to) {}

    private record Key(int pid, String object, LockMode mode, boolean granted) {}

    private final List<Span> closed = new ArrayList<>();
    private final Map<Key, Span> open = new HashMap<>();
    private final List<StepBand> bands = new ArrayList<>();
    private Duration now = Duration.ZERO;

    public void apply(RehearsalEvent event) {
        now = event.at();
        switch (event) {
            case RehearsalEvent.LocksSampled sampled -> apply(sampled);
            case RehearsalEvent.LocksHeld held -> held.locks().forEach(this::apply);
            case RehearsalEvent.StepFinished step -> bands.add(
                    new StepBand(step.phase(), step.step(), step.at().minus(step.took()), step.at()));
            case RehearsalEvent.Started _, RehearsalEvent.PhaseEntered _,
                    RehearsalEvent.CloneMade _, RehearsalEvent.SizesRead _, RehearsalEvent.ForecastMade _,
                    RehearsalEvent.BlockerMet _, RehearsalEvent.BlockerAnswered _,
                    RehearsalEvent.CheckAnswered _, RehearsalEvent.BackupProgress _,
                    RehearsalEvent.TableBackedUp _, RehearsalEvent.RowsWritten _, RehearsalEvent.WorkloadBegan _,
                    RehearsalEvent.LatencyMeasured _, RehearsalEvent.CompatibilityTried _, RehearsalEvent.InterruptionTried _,
                    RehearsalEvent.LoadMeasured _, RehearsalEvent.StepCost _,
                    RehearsalEvent.StepStarted _, RehearsalEvent.StatementStarted _, RehearsalEvent.StatementFinished _,
                    RehearsalEvent.DataProgress _,
                    RehearsalEvent.StatementProgress _, RehearsalEvent.Retrying _, RehearsalEvent.Paused _, RehearsalEvent.Resumed _,
                    RehearsalEvent.FindingMade _, RehearsalEvent.Logged _, RehearsalEvent.BudgetBreached _,
                    RehearsalEvent.LossCounted _, RehearsalEvent.ObserverCost _, RehearsalEvent.Finished _ -> { }
        }
    }

    private void apply(RehearsalEvent.LocksSampled sample) {
        Map<Integer, SampledSession> sessions = sample.sessions().stream().collect(Collectors.toMap(SampledSession::pid, s -> s));
        Map<Key, Span> still = new HashMap<>();
        for (SampledLock lock : sample.locks()) {
            Key key = new Key(lock.pid(), lock.object(), lock.mode(), lock.granted());
            Span before = open.get(key);
            SampledSession session = sessions.get(lock.pid());
            List<Integer> blockers = Stream.concat(before == null ? Stream.empty() : before.blockedBy().stream(), lock.blockedBy().stream())
                    .distinct().sorted().toList();
            still.put(key, new Span(lock.object(), lock.mode(), lock.granted(), before == null ? lock.since() : before.from(), sample.at(),
                    true, false, session != null && session.ours(), Optional.ofNullable(session), blockers));
        }
        open.forEach((key, span) -> {
            if (!still.containsKey(key)) {
                closed.add(ended(span, sample.until(key.pid(), key.object(), key.mode(), key.granted())));
            }
        });
        open.clear();
        open.putAll(still);
    }

    private static Span ended(Span span, Duration at) {
        return new Span(span.object(), span.mode(), span.granted(), span.from(), at, false, span.exact(), span.ours(), span.session(),
                span.blockedBy());
    }

    private void apply(LockHold hold) {
        closed.add(new Span(hold.relation(), hold.mode(), true, hold.from(), hold.to(), false, true, true, Optional.empty(), List.of()));
    }

    /** All bars, by object and beginning; open ones reach to the newest event. */
    public List<Span> spans() {
        return Stream.concat(closed.stream(), lasting().stream())
                .sorted(Comparator.comparing(Span::object).thenComparing(Span::from).thenComparing(Span::mode)).toList();
    }

    /** The bars that have ended, in the order in which that was noticed, from that one on: what a picture that grows still has to draw. */
    public List<Span> endedFrom(int index) {
        return List.copyOf(closed.subList(index, closed.size()));
    }

    /** The bars that last, up to the newest event. */
    public List<Span> lasting() {
        return open.values().stream().map(this::upToNow).toList();
    }

    private Span upToNow(Span span) {
        return new Span(span.object(), span.mode(), span.granted(), span.from(), now, true, span.exact(), span.ours(), span.session(),
                span.blockedBy());
    }

    /** The bars of other sessions that kept the plan waiting. */
    public List<Span> blockers() {
        List<Integer> blocking = spans().stream().filter(s -> s.ours() && !s.granted()).flatMap(s -> s.blockedBy().stream()).distinct()
                .toList();
        List<String> waitedFor = spans().stream().filter(s -> s.ours() && !s.granted()).map(Span::object).distinct().toList();
        return spans().stream().filter(s -> s.granted() && waitedFor.contains(s.object())
                && s.session().filter(who -> blocking.contains(who.pid())).isPresent()).toList();
    }

    public List<StepBand> bands() {
        return List.copyOf(bands);
    }
}
