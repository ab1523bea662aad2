package dev.slipway.plan;

import java.util.List;

/**
 * What a step is expected to cost.
 *
 * @param rewrites whether a table is written anew
 * @param upLoses data that is gone after the up side
 * @param reversal what the down side brings back
 */
public record StepEffects(List<LockForecast> locks, List<Hazard> hazards, boolean rewrites, List<Loss> upLoses, Reversal reversal) {
    public static final StepEffects NONE = new StepEffects(List.of(), List.of(), false, List.of(), new Reversal.Exact());

    public StepEffects {
        locks = List.copyOf(locks);
        hazards = List.copyOf(hazards);
        upLoses = List.copyOf(upLoses);
    }

    /** Whether the step destroys data on its way up. */
    public boolean destructive() {
        return !upLoses.isEmpty();
    }
}
