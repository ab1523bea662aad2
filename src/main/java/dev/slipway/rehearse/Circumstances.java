package dev.slipway.rehearse;

import dev.slipway.rehearse.event.LoadStage;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.StepForecast;
import dev.slipway.rehearse.event.TableSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Under which circumstances a rehearsal measured, and what else it measured.
 *
 * @param copy the copy of staging that it ran on; empty for staging itself
 * @param load what a workload beside it felt, stretch by stretch; empty without one
 * @param used what the steps of up and down used up on the server
 * @param forecast how long the steps take in production; empty where its sizes are not known
 */
public record Circumstances(Optional<CopyOfStaging> copy, List<LoadMeasure> load, List<StepUse> used, Optional<ForProduction> forecast) {
    public Circumstances {
        load = List.copyOf(load);
        used = List.copyOf(used);
    }

    /** @param of what was said to be production's sizes @param sizes of its tables, as its statistics say */
    public record ForProduction(String of, List<TableSize> sizes, List<StepForecast> steps) {
        public ForProduction {
            sizes = List.copyOf(sizes);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param bytes of the database that was copied
     * @param percent how much of the rows of large tables was kept
     * @param way how the server copied it
     */
    public record CopyOfStaging(String of, String name, long bytes, int percent, String way) {
        /** Whether all rows were there. */
        public boolean isWhole() {
            return percent == 100;
        }
    }

    /**
     * How long scripts of the workload took that were due while the plan did one thing.
     *
     * @param step 0 for none
     * @param count how many scripts
     * @param failed how many of them failed
     */
    public record LoadMeasure(LoadStage stage, RehearsalPhase phase, int step, long count, Duration p50, Duration p95, Duration p99,
            Duration max, long failed) {}

    /** As {@link dev.slipway.rehearse.event.RehearsalEvent.StepCost} tells it. */
    public record StepUse(RehearsalPhase phase, int step, long walBytes, long tempBytes, long grownBytes, long deadRows, long lagBytes) {}
}
