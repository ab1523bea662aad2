package dev.slipway.plan;

import dev.slipway.diff.CompareRules;
import dev.slipway.model.Engine;
import dev.slipway.model.SeenObject;
import java.util.List;

/**
 * The ordered steps from one snapshot to another.
 *
 * @param title what the plan does, in a few words
 * @param author who made it; a reviewer must be somebody else
 * @param engine the server family it is written for
 * @param fromFingerprint fingerprint of the schema it starts from
 * @param toFingerprint fingerprint of the schema it leads to
 * @param strategy the strategy asked for; single steps may differ
 * @param renames the renames that were accepted
 * @param steps in the order of the up script
 * @param notCompared what was seen in either schema and is not covered
 * @param rules what was left out of the comparison it was made from
 */
public record Plan(String title, String author, Engine engine, String fromFingerprint, String toFingerprint, Strategy strategy,
        List<Rename> renames, List<Step> steps, List<SeenObject> notCompared, CompareRules rules) {
    public Plan {
        renames = List.copyOf(renames);
        steps = List.copyOf(steps);
        notCompared = List.copyOf(notCompared);
    }

    /** The same plan under another title, by another author. */
    public Plan named(String newTitle, String newAuthor) {
        return new Plan(newTitle, newAuthor, engine, fromFingerprint, toFingerprint, strategy, renames, steps, notCompared, rules);
    }

    /** The same plan with steps that were looked at again. */
    public Plan withSteps(List<Step> others) {
        return new Plan(title, author, engine, fromFingerprint, toFingerprint, strategy, renames, others, notCompared, rules);
    }
}
