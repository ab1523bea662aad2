package dev.slipway.rehearse;

import dev.slipway.rehearse.event.RehearsalEvent;
import java.nio.file.Path;
import java.util.List;

/**
 * How a rehearsal ended.
 *
 * @param evidence what is kept beside the plan, reviewed and signed
 * @param eventsFile the whole stream, one JSON object a line
 * @param stagingAsBefore whether staging was verified to be as it was before the rehearsal
 */
public record RehearsalResult(EvidenceSummary evidence, List<RehearsalEvent> events, Path eventsFile, boolean stagingAsBefore) {
    public RehearsalResult {
        events = List.copyOf(events);
    }

    public boolean passed() {
        return evidence.verdict() == EvidenceSummary.Verdict.PASSED;
    }
}
