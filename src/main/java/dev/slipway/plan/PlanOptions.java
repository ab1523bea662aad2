package dev.slipway.plan;

import dev.slipway.model.ObjectKey;
import java.util.Map;

/**
 * What a person decided about a plan.
 *
 * @param strategy the strategy where nothing else was chosen
 * @param strategies other choices, by the object they concern
 * @param backfills SQL expressions that give a new or tightened column its values, by column
 * @param orphans what happens to rows that a new foreign key would refuse, by constraint
 * @param title what the plan does, in a few words; empty lets the planner name it
 * @param author who makes the plan
 */
public record PlanOptions(Strategy strategy, Map<ObjectKey, Strategy> strategies, Map<ObjectKey, String> backfills,
        Map<ObjectKey, OrphanRule> orphans, String title, String author) {
    public static final PlanOptions DEFAULT = new PlanOptions(Strategy.ONLINE, Map.of(), Map.of(), Map.of(), "", "");

    public PlanOptions {
        strategies = Map.copyOf(strategies);
        backfills = Map.copyOf(backfills);
        orphans = Map.copyOf(orphans);
    }

    /** What is done to rows whose reference points nowhere. */
    public enum OrphanRule { SET_NULL, DELETE }

    public Strategy strategyFor(ObjectKey key) {
        return strategies.getOrDefault(key, strategy);
    }

    public PlanOptions withStrategy(Strategy other) {
        return new PlanOptions(other, strategies, backfills, orphans, title, author);
    }
}
