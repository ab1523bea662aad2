package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SampledLock;
import dev.slipway.rehearse.event.SampledSession;
import dev.slipway.rehearse.fold.BlockingTree;
import dev.slipway.rehearse.fold.LockTimeline;
import dev.slipway.rehearse.fold.LockTimeline.Span;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.locks.BlockedSession;
import dev.slipway.ui.kit.locks.LockBar;
import dev.slipway.ui.kit.locks.StepBand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Folds a run's events into what the lock timeline and the tree of who blocks whom draw. */
final class LockPicture {
    private static final Texts TEXTS = Texts.of(LockPicture.class);
    /** What is weaker keeps nobody's work waiting and would only hide the rest. */
    private static final LockMode WEAKEST = LockMode.SHARE_UPDATE_EXCLUSIVE;
    /** The runner notes a statement's beginning a little before or after its event is written. */
    private static final Duration SLACK = Duration.ofMillis(2);

    private record Running(int step, String title, RehearsalPhase phase, Duration from) {}

    private record Told(int step, String summary) {}

    private final LockTimeline timeline = new LockTimeline();
    private final Map<Integer, String> titles = new HashMap<>();
    private final NavigableMap<Duration, Told> statements = new TreeMap<>();
    private Optional<Running> running = Optional.empty();
    private Optional<RehearsalEvent.LocksSampled> sample = Optional.empty();
    private Optional<Duration> upBegan = Optional.empty();

    void apply(RehearsalEvent event) {
        timeline.apply(event);
        if (event instanceof RehearsalEvent.PhaseEntered entered && entered.phase() == RehearsalPhase.UP) {
            upBegan = Optional.of(entered.at());
        }
        if (event instanceof RehearsalEvent.StepStarted started) {
            titles.put(started.step(), started.title());
            running = Optional.of(new Running(started.step(), started.title(), started.phase(), started.at()));
        } else if (event instanceof RehearsalEvent.StepFinished) {
            running = Optional.empty();
        } else if (event instanceof RehearsalEvent.StatementStarted started) {
            statements.put(started.at(), new Told(started.step(), started.summary()));
        } else if (event instanceof RehearsalEvent.LocksSampled sampled) {
            sample = Optional.of(sampled);
        } else if (event instanceof RehearsalEvent.Finished) {
            sample = Optional.empty();
            running = Optional.empty();
        }
    }

    /** Where the pictures begin: the preparation takes no lock that anybody feels, and would be half of them. */
    Duration begin() {
        return upBegan.orElse(Duration.ZERO);
    }

    private Duration since(Duration at) {
        return at.compareTo(begin()) < 0 ? Duration.ZERO : at.minus(begin());
    }

    /** The bars of everything that blocks or waits: of others only those who kept somebody waiting. */
    List<LockBar> bars() {
        List<Span> spans = timeline.spans();
        Set<Integer> blockers = new HashSet<>();
        spans.forEach(span -> blockers.addAll(span.blockedBy()));
        Map<String, List<Span>> exact = new HashMap<>();
        spans.stream().filter(Span::exact).forEach(span -> exact.computeIfAbsent(span.object(), first -> new ArrayList<>()).add(span));
        List<LockBar> bars = new ArrayList<>();
        for (Span span : spans) {
            if (span.to().compareTo(begin()) >= 0 && worthDrawing(span, blockers) && !toldExactly(span, exact.getOrDefault(span.object(),
                    List.of()))) {
                bars.add(bar(span));
            }
        }
        return bars;
    }

    private static boolean worthDrawing(Span span, Set<Integer> blockers) {
        if (!span.granted()) {
            return true;
        }
        return span.ours() ? span.mode().compareTo(WEAKEST) >= 0
                : span.session().filter(session -> blockers.contains(session.pid())).isPresent();
    }

    /** A lock of the plan that was read from inside need not be drawn a second time as it was seen from outside. */
    private static boolean toldExactly(Span span, List<Span> exact) {
        return !span.exact() && span.ours() && span.granted() && exact.stream().anyMatch(known -> known.mode() == span.mode()
                && known.from().compareTo(span.to()) < 0 && span.from().compareTo(known.to()) < 0);
    }

    private LockBar bar(Span span) {
        Optional<Told> told = Optional.ofNullable(statements.floorEntry(span.from().plus(SLACK))).map(Map.Entry::getValue);
        LockBar.Kind kind = !span.granted() ? LockBar.Kind.WAITING
                : !span.ours() ? LockBar.Kind.OTHER : span.mode().blocksWrites() ? LockBar.Kind.HELD_STRONG : LockBar.Kind.HELD;
        String owner = span.ours() ? told.filter(t -> t.step() > 0).map(t -> TEXTS.get("locks.own", String.valueOf(t.step())))
                .orElse(TEXTS.get("locks.ownNoStep")) : span.session().map(LockPicture::who).orElse("");
        String statement = span.ours() ? told.map(Told::summary).orElse("") : span.session().map(SampledSession::query).orElse("");
        Duration to = span.to().compareTo(span.from()) < 0 ? span.from() : span.to();
        return new LockBar(span.object(), kind, span.mode().words(), owner, since(span.from()),
                span.open() ? Optional.empty() : Optional.of(since(to)), statement);
    }

    private static String who(SampledSession session) {
        return name(session) + " " + session.pid();
    }

    private static String name(SampledSession session) {
        return session.application().isBlank() ? session.user() : session.application();
    }

    List<StepBand> bands() {
        List<StepBand> bands = new ArrayList<>();
        timeline.bands().forEach(band -> bands.add(new StepBand(String.valueOf(band.step()),
                title(band.step(), band.phase()), since(band.from()), Optional.of(since(band.to())))));
        running.ifPresent(now -> bands.add(new StepBand(String.valueOf(now.step()), title(now.step(), now.phase()), since(now.from()),
                Optional.empty())));
        return bands;
    }

    private String title(int step, RehearsalPhase phase) {
        return step + " " + titles.getOrDefault(step, "") + " (" + phase.title() + ")";
    }

    /** Who blocks whom now. */
    List<BlockedSession> blockers() {
        return sample.map(BlockingTree::of).orElse(List.of()).stream().map(LockPicture::session).toList();
    }

    private static BlockedSession session(BlockingTree.Node node) {
        SampledSession session = node.session();
        Optional<Duration> waits = node.waitsFor().isEmpty() ? Optional.empty() : Optional.of(node.waiting());
        String statement = session.query().strip().replaceAll("\\s+", " ");
        return new BlockedSession(session.pid(), session.ours() ? TEXTS.get("locks.ownNoStep") : name(session), session.ours(),
                statement, waits,
                node.waitsFor().replace(SampledLock.TRANSACTION, TEXTS.get("locks.transaction")),
                node.waiters().stream().map(LockPicture::session).toList());
    }
}
