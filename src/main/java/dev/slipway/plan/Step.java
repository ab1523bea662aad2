package dev.slipway.plan;

import dev.slipway.model.ObjectKey;
import java.util.List;

/**
 * One step of a plan: the smallest part that is done wholly or not at all.
 *
 * @param number from 1, in the order of the up script; the down script runs them backwards
 * @param title what it does, as an imperative sentence
 * @param objects what it changes
 * @param up the statements that do it
 * @param down the statements that take it back
 * @param effects what it costs: locks, hazards, losses
 * @param choice how it is carried out and what else could be chosen
 * @param needs the steps that must come before, with the reason
 */
public record Step(int number, String title, Phase phase, List<ObjectKey> objects, StepScript up, StepScript down,
        StepEffects effects, StrategyChoice choice, List<Need> needs) {
    public Step {
        objects = List.copyOf(objects);
        needs = List.copyOf(needs);
    }

    /** The same step with other statements and what they cost. */
    public Step with(StepScript otherUp, StepScript otherDown, StepEffects otherEffects) {
        return new Step(number, title, phase, objects, otherUp, otherDown, otherEffects, choice, needs);
    }

    /** Why a step must come after another. */
    public record Need(int step, String reason) {}

    /**
     * @param chosen the strategy in use
     * @param options all that could be chosen; just one where there is no choice
     */
    public record StrategyChoice(Strategy chosen, List<Strategy> options) {
        public StrategyChoice {
            options = List.copyOf(options);
        }
    }
}
