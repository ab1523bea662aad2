package dev.slipway.rehearse.event;

/** What a budget limits, with what helps where the limit is not kept. */
public enum BudgetLimit {
    ACCESS_EXCLUSIVE("longest lock that blocks reads", "Choose the online strategy, or split the step so that each lock is short"),
    WRITES_BLOCKED("longest lock that blocks writes", "Build indexes CONCURRENTLY, add constraints NOT VALID and validate them afterwards"),
    BLOCKED_OTHERS("longest wait caused to others", "Lower lock_timeout, so that a step that waits for its lock gives way and tries again"),
    STEP("longest step", "Split the step, or move rows in smaller batches"),
    UP("up in total", "Carry out the phases on different days"),
    ROLLBACK("rollback in total", "Keep the contract phase for later: what is not dropped need not be brought back"),
    TOTAL("rehearsal in total", "Rehearse on a smaller copy"),
    WAL("write-ahead log of up", "Write fewer rows at once: smaller batches with pauses, and no rewrite of a table"),
    DISK("database growth during up", "Make room, or split the step: a rewritten table and a new index need their space twice"),
    LATENCY("workload p99 against idle", "Choose the online strategy, or run the step when there is less to do"),
    ERRORS("failed workload statements", "Take away what old code uses in the contract phase only, after it is gone");

    private final String words;
    private final String helps;

    BudgetLimit(String words, String helps) {
        this.words = words;
        this.helps = helps;
    }

    /** Its name in messages and in evidence. */
    public String words() {
        return words;
    }

    public String helps() {
        return helps;
    }

    public Quantity in(Budget budget) {
        return switch (this) {
            case ACCESS_EXCLUSIVE -> Quantity.of(budget.accessExclusive());
            case WRITES_BLOCKED -> Quantity.of(budget.writesBlocked());
            case BLOCKED_OTHERS -> Quantity.of(budget.blockedOthers());
            case STEP -> Quantity.of(budget.step());
            case UP -> Quantity.of(budget.up());
            case ROLLBACK -> Quantity.of(budget.rollback());
            case TOTAL -> Quantity.of(budget.costs().total());
            case WAL -> Quantity.bytes(budget.costs().walBytes());
            case DISK -> Quantity.bytes(budget.costs().diskBytes());
            case LATENCY -> Quantity.times(budget.costs().p99Factor());
            case ERRORS -> Quantity.pieces(budget.costs().errors());
        };
    }
}
