package dev.slipway.ui.rehearse;

import dev.slipway.approve.Evidence;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.RehearsalResult;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.work.Approving;
import dev.slipway.ui.work.Place;
import dev.slipway.ui.work.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What the stage shows: the preparation, the run as it goes, or the verdict. FX thread. */
public final class RehearseModel {
    private static final Texts TEXTS = Texts.of(RehearseModel.class);

    /** Which of its pictures the stage shows. */
    public sealed interface Showing {
        /** What will happen, where and within which limits. */
        record Ready() implements Showing {}

        /** A run that goes on. */
        record Running() implements Showing {}

        record Over(Verdict verdict) implements Showing {}

        /** The run behind a verdict, moment by moment. */
        record Replay(Verdict verdict) implements Showing {}

        /** The run behind a verdict beside another one. */
        record Beside(Verdict verdict) implements Showing {}
    }

    private static final Folding.Folded NOTHING = new Folding.Folded(new RunFold().picture(), 0, List.of(), Optional.empty());
    private static final Showing READY = new Showing.Ready();
    private static final Showing RUNNING = new Showing.Running();

    private final Workbench bench;
    private final ReplayModel replay;
    private final BesideModel beside;
    private final Recordings recordings;
    private final ReadOnlyObjectWrapper<Showing> showing = new ReadOnlyObjectWrapper<>(READY);
    private final ReadOnlyObjectWrapper<RunPicture> picture = new ReadOnlyObjectWrapper<>(NOTHING.picture());
    private final ReadOnlyStringWrapper blockedBy = new ReadOnlyStringWrapper("");
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    /** Held here: a read-only list that nobody holds is collected, and its listeners with it. */
    private final ObservableList<RehearsalEvent> events;
    private final ObservableList<LogLine> shownLog = FXCollections.unmodifiableObservableList(log);
    private final Folding folding;
    private Folding.Folded folded = NOTHING;
    private long heardAt;
    private boolean preparing;
    private Optional<Showing.Over> last = Optional.empty();
    private Optional<Object> lastOf = Optional.empty();

    public RehearseModel(Workbench bench) {
        this.bench = bench;
        replay = new ReplayModel(bench.background());
        beside = new BesideModel(bench.background(), bench.folders().rehearsals());
        recordings = new Recordings(bench.background(), bench.folders().rehearsals(), this::derive);
        events = bench.rehearsing().events();
        folding = new Folding(bench.background(), this::publish);
        events.addListener(this::heard);
        List<Observable> sources = List.of(bench.planning().planProperty(), bench.planning().planActivity().stateProperty(),
                bench.planning().openQuestionsProperty(), bench.files().activity().stateProperty(),
                bench.stagingProperty(), bench.rehearsing().activity().stateProperty(),
                bench.rehearsing().puttingBack().stateProperty(), bench.rehearsing().loadProperty(),
                bench.rehearsing().replayingProperty(), bench.rehearsing().resultProperty(), bench.approving().proofProperty(),
                bench.connecting().interrupted());
        sources.forEach(source -> source.addListener(changed -> derive()));
        derive();
        folding.add(events);
    }

    public ReadOnlyObjectProperty<Showing> showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** The running or last run as far as it is. */
    public ReadOnlyObjectProperty<RunPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Why it cannot be rehearsed now; empty when it can. */
    public ReadOnlyStringProperty blockedByProperty() {
        return blockedBy.getReadOnlyProperty();
    }

    /** The log of the run. */
    public ObservableList<LogLine> log() {
        return shownLog;
    }

    public Workbench bench() {
        return bench;
    }

    /** Begins a rehearsal. */
    public void rehearse() {
        preparing = false;
        bench.rehearsing().rehearse();
    }

    /** Goes back to the preparation, to change limits before rehearsing again. */
    public void prepare() {
        preparing = true;
        derive();
    }

    /** The replay of the run whose verdict was shown. */
    public ReplayModel replay() {
        return replay;
    }

    /** The run whose verdict was shown, beside another one. */
    public BesideModel beside() {
        return beside;
    }

    /** From the verdict to the run behind it, moment by moment. */
    public void lookAgain() {
        recorded().ifPresent(verdict -> {
            verdict.run().ifPresent(run -> replay.open(run.events()));
            showing.set(new Showing.Replay(verdict));
        });
    }

    /** From the verdict to the run behind it beside another one. */
    public void compare() {
        recorded().ifPresent(verdict -> {
            verdict.run().ifPresent(run -> beside.open(run.events()));
            showing.set(new Showing.Beside(verdict));
        });
    }

    /** The verdict that is shown, when its events are at hand. */
    private Optional<Verdict> recorded() {
        return showing.get() instanceof Showing.Over(Verdict verdict) ? Optional.of(verdict).filter(end -> end.run().isPresent())
                : Optional.empty();
    }

    /** Back from a replay, or from two runs side by side, to the verdict. */
    public void back() {
        switch (showing.get()) {
            case Showing.Replay(Verdict verdict) -> showing.set(new Showing.Over(verdict));
            case Showing.Beside(Verdict verdict) -> showing.set(new Showing.Over(verdict));
            case Showing.Ready _, Showing.Running _, Showing.Over _ -> { }
        }
    }

    /** Lets the clock of a run go on where no event says so; to be called a few times a second while one is shown. */
    public void tick() {
        RunPicture now = picture.get();
        if (showing.get() == RUNNING && !bench.rehearsing().replayingProperty().get() && now.live() && now.started().isPresent()) {
            picture.set(folded.picture().after(Duration.ofNanos(System.nanoTime() - heardAt)));
        }
    }

    private void heard(ListChangeListener.Change<? extends RehearsalEvent> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                folding.restart();
                folded = NOTHING;
                picture.set(NOTHING.picture());
                log.clear();
            }
            folding.add(change.getAddedSubList());
        }
    }

    private void publish(Folding.Folded now) {
        folded = now;
        heardAt = System.nanoTime();
        log.addAll(now.fresh());
        picture.set(now.picture());
        if (!bench.rehearsing().activity().running()) {
            derive();
        }
    }

    /** Whether everything that was heard is in the picture. */
    private boolean caughtUp() {
        return folded.events() == events.size();
    }

    private void derive() {
        blockedBy.set(reason());
        boolean running = bench.rehearsing().activity().running();
        if (running) {
            preparing = false;
        }
        if (!running && bench.rehearsing().replayingProperty().get()) {
            keep(replayed());
        } else {
            keep(running || bench.rehearsing().resultProperty().get().isPresent() && !caughtUp() ? RUNNING
                    : preparing ? READY : over().<Showing>map(end -> end).orElse(READY));
        }
    }

    /** Who looks at a run closely stays there as long as its verdict is what would be shown. */
    private void keep(Showing now) {
        boolean closer = now instanceof Showing.Over(Verdict verdict) && switch (showing.get()) {
            case Showing.Replay(Verdict looked) -> looked.evidence().equals(verdict.evidence());
            case Showing.Beside(Verdict looked) -> looked.evidence().equals(verdict.evidence());
            case Showing.Ready _, Showing.Running _, Showing.Over _ -> false;
        };
        if (!closer) {
            showing.set(now);
        }
    }

    /** A whole run with its verdict; a part of one as if it went on. */
    private Showing replayed() {
        return folded.evidence().filter(end -> caughtUp()).<Showing>map(end -> new Showing.Over(verdict(end))).orElse(RUNNING);
    }

    private Verdict verdict(EvidenceSummary evidence) {
        return Verdict.of(evidence, new Verdict.Recording(events, folded.picture(), log));
    }

    /** The report of the rehearsal that is shown, when it was kept. */
    public Optional<Path> report() {
        return bench.approving().proofProperty().get().flatMap(Approving.Proof::report);
    }

    /** The verdict about the scripts as they are: of the rehearsal that was watched, else of the one whose evidence lies in the folder. */
    private Optional<Showing.Over> over() {
        Optional<RehearsalResult> watched = bench.rehearsing().resultProperty().get().filter(this::aboutThePlan);
        if (watched.isPresent()) {
            return remembered(watched.get(), () -> verdict(watched.get().evidence()));
        }
        Optional<Evidence> kept = bench.approving().proofProperty().get().flatMap(Approving.Proof::evidence);
        List<String> titles = bench.planning().planProperty().get()
                .map(plan -> plan.plan().steps().stream().map(Step::title).toList()).orElse(List.of());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        EvidenceSummary evidence = kept.get().summary();
        Optional<Verdict.Recording> run = recordings.of(evidence);
        return remembered(List.of(evidence, run.isPresent()), () -> run.map(recording -> Verdict.of(evidence, recording))
                .orElseGet(() -> Verdict.of(evidence, titles)));
    }

    private Optional<Showing.Over> remembered(Object source, java.util.function.Supplier<Verdict> verdict) {
        if (lastOf.filter(source::equals).isEmpty()) {
            lastOf = Optional.of(source);
            last = Optional.of(new Showing.Over(verdict.get()));
        }
        return last;
    }

    private boolean aboutThePlan(RehearsalResult result) {
        return bench.planning().planProperty().get().map(ScriptedPlan::scriptsHash).filter(result.evidence().subject()
                .scriptsHash()::equals).isPresent();
    }

    private String reason() {
        if (bench.planning().planProperty().get().isEmpty()) {
            return TEXTS.get("blocked.noPlan");
        }
        if (bench.planning().planActivity().running()) {
            return TEXTS.get("blocked.planning");
        }
        if (!bench.planning().openQuestionsProperty().get().isEmpty()) {
            return TEXTS.get("blocked.questions");
        }
        Optional<Place> staging = bench.stagingProperty().get();
        if (bench.stagingDatabase().isEmpty()) {
            return TEXTS.get(staging.isPresent() ? "blocked.stagingNotLive" : "blocked.noStaging");
        }
        if (bench.rehearsing().loadProperty().get().needsFile()) {
            return TEXTS.get("blocked.noWorkloadFile");
        }
        if (bench.rehearsing().puttingBack().running()) {
            return TEXTS.get("blocked.puttingBack");
        }
        return bench.rehearsing().activity().running() ? TEXTS.get("blocked.running") : "";
    }
}
