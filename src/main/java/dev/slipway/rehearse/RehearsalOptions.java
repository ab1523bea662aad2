package dev.slipway.rehearse;

import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.workload.LoadOptions;
import java.util.Optional;

/**
 * How a rehearsal is done.
 *
 * @param leaveUp leave staging with the wanted schema; otherwise, as a DBA expects of a rehearsal, it is put back as it was before
 * @param source the database the plan starts from, where it is known: it must not be the one that is rehearsed on
 * @param load a workload that runs beside the plan
 * @param interruptions whether both scripts are killed at every step as well, and have to go on
 * @param lockRetries what happens when a lock is not granted in time
 */
public record RehearsalOptions(Budget budget, boolean leaveUp, Optional<DatabaseIdentity> source, RetryPolicy lockRetries,
        Optional<LoadOptions> load, boolean interruptions) {
    public static final RehearsalOptions DEFAULT = new RehearsalOptions(Budget.DEFAULT, false, Optional.empty(), RetryPolicy.DEFAULT);

    public RehearsalOptions(Budget budget, boolean leaveUp, Optional<DatabaseIdentity> source, RetryPolicy lockRetries) {
        this(budget, leaveUp, source, lockRetries, Optional.empty(), false);
    }

    public RehearsalOptions withLoad(LoadOptions other) {
        return new RehearsalOptions(budget, leaveUp, source, lockRetries, Optional.of(other), interruptions);
    }

    /** Both scripts are killed before, in the middle of and after every step as well, and have to go on. */
    public RehearsalOptions withInterruptions() {
        return new RehearsalOptions(budget, leaveUp, source, lockRetries, load, true);
    }

    public RehearsalOptions withBudget(Budget other) {
        return new RehearsalOptions(other, leaveUp, source, lockRetries, load, interruptions);
    }

    public RehearsalOptions withSource(DatabaseIdentity other) {
        return new RehearsalOptions(budget, leaveUp, Optional.of(other), lockRetries, load, interruptions);
    }

    public RehearsalOptions leavingUp() {
        return new RehearsalOptions(budget, true, source, lockRetries, load, interruptions);
    }
}
