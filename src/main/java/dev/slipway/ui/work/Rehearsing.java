package dev.slipway.ui.work;

import dev.slipway.Pipeline;
import dev.slipway.ServerFamily;
import dev.slipway.approve.SigningKey;
import dev.slipway.jdbc.Database;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.BlockerPolicy;
import dev.slipway.rehearse.Ground;
import dev.slipway.rehearse.InterruptedRehearsal;
import dev.slipway.rehearse.Rehearsal;
import dev.slipway.rehearse.RehearsalOptions;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.fold.ProgressFold;
import dev.slipway.rehearse.fold.RehearsalState;
import dev.slipway.rehearse.run.RunControl;
import dev.slipway.ui.kit.FxCoalescer;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.ProfileStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The running or last rehearsal: its events as they come, what they fold into, and its buttons. */
public final class Rehearsing {
    private final Workbench bench;
    private final ObservableList<RehearsalEvent> events = FXCollections.observableArrayList();
    /** Held: a read-only list that nobody holds is collected, and its listeners hear nothing any more. */
    private final ObservableList<RehearsalEvent> shownEvents = FXCollections.unmodifiableObservableList(events);
    private final ReadOnlyObjectWrapper<Optional<RehearsalState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RehearsalPhase>> phase = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RehearsalResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper replaying = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Budget> budget = new SimpleObjectProperty<>(Budget.DEFAULT);
    private final ObjectProperty<LoadChoice> load = new SimpleObjectProperty<>(LoadChoice.NONE);
    private final BooleanProperty leaveUp = new SimpleBooleanProperty();
    private final BooleanProperty onClone = new SimpleBooleanProperty();
    private final ObjectProperty<Double> share = new SimpleObjectProperty<>(1.0);
    private final BooleanProperty interruptions = new SimpleBooleanProperty();
    private final Activity activity = new Activity();
    private final Activity puttingBack = new Activity();
    /** Held while a rehearsal is at work on staging: whoever closes the window waits for it. */
    private final ReentrantLock onStaging = new ReentrantLock();
    private ProgressFold fold = new ProgressFold();
    private RunControl control = new RunControl();

    Rehearsing(Workbench bench) {
        this.bench = bench;
    }

    /** All events of the running or last rehearsal, in order; grows at most every 50 ms. */
    public ObservableList<RehearsalEvent> events() {
        return shownEvents;
    }

    /** How far it is; empty before the first rehearsal. */
    public ReadOnlyObjectProperty<Optional<RehearsalState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The phase it is in, which changes far less often than the state; empty before the first rehearsal. */
    public ReadOnlyObjectProperty<Optional<RehearsalPhase>> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Whether what is shown goes on: a rehearsal that runs, or a part of a recorded one. */
    public boolean live() {
        return activity.running() || replaying.get() && phase.get().filter(now -> !now.isEnd()).isPresent();
    }

    /** How the last one ended; empty while one runs. */
    public ReadOnlyObjectProperty<Optional<RehearsalResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether a pause was asked for. */
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Whether the events are those of a run that was recorded, of whatever plan. */
    public ReadOnlyBooleanProperty replayingProperty() {
        return replaying.getReadOnlyProperty();
    }

    /** Shows a run that was recorded, as far as its events go, in place of the last one. Not while one runs. */
    public void replay(List<RehearsalEvent> recorded) {
        if (!activity.running()) {
            begin();
            replaying.set(true);
            heard(recorded);
        }
    }

    /**
     * Shows a run that was recorded at whatever pace its events are offered, in place of the last one. Not while one runs.
     *
     * @return takes the events, from any thread
     */
    public FxCoalescer<RehearsalEvent> replay() {
        if (activity.running()) {
            throw new IllegalStateException("a rehearsal runs");
        }
        begin();
        replaying.set(true);
        return FxCoalescer.lossless(FxCoalescer.WATCHED, this::heard);
    }

    /** The limits the next rehearsal has to keep. */
    public ObjectProperty<Budget> budgetProperty() {
        return budget;
    }

    /** The workload that runs beside the next rehearsal. */
    public ObjectProperty<LoadChoice> loadProperty() {
        return load;
    }

    /** Whether the next rehearsal leaves staging with the wanted schema instead of putting it back. */
    public BooleanProperty leaveUpProperty() {
        return leaveUp;
    }

    /** Whether the next rehearsal runs on a copy of staging, which is dropped after it, instead of on staging itself. */
    public BooleanProperty onCloneProperty() {
        return onClone;
    }

    /** How much of the rows of large tables a copy keeps, above 0 and at most 1; a part serves the forecast and proves nothing. */
    public ObjectProperty<Double> shareProperty() {
        return share;
    }

    /** Whether both scripts of the next rehearsal are also killed before, in the middle of and after every step, and have to go on. */
    public BooleanProperty interruptionsProperty() {
        return interruptions;
    }

    public Activity activity() {
        return activity;
    }

    public Activity puttingBack() {
        return puttingBack;
    }

    /** Saves the plan and rehearses exactly what was saved. Needs a plan and a staging database. */
    public void rehearse() {
        // Saving comes first: until it is over the rehearsal itself does not run yet.
        if (activity.running() || bench.files().activity().running()) {
            return;
        }
        ScriptedPlan plan = bench.planning().planProperty().get().orElseThrow();
        Database staging = bench.stagingDatabase().orElseThrow();
        begin();
        RehearsalOptions options = options();
        RunControl mine = control;
        FxCoalescer<RehearsalEvent> stream = FxCoalescer.lossless(FxCoalescer.WATCHED, this::heard);
        bench.files().save().onDone(folder -> activity.follow(bench.background().run("rehearsing on " + staging.profile().name(),
                progress -> {
            progress.onCancel(mine::abort);
            onStaging.lock();
            try {
                new ProfileStore(bench.folders().config()).requireNotProduction(staging.profile());
                SigningKey key = SigningKey.ofUser(bench.folders().config());
                ServerFamily.of(plan.plan().engine()).requireOf(staging.profile());
                Rehearsal rehearsal = new Rehearsal(plan, Pipeline.staging(staging), options, bench.folders().rehearsals());
                return Pipeline.rehearse(rehearsal, mine, stream::offer, PlanFolder.at(folder), key).result();
            } finally {
                onStaging.unlock();
            }
        })).onDone(ended -> {
            // What is still on its way is in the result as well and would come twice.
            stream.close();
            ended(ended);
        }));
    }

    private RehearsalOptions options() {
        RehearsalOptions limited = RehearsalOptions.DEFAULT.withBudget(budget.get());
        RehearsalOptions loaded = load.get().options().map(limited::withLoad).orElse(limited);
        RehearsalOptions killed = interruptions.get() ? loaded.withInterruptions() : loaded;
        RehearsalOptions options = killed.withBlockers(BlockerPolicy.ASK)
                .withGround(onClone.get() ? new Ground.Clone(share.get()) : new Ground.Staging(leaveUp.get()));
        return bench.files().origin().map(options::withSource).orElse(options);
    }

    private void begin() {
        fold = new ProgressFold();
        control = new RunControl();
        events.clear();
        state.set(Optional.empty());
        phase.set(Optional.empty());
        result.set(Optional.empty());
        paused.set(false);
        replaying.set(false);
    }

    private void heard(List<RehearsalEvent> batch) {
        batch.forEach(fold::apply);
        events.addAll(batch);
        RehearsalState now = fold.state();
        state.set(Optional.of(now));
        if (phase.get().filter(before -> before == now.phase()).isEmpty()) {
            phase.set(Optional.of(now.phase()));
        }
    }

    private void ended(RehearsalResult ended) {
        // What the stream has not delivered yet comes from the result, so that verdict and log are never apart.
        if (events.size() < ended.events().size()) {
            heard(ended.events().subList(events.size(), ended.events().size()));
        }
        result.set(Optional.of(ended));
        paused.set(false);
        bench.approving().refresh();
    }

    public void pause() {
        control.pause();
        paused.set(true);
    }

    public void resume() {
        control.resume();
        paused.set(false);
    }

    /** Says what becomes of a session that is in the way of the running rehearsal. */
    public void answer(int pid, BlockerAnswer answer) {
        control.answer(pid, answer);
    }

    /** Ends the rehearsal; staging is put back before it is over. */
    public void abort() {
        control.abort();
    }

    /** Ends the rehearsal and waits until staging was put back, at most that long; it is offered at the next start otherwise. */
    void close(Duration limit) {
        control.abort();
        try {
            if (onStaging.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                onStaging.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts staging back as it was before a rehearsal that was interrupted. Needs the staging database it ran on. */
    public void putBack(InterruptedRehearsal interrupted) {
        Database staging = bench.stagingDatabase().orElseThrow();
        RunControl mine = new RunControl();
        puttingBack.follow(bench.background().run("putting staging back", progress -> {
            progress.onCancel(mine::abort);
            interrupted.putBack(Pipeline.staging(staging), mine, event -> {
                if (event instanceof RehearsalEvent.Logged logged) {
                    progress.say(logged.text());
                }
            });
            return interrupted;
        })).onDone(done -> bench.connecting().interrupted().remove(done));
    }
}
