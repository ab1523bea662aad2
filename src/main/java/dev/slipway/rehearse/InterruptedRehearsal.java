package dev.slipway.rehearse;

import dev.slipway.jdbc.ConnectionTest;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.ServerFacts;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.server.StagingGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A rehearsal whose process died before staging was put back.
 *
 * @param record what was rehearsed, where and when
 * @param phase the phase it had reached
 * @param step the step that was begun last in that phase, 0 for none
 * @param stepFinished whether that step came to its end
 */
public record InterruptedRehearsal(Path folder, RunRecord record, RehearsalPhase phase, int step, boolean stepFinished) {
    /** The interrupted rehearsals in a work folder, oldest first; those whose process lives are left out. */
    public static List<InterruptedRehearsal> find(Path workFolder) {
        return RunFolder.interrupted(workFolder, InterruptedRehearsal::read);
    }

    private static InterruptedRehearsal read(RunFolder folder) {
        Path file = folder.events(Rehearsal.EVENTS);
        RehearsalPhase phase = RehearsalPhase.PREFLIGHT;
        int step = 0;
        boolean finished = true;
        for (RehearsalEvent event : Files.exists(file) ? EventStream.read(file) : List.<RehearsalEvent>of()) {
            if (event instanceof RehearsalEvent.PhaseEntered entered && !entered.phase().isEnd()) {
                phase = entered.phase();
                step = 0;
            } else if (event instanceof RehearsalEvent.StepStarted started) {
                step = started.step();
                finished = false;
            } else if (event instanceof RehearsalEvent.StepFinished) {
                finished = true;
            }
        }
        return new InterruptedRehearsal(folder.path(), folder.record(), phase, step, finished);
    }

    /** Whether there is anything to put back on staging itself. */
    public boolean stagingTouched() {
        return record.copy().isEmpty() && phase.stagingTouched();
    }

    /** Whether anything has to be done about it: staging to be put back, or a copy of it to be dropped. */
    public boolean leftSomething() {
        return stagingTouched() || record.copy().isPresent();
    }

    /** One sentence: which, where, how far. */
    public String described() {
        String where = step == 0 ? "" : stepFinished ? ", after step " + step : ", in the middle of step " + step;
        return "The rehearsal of \"" + record.subject().title() + "\" on " + record.url() + " that began " + record.started()
                + " stopped in the phase " + phase.title() + where
                + record.copy().map(clone -> "; staging is as it was, but its copy " + clone + " may still be there")
                        .orElse(stagingTouched() ? "; staging is not as it was" : "; nothing had been changed");
    }

    /**
     * Puts staging back: ends what the dead process left running, runs the down script (each side of which skips what is not to be
     * done), puts rows back from the backup where they differ, and compares schema and rows with what they were.
     *
     * @param staging the database of that rehearsal; another one is refused
     * @param listener as for {@link Rehearsal#run}
     * @throws ProblemException when it is another database, a rehearsal is under way there, or staging could not be put back; the
     *         folder with the backup is kept then
     */
    public void putBack(Staging staging, RunControl control, Consumer<RehearsalEvent> listener) {
        ServerFacts server = ConnectionTest.run(staging.database());
        if (!record.ranOn(server.identity(), staging.profile().redactedUrl())) {
            throw new ProblemException("The interrupted rehearsal ran on another database, " + record.url(), staging.profile().target(),
                    "Connect to the one it ran on");
        }
        try (RunFolder claimed = claim()) {
            if (record.copy().isPresent()) {
                dropClone(staging, record.copy().get());
            } else if (stagingTouched()) {
                putBack(staging, server, new Means(control, listener), claimed);
            }
            claimed.over();
        } finally {
            staging.database().closeIdle();
        }
    }

    /** Deletes the backup and lists it no more: for a rehearsal that changed nothing, or whose staging was put back by other means. */
    public void forget() {
        try (RunFolder claimed = claim()) {
            claimed.over();
        }
    }

    private RunFolder claim() {
        return RunFolder.claimInterrupted(folder).orElseThrow(
                () -> new ProblemException("The rehearsal is put back already, or by another Slipway", folder.toString(), ""));
    }

    private static void dropClone(Staging staging, String clone) {
        try (StagingGuard guard = staging.server().sessions().guardToClone(staging.database()).orElseThrow(() -> underWay(staging))) {
            guard.clones().dropLeft(List.of(clone));
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, staging.profile());
        }
    }

    private static ProblemException underWay(Staging staging) {
        return new ProblemException("A rehearsal is under way", staging.profile().target(), "Wait for its end");
    }

    /** How it is stopped, and who hears of it. */
    private record Means(RunControl control, Consumer<RehearsalEvent> listener) {}

    private void putBack(Staging staging, ServerFacts server, Means means, RunFolder claimed) {
        RunControl control = means.control();
        Path file = claimed.events("put-back-" + Instant.now().toEpochMilli() + ".ndjson");
        try (EventStream events = new EventStream(file, means.listener());
                StagingGuard guard = guard(staging)) {
            guard.endSessionsOfTheDead();
            events.add(at -> new RehearsalEvent.Started(at, Instant.now(), record.subject(),
                    new RehearsalEvent.Place(server.product() + " " + server.version(), staging.profile().target(),
                            staging.profile().database()), steps(staging, claimed), Budget.DEFAULT));
            Course course = new Course(events, RehearsalPhase.RESTORE);
            course.begin();
            Baseline baseline = claimed.baseline().orElseThrow(() -> failure("The baseline of the rehearsal is missing", staging));
            Verification verification = new Verification(staging, course, control, List.of(claimed.from()));
            boolean asBefore = new PutBack(staging, claimed, course, control, verification,
                    new RowVerification(staging, claimed, course, control))
                    .run(() -> runDown(staging, claimed, events, course, control), baseline,
                            () -> verification.schemaIs(claimed.from(), PutBack.SCHEMA_CHECK));
            course.enter(asBefore ? RehearsalPhase.DONE : RehearsalPhase.FAILED);
            events.add(at -> new RehearsalEvent.Finished(at, course.phase(), asBefore, asBefore ? "Staging is as it was"
                    : "Staging differs"));
            if (!asBefore) {
                throw failure("Schema or rows still differ from what they were", staging);
            }
        } catch (StatementFailure failed) {
            throw failure("The down script failed at " + failed.finding().place() + ": " + failed.finding().message(), staging);
        } catch (SQLException failed) {
            throw ServerErrors.exception(failed, staging.profile());
        } catch (IOException failed) {
            throw failure("The backup cannot be read: " + failed.getMessage(), staging);
        }
    }

    private static List<RehearsalEvent.PlannedStep> steps(Staging staging, RunFolder folder) {
        return staging.server().scripting().parse(Side.DOWN.fileName(), folder.script(Side.DOWN)).headings().stream()
                .map(h -> new RehearsalEvent.PlannedStep(h.number(), h.title(), h.phase())).toList();
    }

    private ProblemException failure(String what, Staging staging) {
        return new ProblemException(new Problem(what, staging.profile().target(), "Staging is not as it was", "The backup is kept in "
                + folder));
    }

    private static StagingGuard guard(Staging staging) throws SQLException {
        return staging.server().sessions().guard(staging.database()).orElseThrow(() -> underWay(staging));
    }

    private static void runDown(Staging staging, RunFolder folder, EventStream events, Course course, RunControl control)
            throws StatementFailure, SQLException {
        try (LockObserver observer = new LockObserver(staging, Set.of(), events, course::here, seen -> { })) {
            observer.start();
            new StepScripts(staging, Map.of(Side.DOWN, folder.script(Side.DOWN)), events, course, control, RetryPolicy.DEFAULT)
                    .run(Side.DOWN, observer);
        }
    }
}
