package dev.slipway.rehearse;

import dev.slipway.rehearse.event.EventStream;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SizesOf;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.TableSize;
import dev.slipway.rehearse.forecast.Forecast;
import java.util.List;

/** Tells at the end of a rehearsal how long its steps take in production, where the sizes there are known. */
final class Foretelling {
    private final RehearsalRun.Task task;
    private final EventStream events;

    Foretelling(RehearsalRun.Task task, EventStream events) {
        this.task = task;
        this.events = events;
    }

    /** Says nothing where no step of up came to its end, or nobody knows production's sizes. */
    void tell() {
        boolean measured = events.events().stream()
                .anyMatch(e -> e instanceof RehearsalEvent.StepFinished s && s.phase() == RehearsalPhase.UP);
        Origin origin = task.options().origin();
        List<TableSize> sizes = origin.sizes().isEmpty() ? Forecast.sizes(task.plan().from()) : origin.sizes();
        if (!measured || sizes.stream().noneMatch(size -> size.rows() > 0)) {
            return;
        }
        String of = origin.sizes().isEmpty() ? "the plan's snapshot of " + task.plan().from().source() : origin.name();
        events.add(at -> new RehearsalEvent.SizesRead(at, SizesOf.PRODUCTION, of, sizes));
        // The newest kept run is this one, as far as it got.
        List<List<RehearsalEvent>> others = KeptRuns.measured(task.workFolder(), task.plan().scriptsHash()).stream().skip(1).toList();
        List<StepForecast> steps = Forecast.of(task.plan(), events.events(), others, sizes);
        events.add(at -> new RehearsalEvent.ForecastMade(at, of, steps));
    }
}
