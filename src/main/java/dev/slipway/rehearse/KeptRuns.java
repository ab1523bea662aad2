package dev.slipway.rehearse;

import dev.slipway.model.Fingerprint;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.EventJson;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rehearsals whose events are still in the work folder, for looking at them again. */
public final class KeptRuns {
    /** Older ones say little of a server as it is now. */
    private static final int MEASURED = 8;

    private KeptRuns() {}

    /**
     * A rehearsal that was kept.
     *
     * @param started its first event: which plan, where and when
     * @param file its events
     */
    public record KeptRun(RehearsalEvent.Started started, Path file) {
        /** Host and port of its server. */
        String address() {
            String target = started.place().target();
            return target.substring(0, Math.max(0, target.indexOf('/')));
        }

        /** All its events. @throws ProblemException when the file was damaged or is gone */
        public List<RehearsalEvent> events() {
            return EventStream.read(file);
        }
    }

    /**
     * Newest first; what cannot be read is left out, and the run that is under way is in it as far as it got.
     *
     * @param work the work folder of rehearsals, which need not exist
     */
    public static List<KeptRun> in(Path work) {
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(work)) {
            return folders.map(folder -> folder.resolve(Rehearsal.EVENTS)).filter(Files::isRegularFile).flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing((KeptRun run) -> run.started().wallClock()).reversed()).toList();
        } catch (IOException e) {
            throw new ProblemException("The folder of rehearsals cannot be read", work.toString(), "Check its rights");
        }
    }

    /** The events of the newest rehearsals of these scripts, whatever came of them, all on one server: where the newest was. */
    public static List<List<RehearsalEvent>> measured(Path work, String scriptsHash) {
        List<KeptRun> runs = in(work).stream().filter(run -> run.started().subject().scriptsHash().equals(scriptsHash)).toList();
        return runs.stream().filter(run -> run.address().equals(runs.getFirst().address())).limit(MEASURED)
                .flatMap(run -> readable(run).stream()).filter(events -> events.stream()
                        .anyMatch(e -> e instanceof RehearsalEvent.StepFinished s && s.phase() == RehearsalPhase.UP)).toList();
    }

    /** The run whose events are those that the evidence was made from, to the byte; empty when they are not kept here any more. */
    public static Optional<KeptRun> behind(EvidenceSummary evidence, Path work) {
        return in(work).stream().filter(run -> run.started().subject().scriptsHash().equals(evidence.subject().scriptsHash()))
                .filter(run -> hash(run.file()).filter(evidence.eventsHash()::equals).isPresent()).findFirst();
    }

    private static Optional<String> hash(Path file) {
        try {
            return Optional.of(Fingerprint.sha256(Files.readAllBytes(file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<List<RehearsalEvent>> readable(KeptRun run) {
        try {
            return Optional.of(run.events());
        } catch (ProblemException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<KeptRun> read(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return Optional.ofNullable(reader.readLine()).map(EventJson::read).filter(RehearsalEvent.Started.class::isInstance)
                    .map(event -> new KeptRun((RehearsalEvent.Started) event, file));
        } catch (IOException | ProblemException unreadable) {
            return Optional.empty();
        }
    }
}
