package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.ui.kit.Texts;
import java.time.Duration;

/** The limits of a budget one by one, for editing. */
enum Limit {
    ACCESS_EXCLUSIVE, WRITES_BLOCKED, BLOCKED_OTHERS, STEP, UP, ROLLBACK;

    String title() {
        return Texts.of(Limit.class).get("limit." + name());
    }

    /** Whom it protects, in a sentence. */
    String meaning() {
        return Texts.of(Limit.class).get("limit." + name() + ".meaning");
    }

    Duration in(Budget budget) {
        return switch (this) {
            case ACCESS_EXCLUSIVE -> budget.accessExclusive();
            case WRITES_BLOCKED -> budget.writesBlocked();
            case BLOCKED_OTHERS -> budget.blockedOthers();
            case STEP -> budget.step();
            case UP -> budget.up();
            case ROLLBACK -> budget.rollback();
        };
    }

    Budget with(Budget budget, Duration value) {
        return new Budget(or(ACCESS_EXCLUSIVE, budget, value), or(WRITES_BLOCKED, budget, value), or(BLOCKED_OTHERS, budget, value),
                or(STEP, budget, value), or(UP, budget, value), or(ROLLBACK, budget, value), budget.costs());
    }

    private Duration or(Limit limit, Budget budget, Duration value) {
        return this == limit ? value : limit.in(budget);
    }
}
