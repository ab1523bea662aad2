package dev.slipway.cli;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.workspace.RecordJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits in a file, durations as in ISO 8601 ({@code "PT5S"}); what is left out keeps its default:
 * {@code {"format": "slipway-budget/1", "accessExclusive": "PT1S", "rollback": "PT5M"}}.
 */
record BudgetFile(Optional<Duration> accessExclusive, Optional<Duration> writesBlocked, Optional<Duration> blockedOthers,
        Optional<Duration> step,
        Optional<Duration> up, Optional<Duration> rollback) {
    private static final String FORMAT = "slipway-budget/1";
    private static final long MAX_BYTES = 1L << 20;

    BudgetFile {
        budget(accessExclusive, writesBlocked, blockedOthers, step, up, rollback);
    }

    static Budget read(Path file) {
        BudgetFile b = RecordJson.read(file, FORMAT, BudgetFile.class, MAX_BYTES);
        return budget(b.accessExclusive, b.writesBlocked, b.blockedOthers, b.step, b.up, b.rollback);
    }

    private static Budget budget(Optional<Duration> accessExclusive, Optional<Duration> writesBlocked, Optional<Duration> blockedOthers,
            Optional<Duration> step, Optional<Duration> up, Optional<Duration> rollback) {
        Budget standard = Budget.DEFAULT;
        return new Budget(accessExclusive.orElse(standard.accessExclusive()), writesBlocked.orElse(standard.writesBlocked()),
                blockedOthers.orElse(standard.blockedOthers()), step.orElse(standard.step()), up.orElse(standard.up()),
                rollback.orElse(standard.rollback()));
    }
}
