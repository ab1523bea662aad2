package dev.slipway.ui.rehearse;

import dev.slipway.model.Problem;
import dev.slipway.rehearse.KeptRuns;
import dev.slipway.rehearse.KeptRuns.KeptRun;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.ui.kit.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A rehearsal beside another one that was kept. FX thread. */
public final class BesideModel {
    private final Background background;
    private final Path work;
    private final ObservableList<KeptRun> others = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable KeptRun> other = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<RunComparison>> comparison = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<RehearsalEvent> events = List.of();

    /** @param work the work folder of rehearsals */
    public BesideModel(Background background, Path work) {
        this.background = background;
        this.work = work;
        other.subscribe(chosen -> compare());
    }

    /** The other runs, newest first. */
    public ObservableList<KeptRun> others() {
        return others;
    }

    /** The one it is compared with, the earlier of the two sides; null for none. */
    public ObjectProperty<@Nullable KeptRun> otherProperty() {
        return other;
    }

    /** Empty while nothing is chosen or it is being read. */
    public ReadOnlyObjectProperty<Optional<RunComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Why the other run cannot be shown. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Takes the run that the others are held against, and looks which there are; the newest of the same plan is chosen. */
    public void open(List<RehearsalEvent> run) {
        events = List.copyOf(run);
        other.set(null);
        background.compute("looking for other rehearsals", progress -> KeptRuns.in(work)).onDone(found -> {
            Optional<RehearsalEvent.Started> mine = started(events);
            others.setAll(found.stream().filter(kept -> mine.filter(kept.started()::equals).isEmpty()).toList());
            String title = mine.map(start -> start.subject().title()).orElse("");
            other.set(others.stream().filter(kept -> kept.started().subject().title().equals(title)).findFirst()
                    .or(() -> others.stream().findFirst()).orElse(null));
        }).onFailed(failed -> problem.set(Optional.of(failed)));
    }

    private static Optional<RehearsalEvent.Started> started(List<RehearsalEvent> events) {
        return events.stream().findFirst().filter(RehearsalEvent.Started.class::isInstance).map(RehearsalEvent.Started.class::cast);
    }

    private void compare() {
        comparison.set(Optional.empty());
        problem.set(Optional.empty());
        KeptRun chosen = other.get();
        if (chosen == null) {
            return;
        }
        List<RehearsalEvent> mine = events;
        background.compute("comparing two rehearsals", progress ->
                RunComparison.of(RunComparison.Side.of(chosen.events()), RunComparison.Side.of(mine))).onDone(done -> {
            if (Objects.equals(chosen, other.get()) && mine == events) {
                comparison.set(Optional.of(done));
            }
        }).onFailed(failed -> problem.set(Optional.of(failed)));
    }
}
