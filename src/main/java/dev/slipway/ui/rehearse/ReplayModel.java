package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.ui.kit.Background;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A run that is over, looked at again: its events are folded as far as the moment that is asked for. FX thread. */
public final class ReplayModel {
    /** Longer runs are played faster, so that nobody has to wait longer than this. */
    private static final Duration LONGEST_SHOW = Duration.ofSeconds(40);

    private final Background background;
    private final ReadOnlyObjectWrapper<RunPicture> picture = new ReadOnlyObjectWrapper<>(new RunFold().picture());
    private final ReadOnlyObjectWrapper<Duration> moment = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    private Reel reel = new Reel(List.of());
    private boolean busy;

    public ReplayModel(Background background) {
        this.background = background;
    }

    /** The run at the moment, as soon as it is folded. */
    public ReadOnlyObjectProperty<RunPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The moment asked for last, since the start of the run. */
    public ReadOnlyObjectProperty<Duration> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** The log as far as the moment. */
    public ObservableList<LogLine> log() {
        return log;
    }

    /** How long the run took. */
    public Duration whole() {
        return reel.whole();
    }

    /** How many times as fast as it was a run is played. */
    public double speed() {
        return Math.max(1, (double) whole().toNanos() / LONGEST_SHOW.toNanos());
    }

    /** Takes another run, at its beginning of up: nothing happens to staging before. */
    public void open(List<RehearsalEvent> events) {
        reel = new Reel(events);
        goTo(reel.up());
    }

    /** Looks at another moment; what lies outside of the run is its nearest end. */
    public void goTo(Duration wanted) {
        Duration whole = whole();
        moment.set(wanted.isNegative() ? Duration.ZERO : wanted.compareTo(whole) > 0 ? whole : wanted);
        next();
    }

    /** Goes to where the next step begins, or the one before. @param direction 1 or -1 */
    public void goToStep(int direction) {
        Duration now = moment.get();
        Stream<Duration> starts = reel.stepStarts().stream();
        Optional<Duration> found = direction > 0 ? starts.filter(start -> start.compareTo(now) > 0).findFirst()
                : starts.filter(start -> start.compareTo(now) < 0).reduce((before, after) -> after);
        goTo(found.orElse(direction > 0 ? whole() : Duration.ZERO));
    }

    /** One moment at a time is folded, and then the one asked for last: folding a long run takes longer than moving a slider. */
    private void next() {
        if (busy) {
            return;
        }
        busy = true;
        Reel mine = reel;
        Duration wanted = moment.get();
        background.compute("looking at a moment of the run", progress -> mine.at(wanted)).onDone(frame -> {
            if (mine == reel) {
                log.setAll(frame.log());
                picture.set(frame.picture());
            }
        }).onEnd(() -> {
            busy = false;
            if (mine != reel || !wanted.equals(moment.get())) {
                next();
            }
        });
    }

    private record Frame(RunPicture picture, List<LogLine> log) {}

    /** The events with the fold over those before the moment shown last: going on costs what is new. Belongs to one job at a time. */
    private static final class Reel {
        private final List<RehearsalEvent> events;
        private RunFold fold = new RunFold();
        private int folded;

        Reel(List<RehearsalEvent> events) {
            this.events = List.copyOf(events);
        }

        Duration whole() {
            return events.isEmpty() ? Duration.ZERO : events.getLast().at();
        }

        Duration up() {
            return events.stream().filter(event -> event instanceof RehearsalEvent.PhaseEntered entered
                    && entered.phase() == RehearsalPhase.UP).map(RehearsalEvent::at).findFirst().orElse(Duration.ZERO);
        }

        List<Duration> stepStarts() {
            return events.stream().filter(RehearsalEvent.StepStarted.class::isInstance).map(RehearsalEvent::at).distinct().toList();
        }

        Frame at(Duration moment) {
            if (folded > 0 && events.get(folded - 1).at().compareTo(moment) > 0) {
                fold = new RunFold();
                folded = 0;
            }
            while (folded < events.size() && events.get(folded).at().compareTo(moment) <= 0) {
                fold.apply(events.get(folded));
                folded++;
            }
            RunPicture last = fold.picture();
            Duration quiet = moment.minus(last.state().elapsed());
            return new Frame(last.live() && !quiet.isNegative() ? last.after(quiet) : last, fold.log());
        }
    }
}
