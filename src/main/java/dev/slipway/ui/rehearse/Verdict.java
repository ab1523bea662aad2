package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.event.RehearsalEvent;
import java.util.List;
import java.util.Optional;

/**
 * How a rehearsal ended, as the screen shows it.
 *
 * @param run the whole run, when its events are at hand
 */
public record Verdict(EvidenceSummary evidence, List<StepLine> steps, Optional<Recording> run) {
    public Verdict {
        steps = List.copyOf(steps);
    }

    /** A run with its end: what can be looked at again. */
    public record Recording(List<RehearsalEvent> events, RunPicture end, List<LogLine> log) {
        public Recording {
            events = List.copyOf(events);
            log = List.copyOf(log);
        }
    }

    /** Of evidence with the events it was made from. */
    static Verdict of(EvidenceSummary evidence, Recording run) {
        return new Verdict(evidence, StepLine.of(run.end(), evidence), Optional.of(run));
    }

    /** Of a rehearsal of which only the evidence is kept. @param titles the steps' titles, in the order of their numbers */
    public static Verdict of(EvidenceSummary evidence, List<String> titles) {
        return new Verdict(evidence, StepLine.of(evidence, titles), Optional.empty());
    }

    public boolean passed() {
        return evidence.verdict() == EvidenceSummary.Verdict.PASSED;
    }

    /** Whether it passed with all rows: on a part of them nothing is proven of the others. */
    public boolean proves() {
        return passed() && evidence.copy().filter(copy -> !copy.isWhole()).isEmpty();
    }

    /** Whether staging is as it was; empty when that is not known. */
    public Optional<Boolean> stagingAsBefore() {
        return run.flatMap(recording -> recording.end().finished()).map(RehearsalEvent.Finished::stagingAsBefore);
    }
}
