package dev.slipway.rehearse;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.workspace.RecordJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Limits in a file, durations as in ISO 8601 ({@code "PT5S"}); what is left out keeps its default:
 * {@code {"format": "slipway-budget/1", "accessExclusive": "PT1S", "rollback": "PT5M", "costs": {"walBytes": 1000000000}}}.
 *
 * @param costs limits on what is used up and on what a workload feels
 */
public record BudgetFile(Optional<Duration> accessExclusive, Optional<Duration> writesBlocked, Optional<Duration> blockedOthers,
        Optional<Duration> step, Optional<Duration> up, Optional<Duration> rollback, Optional<CostsFile> costs) {
    /** What a plan folder's own limits are called. */
    public static final String NAME = "budget.json";
    private static final String FORMAT = "slipway-budget/1";
    private static final long MAX_BYTES = 1L << 20;

    public BudgetFile {
        // Refuses limits that are not above zero while the file is read, where the message names it.
        budget(accessExclusive, writesBlocked, blockedOthers, step, up, rollback);
    }

    /** @param holds limits for modes of locks, such as {@code {"SHARE": "PT2S"}} */
    public record CostsFile(Optional<Duration> total, Optional<Long> walBytes, Optional<Long> diskBytes, Optional<Double> p99Factor,
            Optional<Long> errors, Optional<Map<LockMode, Duration>> holds,
            Optional<Integer> criticalFactor) {
        public CostsFile {
            costs(total, walBytes, diskBytes, p99Factor, errors, holds, criticalFactor);
        }

        private Budget.Costs costs() {
            return costs(total, walBytes, diskBytes, p99Factor, errors, holds, criticalFactor);
        }

        private static Budget.Costs costs(Optional<Duration> total, Optional<Long> walBytes, Optional<Long> diskBytes,
                Optional<Double> p99Factor, Optional<Long> errors, Optional<Map<LockMode, Duration>> holds,
            Optional<Integer> criticalFactor) {
            Budget.Costs standard = Budget.Costs.DEFAULT;
            return new Budget.Costs(total.orElse(standard.total()), walBytes.orElse(standard.walBytes()),
                    diskBytes.orElse(standard.diskBytes()), p99Factor.orElse(standard.p99Factor()), errors.orElse(standard.errors()),
                    holds.orElse(standard.holds()), criticalFactor.orElse(standard.criticalFactor()));
        }
    }

    /** @throws dev.slipway.model.ProblemException naming the file and the line when a limit is none */
    public static Budget read(Path file) {
        BudgetFile b = RecordJson.read(file, FORMAT, BudgetFile.class, MAX_BYTES);
        Budget budget = budget(b.accessExclusive, b.writesBlocked, b.blockedOthers, b.step, b.up, b.rollback);
        return b.costs.map(CostsFile::costs).map(budget::withCosts).orElse(budget);
    }

    private static Budget budget(Optional<Duration> accessExclusive, Optional<Duration> writesBlocked, Optional<Duration> blockedOthers,
            Optional<Duration> step, Optional<Duration> up, Optional<Duration> rollback) {
        Budget standard = Budget.DEFAULT;
        return new Budget(accessExclusive.orElse(standard.accessExclusive()), writesBlocked.orElse(standard.writesBlocked()),
                blockedOthers.orElse(standard.blockedOthers()), step.orElse(standard.step()), up.orElse(standard.up()),
                rollback.orElse(standard.rollback()));
    }
}
