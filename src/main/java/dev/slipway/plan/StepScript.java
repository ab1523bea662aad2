package dev.slipway.plan;

import java.util.List;

/**
 * One side of a step.
 *
 * @param todo a query that gives one row with one boolean: true while the step still has to run; empty when every
 *        statement can be repeated without harm
 * @param transaction whether all statements run in one transaction
 * @param statements the statements in order, without closing semicolons; empty when this side has nothing to do
 */
public record StepScript(String todo, boolean transaction, List<String> statements) {
    public static final StepScript NOTHING = new StepScript("", true, List.of());

    public StepScript {
        statements = List.copyOf(statements);
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }
}
