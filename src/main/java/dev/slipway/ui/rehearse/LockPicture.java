package dev.slipway.ui.rehearse;

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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Folds a run's events into what the lock timeline and the tree of who blocks whom draw. */
final class LockPicture {
    private static final Texts TEXTS = Texts.of(LockPicture.class);
    /** The runner notes a statement's beginning a little before or after its event is written. */
    private static final Duration SLACK = Duration.ofMillis(2);

    private record Running(int step, String title, RehearsalPhase phase, Duration from) {}

    private record Told(int step, String summary) {}

    private final LockTimeline timeline = new LockTimeline();
    private final Map<Integer, String> titles = new HashMap<>();
    private final NavigableMap<Duration, Told> statements = new TreeMap<>();
    private final List<StepBand> bands = new ArrayList<>();
    private LockBars drawn = new LockBars(this::bar);
    /** How many bars that have ended were drawn already. */
    private int seen;
    private Optional<Running> running = Optional.empty();
    private Optional<RehearsalEvent.LocksSampled> sample = Optional.empty();
    private Optional<Duration> upBegan = Optional.empty();

    void apply(RehearsalEvent event) {
        timeline.apply(event);
        if (event instanceof RehearsalEvent.PhaseEntered entered && entered.phase() == RehearsalPhase.UP) {
            upBegan = Optional.of(entered.at());
            // All times are told from here on: what was drawn is drawn again, the only time in a run.
            drawn = new LockBars(this::bar);
            seen = 0;
        }
        if (event instanceof RehearsalEvent.StepStarted started) {
            titles.put(started.step(), started.title());
            running = Optional.of(new Running(started.step(), started.title(), started.phase(), started.at()));
        } else if (event instanceof RehearsalEvent.StepFinished finished) {
            running = Optional.empty();
            bands.add(new StepBand(String.valueOf(finished.step()), title(finished.step(), finished.phase()),
                    since(finished.at().minus(finished.took())), Optional.of(since(finished.at()))));
        } else if (event instanceof RehearsalEvent.StatementStarted started) {
            statements.put(started.at(), new Told(started.step(), started.summary()));
        } else if (event instanceof RehearsalEvent.LocksSampled sampled) {
            sample = Optional.of(sampled);
        } else if (event instanceof RehearsalEvent.Finished) {
            sample = Optional.empty();
            running = Optional.empty();
        }
    }

    /** All of it as it is now. */
    RunPicture.Locks picture() {
        LockBars.Drawn now = bars();
        return new RunPicture.Locks(begin(), now.bars(), now.leftOut(), bands(), blockers());
    }

    /** Where the pictures begin: the preparation takes no lock that anybody feels, and would be half of them. */
    private Duration begin() {
        return upBegan.orElse(Duration.ZERO);
    }

    private Duration since(Duration at) {
        return at.compareTo(begin()) < 0 ? Duration.ZERO : at.minus(begin());
    }

    /** The bars of everything that blocks or waits: of others only those who kept somebody waiting. */
    private LockBars.Drawn bars() {
        List<Span> ended = timeline.endedFrom(seen);
        seen += ended.size();
        return drawn.with(ended.stream().filter(this::reachesUp).toList(), timeline.lasting().stream().filter(this::reachesUp).toList());
    }

    private boolean reachesUp(Span span) {
        return span.to().compareTo(begin()) >= 0;
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

    private List<StepBand> bands() {
        List<StepBand> all = new ArrayList<>(bands);
        running.ifPresent(now -> all.add(new StepBand(String.valueOf(now.step()), title(now.step(), now.phase()), since(now.from()),
                Optional.empty())));
        return all;
    }

    private String title(int step, RehearsalPhase phase) {
        return step + " " + titles.getOrDefault(step, "") + " (" + phase.title() + ")";
    }

    /** Who blocks whom now. */
    private List<BlockedSession> blockers() {
        return sample.map(BlockingTree::of).orElse(List.of()).stream().map(LockPicture::session).toList();
    }

    private static BlockedSession session(BlockingTree.Node node) {
        SampledSession session = node.session();
        Optional<Duration> waits = node.waitsFor().isEmpty() ? Optional.empty() : Optional.of(node.waiting());
        // The workload marks what it sends with the statement's name.
        String statement = session.query().strip().replaceAll("\\s+", " ").replaceFirst("^/\\* slipway: (.*?) \\*/ ", "$1: ");
        return new BlockedSession(session.pid(), session.ours() ? TEXTS.get("locks.ownNoStep") : name(session), session.ours(),
                statement, waits,
                node.waitsFor().replace(SampledLock.TRANSACTION, TEXTS.get("locks.transaction")),
                node.waiters().stream().map(LockPicture::session).toList());
    }
}
