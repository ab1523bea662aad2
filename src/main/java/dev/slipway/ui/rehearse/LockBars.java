package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.fold.LockTimeline.Span;
import dev.slipway.ui.kit.locks.LockBar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The bars of a lock timeline as it grows: each span that has ended is looked at once. */
final class LockBars {
    /** More cannot be told apart on any screen: the shortest locks that nobody waited for give way. */
    static final int MOST = 3_000;
    private static final Comparator<LockBar> WORTH = Comparator.comparing((LockBar bar) -> bar.kind() == LockBar.Kind.WAITING)
            .thenComparing(bar -> bar.to().orElse(bar.from()).minus(bar.from()));

    /** @param leftOut how many more there are, of the shortest locks that nobody waited for */
    record Drawn(List<LockBar> bars, int leftOut) {}

    private record Place(String object, LockMode mode) {}

    private final Function<Span, LockBar> bar;
    private final List<LockBar> waits = new ArrayList<>();
    private final List<LockBar> others = new ArrayList<>();
    /** The plan's own, by when they began: as they were read from inside, and as they were seen from outside. */
    private final Map<Place, NavigableMap<Duration, Span>> exact = new HashMap<>();
    private final Map<Place, NavigableMap<Duration, LockBar>> inside = new HashMap<>();
    private final Map<Place, NavigableMap<Duration, LockBar>> outside = new HashMap<>();
    /** Of other sessions, as long as nobody was seen to wait for them. */
    private final Map<Integer, List<LockBar>> harmless = new HashMap<>();
    private final Set<Integer> blockers = new HashSet<>();

    LockBars(Function<Span, LockBar> bar) {
        this.bar = bar;
    }

    /** All bars, now that these spans have ended and those last. */
    Drawn with(List<Span> ended, List<Span> lasting) {
        ended.forEach(this::learn);
        lasting.forEach(this::learn);
        ended.forEach(this::draw);
        List<LockBar> bars = new ArrayList<>(waits);
        bars.addAll(others);
        inside.values().forEach(own -> bars.addAll(own.values()));
        outside.values().forEach(own -> bars.addAll(own.values()));
        lasting.stream().filter(this::isWorthDrawing).filter(span -> !isToldExactly(span)).map(bar).forEach(bars::add);
        if (bars.size() <= MOST) {
            return new Drawn(bars, 0);
        }
        bars.sort(WORTH.reversed());
        return new Drawn(bars.subList(0, MOST), bars.size() - MOST);
    }

    /** Who blocks, and what was read from inside, is known before anything is drawn. */
    private void learn(Span span) {
        for (int pid : span.blockedBy()) {
            if (blockers.add(pid)) {
                others.addAll(harmless.getOrDefault(pid, List.of()));
                harmless.remove(pid);
            }
        }
        if (span.exact()) {
            Place place = new Place(span.object(), span.mode());
            exact.computeIfAbsent(place, first -> new TreeMap<>()).put(span.from(), span);
            NavigableMap<Duration, LockBar> seen = outside.getOrDefault(place, new TreeMap<>());
            // The plan has one session: its bars of one kind follow each other, and only the last ones can overlap this one.
            while (!seen.isEmpty() && overlapsLast(seen, span)) {
                seen.pollLastEntry();
            }
        }
    }

    private boolean overlapsLast(NavigableMap<Duration, LockBar> seen, Span span) {
        LockBar last = seen.lastEntry().getValue();
        LockBar known = bar.apply(span);
        return last.from().compareTo(known.to().orElseThrow()) < 0 && known.from().compareTo(last.to().orElse(last.from())) < 0;
    }

    private void draw(Span span) {
        Place place = new Place(span.object(), span.mode());
        if (!span.granted()) {
            waits.add(bar.apply(span));
        } else if (!span.ours()) {
            span.session().map(SampledSession::pid).ifPresent(pid -> (blockers.contains(pid) ? others
                    : harmless.computeIfAbsent(pid, first -> new ArrayList<>())).add(bar.apply(span)));
        } else if (isWorthDrawing(span) && !isToldExactly(span)) {
            (span.exact() ? inside : outside).computeIfAbsent(place, first -> new TreeMap<>()).put(span.from(), bar.apply(span));
        }
    }

    private boolean isWorthDrawing(Span span) {
        return !span.granted() || (span.ours() ? span.mode().isFelt()
                : span.session().filter(session -> blockers.contains(session.pid())).isPresent());
    }

    /** A lock of the plan that was read from inside need not be drawn a second time as it was seen from outside. */
    private boolean isToldExactly(Span span) {
        if (span.exact() || !span.ours() || !span.granted()) {
            return false;
        }
        var before = exact.getOrDefault(new Place(span.object(), span.mode()), new TreeMap<>()).lowerEntry(span.to());
        return before != null && span.from().compareTo(before.getValue().to()) < 0;
    }
}
