package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.EvidenceFold;
import dev.slipway.ui.kit.Background;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Folds the events of a run away from the FX thread, in their order; what comes meanwhile is folded together. FX thread. */
final class Folding {
    /**
     * A run as far as it was folded.
     *
     * @param events how many events that were
     * @param fresh the lines of the log since the time before
     * @param evidence what the events prove, once the last one was folded
     */
    record Folded(RunPicture picture, int events, List<LogLine> fresh, Optional<EvidenceSummary> evidence) {}

    private final Background background;
    private final Consumer<Folded> sink;
    private Run run = new Run();
    private List<RehearsalEvent> waiting = new ArrayList<>();
    private boolean busy;

    /** @param sink takes each result, on the FX thread */
    Folding(Background background, Consumer<Folded> sink) {
        this.background = background;
        this.sink = sink;
    }

    /** Forgets everything: another run begins. */
    void restart() {
        run = new Run();
        waiting = new ArrayList<>();
    }

    void add(Collection<? extends RehearsalEvent> events) {
        waiting.addAll(events);
        next();
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        Run mine = run;
        List<RehearsalEvent> batch = waiting;
        waiting = new ArrayList<>();
        background.compute("following the rehearsal", progress -> mine.apply(batch)).onDone(folded -> {
            if (mine == run) {
                sink.accept(folded);
            }
        }).onEnd(() -> {
            busy = false;
            next();
        });
    }

    /** Belongs to one job at a time. */
    private static final class Run {
        private final RunFold fold = new RunFold();
        private final List<RehearsalEvent> all = new ArrayList<>();
        private int logged;

        Folded apply(List<RehearsalEvent> batch) {
            batch.forEach(fold::apply);
            all.addAll(batch);
            List<LogLine> fresh = fold.logFrom(logged);
            logged += fresh.size();
            RunPicture picture = fold.picture();
            return new Folded(picture, all.size(), fresh, picture.finished().map(end -> EvidenceFold.of(all, "")));
        }
    }
}
