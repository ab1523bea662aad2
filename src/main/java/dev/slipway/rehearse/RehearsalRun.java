package dev.slipway.rehearse;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.event.SizesOf;
import dev.slipway.rehearse.event.TableSize;
import dev.slipway.rehearse.fold.Durations;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.rehearse.run.StatementFailure;
import dev.slipway.rehearse.server.Checks;
import dev.slipway.rehearse.server.CloneServer;
import dev.slipway.rehearse.server.Sessions;
import dev.slipway.rehearse.server.StagingGuard;
import dev.slipway.rehearse.workload.Load;
import dev.slipway.rehearse.workload.LoadOptions;
import dev.slipway.rehearse.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rehearsal from its first question to its end. {@link #go} is the story; everything else is a sentence of it. */
final class RehearsalRun {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRun.class);

    /**
     * What is to be rehearsed, where and how.
     *
     * @param copy of staging that is to be made for it
     */
    record Task(ScriptedPlan plan, Staging staging, RehearsalOptions options, Path workFolder,
            Optional<StagingClone> copy) {
        /** The database that the scripts run on. */
        Staging ground() {
            return copy.map(StagingClone::copy).orElse(staging);
        }
    }

    /**
     * How the rehearsal ends.
     *
     * @param asBefore whether staging is as it was
     * @param keepBackup whether the backup is still needed to put staging back
     */
    private record Ending(RehearsalPhase end, boolean asBefore, boolean keepBackup, String summary) {
        /** It stopped, and staging is as it was: nothing had been changed, or it was put back. */
        static Ending unchanged(Stopped stopped) {
            return new Ending(stopped.end(), true, false, stopped.getMessage());
        }
    }

    private interface Work {
        void run() throws Stopped, StatementFailure, SQLException, IOException;
    }

    private final Task task;
    private final ScriptedPlan plan;
    private final Staging staging;
    private final RunFolder folder;
    private final EventStream events;
    private final RunControl control;
    private final BudgetWatch budget;
    private final CurrentAges ages;
    private final Course course;
    private final Verification verification;
    private final RowVerification rows;
    private final List<TableScope> scope;
    private final Blockers blockers;
    private final LockObserver observer;
    private final StepScripts scripts;

    RehearsalRun(Task task, RunFolder folder, EventStream events, RunControl control, BudgetWatch budget) {
        this.budget = budget;
        this.task = task;
        this.plan = task.plan();
        this.staging = task.ground();
        this.folder = folder;
        this.events = events;
        this.control = control;
        this.course = new Course(events, RehearsalPhase.PREFLIGHT);
        this.verification = new Verification(staging, course, control, List.of(plan.from(), plan.to()));
        this.rows = new RowVerification(staging, folder, course, control);
        this.scope = RehearsalScope.of(plan);
        this.ages = new CurrentAges(plan.plan());
        this.blockers = new Blockers(staging, task.options().blockers(), events, course, control);
        this.observer = new LockObserver(staging, watched(), events, course::here, seen -> {
            budget.look(events);
            blockers.look(seen);
        });
        this.scripts = new StepScripts(staging, Map.of(Side.UP, plan.up(), Side.DOWN, plan.down()), events, course, control,
                task.options().lockRetries());
    }

    /** Rehearses; gives whether staging is as before. */
    boolean go() {
        course.begin();
        Ending ending = alone();
        if (!ending.keepBackup()) {
            folder.over();
        }
        new Foretelling(task, events).tell();
        boolean overBudget = events.events().stream().anyMatch(RehearsalEvent.BudgetBreached.class::isInstance);
        boolean tooDear = overBudget && ending.end() == RehearsalPhase.DONE;
        RehearsalPhase end = tooDear ? RehearsalPhase.FAILED : ending.end();
        course.enter(end);
        events.add(at -> new RehearsalEvent.Finished(at, end, ending.asBefore(), tooDear ? "The plan works, and is over budget"
                : ending.summary()));
        return ending.asBefore();
    }

    /** The guard comes first: what another rehearsal does meanwhile would look like drift to the pre-flight. */
    private Ending alone() {
        try (StagingGuard guard = guard()) {
            return task.copy().map(clone -> onClone(clone, guard.clones())).orElseGet(this::onGround);
        } catch (SQLException failed) {
            return Ending.unchanged(new Stopped(RehearsalPhase.FAILED, ServerErrors.problem(failed, staging.profile()).line()));
        } catch (ProblemException unreachable) {
            return Ending.unchanged(new Stopped(RehearsalPhase.FAILED, unreachable.problem().line()));
        } catch (Stopped notFree) {
            return Ending.unchanged(notFree);
        }
    }

    private Ending onGround() {
        return attempt(this::preflight).map(Ending::unchanged).orElseGet(this::observed);
    }

    /** Staging itself is as it was however this ends; a copy that cannot be dropped is found and dropped by the next rehearsal. */
    private Ending onClone(StagingClone clone, CloneServer server) {
        Ending ending;
        boolean dropped = false;
        try {
            ending = attempt(() -> makeClone(clone, server)).map(Ending::unchanged).orElseGet(this::onGround);
            if (course.phase().stagingTouched()) {
                course.enter(RehearsalPhase.RESTORE);
            }
        } finally {
            dropped = clone.drop(server, course);
        }
        return new Ending(ending.end(), true, !dropped, ending.summary());
    }

    private void makeClone(StagingClone clone, CloneServer server) throws Stopped, SQLException {
        Preflight checks = new Preflight(plan, task.staging(), scope, course, control, blockers);
        Stopped.unless(checks.asksServer(task.options()), "Pre-flight found a reason not to begin; nothing was changed");
        List<InterruptedRehearsal> dead = interruptedHere();
        server.dropLeft(dead.stream().flatMap(i -> i.record().copy().stream()).toList())
                .forEach(left -> course.log("Dropped " + left + ", which a rehearsal left that died"));
        dead.stream().filter(i -> i.record().copy().isPresent()).forEach(InterruptedRehearsal::forget);
        clone.make(server, scope, events, course, control);
    }

    private Ending observed() {
        try (observer) {
            observer.start();
            Optional<Stopped> unprepared = attempt(() -> {
                course.enter(RehearsalPhase.BACKUP);
                new StagingBackup(staging, scope, folder, events, course, control).take();
                readBaseline();
            });
            return unprepared.map(Ending::unchanged).orElseGet(this::underLoad);
        }
    }

    /** The workload begins before the plan, and ends before staging is put back. */
    private Ending underLoad() {
        if (task.options().load().isEmpty()) {
            return proveAndPutBack(this::prove);
        }
        LoadOptions options = task.options().load().get();
        AtomicReference<Workload> workload = new AtomicReference<>();
        Optional<Stopped> without = attempt(() -> workload.set(new Workloads(plan, staging, control).from(options.source(), scope)));
        return without.map(Ending::unchanged).orElseGet(() -> proveAndPutBack(() -> proveUnder(workload.get(), options)));
    }

    private void proveUnder(Workload workload, LoadOptions options) throws Stopped, StatementFailure, SQLException, IOException {
        Compatibility compatibility = new Compatibility(staging, workload, ages, events, course);
        try (Load load = new Load(staging.database(), staging.server().workloads(), workload, options, events,
                () -> ages.at(course.here().phase(), course.here().step(), course.stepOver()))) {
            load.startAndIdle();
            compatibility.look();
            course.follow(here -> {
                load.enter(here.step() > 0 ? LoadStage.STEP : LoadStage.BETWEEN, here.phase(), here.step());
                compatibility.look();
            });
            proveBothWays();
            load.idleAfter();
        } finally {
            course.follow(here -> { });
        }
        interruptBothWays();
        Stopped.unless(compatibility.holds(), "Old and new code do not both work where they have to");
    }

    private Ending proveAndPutBack(Work proof) {
        Optional<Stopped> failed = attempt(proof);
        if (failed.isPresent() && !course.phase().stagingTouched()) {
            return Ending.unchanged(failed.get());
        }
        if (task.copy().isPresent()) {
            return failed.map(Ending::unchanged).orElse(new Ending(RehearsalPhase.DONE, true, false, "The plan works and leads back"));
        }
        if (failed.isEmpty() && task.options().ground().staysUp()) {
            return new Ending(RehearsalPhase.DONE, false, false, "The plan works and leads back; staging was left up, as asked");
        }
        control.clearAbort();
        Optional<Stopped> notPutBack = attempt(this::putBack);
        if (notPutBack.isPresent()) {
            String first = failed.map(f -> f.getMessage() + ". ").orElse("");
            return new Ending(RehearsalPhase.FAILED, false, true, first + "Staging could not be put back: " + notPutBack.get().getMessage()
                    + ". The backup is kept in " + folder.path());
        }
        return failed.map(Ending::unchanged).orElse(new Ending(RehearsalPhase.DONE, true, false, "The plan works and leads back"));
    }

    private void prove() throws Stopped, StatementFailure, SQLException, IOException {
        proveBothWays();
        interruptBothWays();
    }

    private void proveBothWays() throws Stopped, StatementFailure, SQLException, IOException {
        new Proof(task, scope, folder, events, course, control, eyes()).run(side -> scripts.run(side, observer));
    }

    private void interruptBothWays() throws Stopped, SQLException {
        if (task.options().interruptions()) {
            new Interruptions(task, scope, events, course, control, eyes()).run();
        }
    }

    private Proof.Eyes eyes() {
        return new Proof.Eyes(verification, rows);
    }

    private void preflight() throws Stopped, SQLException {
        Preflight checks = new Preflight(plan, staging, scope, course, control, blockers);
        if (!checks.passes(task.options(), folder.path(), leftovers())) {
            throw new Stopped(RehearsalPhase.FAILED, "Pre-flight found a reason not to begin; nothing was changed");
        }
    }

    /** Other runs on this database that were interrupted; those that had changed nothing are cleared away. */
    private List<String> leftovers() {
        List<InterruptedRehearsal> here = interruptedHere().stream().filter(i -> i.record().copy().isEmpty()).toList();
        here.stream().filter(i -> !i.stagingTouched()).forEach(InterruptedRehearsal::forget);
        return here.stream().filter(InterruptedRehearsal::stagingTouched).map(InterruptedRehearsal::described).toList();
    }

    private List<InterruptedRehearsal> interruptedHere() {
        RunRecord own = folder.record();
        return InterruptedRehearsal.find(task.workFolder()).stream().filter(i -> i.record().ranOn(own.staging(), own.url())).toList();
    }

    private StagingGuard guard() throws SQLException, Stopped {
        Database guarded = task.staging().database();
        Sessions sessions = task.staging().server().sessions();
        return (task.copy().isPresent() ? sessions.guardToClone(guarded) : sessions.guard(guarded)).orElseThrow(() ->
                new Stopped(RehearsalPhase.FAILED, "Another rehearsal is under way on " + guarded.profile().target()
                        + "; nothing was changed"));
    }

    private void readBaseline() throws SQLException {
        course.enter(RehearsalPhase.BASELINE);
        Baseline baseline = verification.readBaseline(scope);
        folder.write(baseline);
        tellSizes(baseline);
        course.log(baseline.tables().size() + " tables with " + baseline.tables().stream().mapToLong(Baseline.TableRows::rows).sum()
                + " rows counted");
    }

    private void tellSizes(Baseline baseline) throws SQLException {
        Map<String, Long> counted = new TreeMap<>();
        baseline.tables().forEach(table -> counted.put(table.table().from().qualified(), table.rows()));
        try (Checks session = staging.checks(control.cancellation())) {
            List<TableSize> sizes = session.sizes(counted);
            events.add(at -> new RehearsalEvent.SizesRead(at, SizesOf.REHEARSED, staging.profile().database(), sizes));
        }
    }

    private Baseline baseline() {
        return folder.baseline().orElseThrow(() -> new IllegalStateException("the baseline is read before up"));
    }

    private void putBack() throws Stopped, StatementFailure, SQLException, IOException {
        course.enter(RehearsalPhase.RESTORE);
        boolean asBefore = new PutBack(staging, folder, course, control, verification, rows)
                .run(() -> scripts.run(Side.DOWN, observer), baseline(), () -> verification.schemaIs(plan.from(), PutBack.SCHEMA_CHECK));
        Stopped.unless(asBefore, "schema or rows differ from what they were, as the checks say");
    }

    /** Does a part; what goes wrong in it is told as an event and given back as the reason to stop. */
    private Optional<Stopped> attempt(Work work) {
        try {
            control.awaitGo();
            work.run();
            return Optional.empty();
        } catch (Stopped stopped) {
            return Optional.of(stopped);
        } catch (StatementFailure failure) {
            var finding = new Violations(plan, staging, control).explained(failure);
            events.add(at -> new RehearsalEvent.FindingMade(at, course.phase(), finding));
            return Optional.of(new Stopped(RehearsalPhase.FAILED, finding.place() + ": " + finding.message()));
        } catch (CancellationException aborted) {
            return Optional.of(aborted());
        } catch (SQLException failed) {
            return Optional.of(control.isAborted() ? aborted()
                    : new Stopped(RehearsalPhase.FAILED, ServerErrors.problem(failed, staging.profile()).line()));
        } catch (ProblemException failed) {
            return Optional.of(new Stopped(RehearsalPhase.FAILED, failed.problem().line()));
        } catch (IOException failed) {
            return Optional.of(new Stopped(RehearsalPhase.FAILED, "The backup cannot be written or read: " + failed.getMessage()));
        } catch (UncheckedIOException unwritable) {
            // Events that cannot be written cannot prove anything, and nothing that is done from here on could be told.
            throw unwritable;
        } catch (RuntimeException unexpected) {
            LOG.error("Unexpected in the phase {}", course.phase().title(), unexpected);
            return Optional.of(new Stopped(RehearsalPhase.FAILED, "Something unexpected went wrong inside of Slipway in the phase "
                    + course.phase().title() + " (" + unexpected.getClass().getSimpleName() + "); the log has the details"));
        }
    }

    private Stopped aborted() {
        return budget.critical().map(breach -> new Stopped(RehearsalPhase.FAILED, "Ended at once, for the sake of others: "
                        + breach.result().name() + " " + Durations.words(breach.result().measured()) + ", allowed are "
                        + Durations.words(breach.result().limit()) + " (" + breach.result().where() + ")"))
                .orElseGet(() -> new Stopped(RehearsalPhase.ABORTED,
                        blockers.givenUp().orElse("Aborted in the phase " + course.phase().title())));
    }

    private TreeSet<String> watched() {
        TreeSet<String> names = new TreeSet<>();
        scope.stream().filter(TableScope::affected)
                .flatMap(t -> Stream.of(t.from(), t.to() == null ? t.from() : t.to())).map(ObjectKey::qualified).forEach(names::add);
        return names;
    }
}
