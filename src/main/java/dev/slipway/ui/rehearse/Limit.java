package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.Budget.Costs;
import dev.slipway.rehearse.event.BudgetLimit;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;

/** The limits of a budget one by one, for editing. */
enum Limit {
    ACCESS_EXCLUSIVE, WRITES_BLOCKED, BLOCKED_OTHERS, STEP, UP, ROLLBACK, TOTAL, WAL, DISK, LATENCY, ERRORS;

    String title() {
        return Texts.of(Limit.class).get("limit." + name());
    }

    /** Whom it protects, in a sentence. */
    String meaning() {
        return Texts.of(Limit.class).get("limit." + name() + ".meaning");
    }

    Quantity in(Budget budget) {
        return BudgetLimit.valueOf(name()).in(budget);
    }

    /** @param value of the unit that this limit has */
    Budget with(Budget budget, Quantity value) {
        return new Budget(time(ACCESS_EXCLUSIVE, budget, value), time(WRITES_BLOCKED, budget, value), time(BLOCKED_OTHERS, budget, value),
                time(STEP, budget, value), time(UP, budget, value), time(ROLLBACK, budget, value), costs(budget, value));
    }

    private Costs costs(Budget budget, Quantity value) {
        return new Costs(time(TOTAL, budget, value), or(WAL, budget, value).amount(), or(DISK, budget, value).amount(),
                or(LATENCY, budget, value).amount() / 1000.0, or(ERRORS, budget, value).amount(), budget.costs().holds(),
                budget.costs().criticalFactor());
    }

    private Duration time(Limit limit, Budget budget, Quantity value) {
        return or(limit, budget, value).duration();
    }

    private Quantity or(Limit limit, Budget budget, Quantity value) {
        return this == limit ? value : limit.in(budget);
    }
}
