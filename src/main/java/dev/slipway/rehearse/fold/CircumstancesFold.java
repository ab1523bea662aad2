package dev.slipway.rehearse.fold;

import dev.slipway.rehearse.Circumstances;
import dev.slipway.rehearse.Circumstances.CopyOfStaging;
import dev.slipway.rehearse.Circumstances.ForProduction;
import dev.slipway.rehearse.Circumstances.LoadMeasure;
import dev.slipway.rehearse.Circumstances.StepUse;
import dev.slipway.rehearse.event.Latency;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.SizesOf;
import dev.slipway.rehearse.event.TableSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds the events of a rehearsal into its circumstances. */
final class CircumstancesFold {
    private final List<LoadMeasure> load = new ArrayList<>();
    private final List<StepUse> used = new ArrayList<>();
    private Optional<CopyOfStaging> copy = Optional.empty();
    private Optional<ForProduction> forecast = Optional.empty();
    private List<TableSize> production = List.of();

    void apply(RehearsalEvent event) {
        if (event instanceof RehearsalEvent.CloneMade made) {
            copy = Optional.of(new CopyOfStaging(made.of(), made.copy(), made.bytes(), made.percent(), made.way()));
        } else if (event instanceof RehearsalEvent.LoadMeasured measured) {
            Latency felt = measured.latency();
            load.add(new LoadMeasure(measured.stage(), measured.phase(), measured.step(), felt.count(), felt.p50(), felt.p95(), felt.p99(),
                    felt.max(), felt.failed()));
        } else if (event instanceof RehearsalEvent.SizesRead read && read.of() == SizesOf.PRODUCTION) {
            production = read.tables();
        } else if (event instanceof RehearsalEvent.ForecastMade made) {
            forecast = Optional.of(new ForProduction(made.of(), production, made.steps()));
        } else if (event instanceof RehearsalEvent.StepCost cost && isFirstRun(cost.phase())) {
            used.add(new StepUse(cost.phase(), cost.step(), cost.walBytes(), cost.tempBytes(), cost.grownBytes(), cost.deadRows(),
                    cost.lagBytes()));
        }
    }

    /** A second run has nothing to do. */
    private static boolean isFirstRun(RehearsalPhase phase) {
        return phase == RehearsalPhase.UP || phase == RehearsalPhase.DOWN;
    }

    Circumstances circumstances() {
        return new Circumstances(copy, load, used, forecast);
    }
}
