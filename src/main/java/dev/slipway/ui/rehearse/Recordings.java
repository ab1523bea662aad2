package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.KeptRuns;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.ui.kit.Background;
import dev.slipway.ui.rehearse.Verdict.Recording;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs behind evidence of earlier sessions, read away from the FX thread as soon as they are wanted. FX thread. */
final class Recordings {
    private final Background background;
    private final Path work;
    private final Runnable found;
    /** By the hash of the events; empty while it is looked for, and when it is not kept any more. */
    private final Map<String, Optional<Recording>> read = new HashMap<>();

    /** @param work the folder of rehearsals @param found is told when one was read */
    Recordings(Background background, Path work, Runnable found) {
        this.background = background;
        this.work = work;
        this.found = found;
    }

    /** The run, as soon as it was read. */
    Optional<Recording> of(EvidenceSummary evidence) {
        Optional<Recording> known = read.get(evidence.eventsHash());
        if (known != null) {
            return known;
        }
        read.put(evidence.eventsHash(), Optional.empty());
        background.compute("reading the events of a rehearsal",
                progress -> KeptRuns.behind(evidence, work).map(run -> recording(run.events())))
                .onDone(recording -> {
                    read.put(evidence.eventsHash(), recording);
                    recording.ifPresent(_ -> found.run());
                });
        return Optional.empty();
    }

    private static Recording recording(List<RehearsalEvent> events) {
        RunFold fold = RunFold.of(events);
        return new Recording(events, fold.picture(), fold.log());
    }
}
