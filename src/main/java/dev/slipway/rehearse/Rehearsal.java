package dev.slipway.rehearse;

import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.ServerFacts;
import dev.slipway.model.Fingerprint;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.fold.EvidenceFold;
import dev.slipway.rehearse.run.RunControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A rehearsal of a plan, with its scripts exactly as they stand, on a staging copy: pre-flight, backup, baseline, up, verify, up
 * again, writes in between, down, verify, down again, up once more, and, unless it is asked to stay up, staging put back as it was before.
 */
public final class Rehearsal {
    static final String EVENTS = "events.ndjson";
    private static final DateTimeFormatter FOLDER_NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final ScriptedPlan plan;
    private final Staging staging;
    private final RehearsalOptions options;
    private final Path workFolder;

    /**
     * @param workFolder where each run gets a folder for its events and, while it lasts, its backup: that one holds rows of staging,
     *        so the folder should neither be shared nor under version control
     */
    public Rehearsal(ScriptedPlan plan, Staging staging, RehearsalOptions options, Path workFolder) {
        this.plan = plan;
        this.staging = staging;
        this.options = options;
        this.workFolder = workFolder;
    }

    /**
     * Rehearses. Whatever goes wrong with the plan or on staging is told in the result; staging is put back before this returns.
     *
     * @param listener hears every event in order, on several threads but never two at a time; must not wait
     * @throws ProblemException when staging cannot be reached at all, or the work folder cannot be used
     */
    public RehearsalResult run(RunControl control, Consumer<RehearsalEvent> listener) {
        ServerFacts facts = ConnectionTest.run(staging.database());
        Instant now = Instant.now();
        String url = staging.profile().redactedUrl();
        RehearsalEvent.Subject subject = new RehearsalEvent.Subject(plan.plan().title(), plan.scriptsHash(), plan.from().fingerprint(),
                plan.to().fingerprint());
        String id = FOLDER_NAME.format(now) + "-" + ProcessHandle.current().pid();
        Optional<StagingClone> clone = options.ground() instanceof Ground.Clone ground
                ? Optional.of(new StagingClone(staging, StagingClone.name(id), ground)) : Optional.empty();
        RunRecord record = new RunRecord(id, now, url, facts.identity(), subject, clone.map(c -> c.copy().profile().database()));
        try (RunFolder folder = RunFolder.create(workFolder, record, plan)) {
            Path file = folder.events(EVENTS);
            BudgetWatch budget = new BudgetWatch(control);
            try (EventStream events = watched(file, budget, listener)) {
                List<RehearsalEvent.PlannedStep> steps = plan.plan().steps().stream()
                        .map(s -> new RehearsalEvent.PlannedStep(s.number(), s.title(), s.phase().title(), remedy(s))).toList();
                events.add(at -> new RehearsalEvent.Started(at, now, subject,
                        new RehearsalEvent.Place(facts.product() + " " + facts.version(),
                        staging.profile().target(), staging.profile().database()), steps, options.budget()));
                boolean asBefore = new RehearsalRun(
                        new RehearsalRun.Task(plan, staging, options, workFolder, clone), folder, events,
                        control, budget)
                        .go();
                return new RehearsalResult(EvidenceFold.of(events.events(), sha256(file)), events.events(), file, asBefore);
            }
        } finally {
            staging.database().closeIdle();
        }
    }

    private static EventStream watched(Path file, BudgetWatch budget, Consumer<RehearsalEvent> listener) {
        AtomicReference<EventStream> stream = new AtomicReference<>();
        stream.set(new EventStream(file, event -> {
            budget.hear(event, stream.get());
            listener.accept(event);
        }));
        return stream.get();
    }

    /** What is said against the worst hazard. */
    private static String remedy(Step step) {
        return step.effects().hazards().stream().max(Comparator.comparing(Hazard::severity)).map(Hazard::remedy).orElse("");
    }

    private static String sha256(Path file) {
        try {
            return Fingerprint.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
