package dev.slipway.rehearse;

import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.run.RetryPolicy;
import dev.slipway.rehearse.workload.LoadOptions;
import java.util.Optional;

/**
 * How a rehearsal is done.
 *
 * @param ground on staging itself or on a copy of it
 * @param origin the production the plan is for: it must not be the database that is rehearsed on
 * @param load a workload that runs beside the plan
 * @param interruptions whether both scripts are killed at every step as well, and have to go on
 * @param lockRetries what happens when a lock is not granted in time
 * @param blockers what is done about long transactions in the way
 */
public record RehearsalOptions(Budget budget, Ground ground, Origin origin, RetryPolicy lockRetries,
        Optional<LoadOptions> load, boolean interruptions, BlockerPolicy blockers) {
    public static final RehearsalOptions DEFAULT = new RehearsalOptions(Budget.DEFAULT, Ground.STAGING, Origin.UNKNOWN,
            RetryPolicy.DEFAULT, Optional.empty(), false, BlockerPolicy.WAIT);

    public RehearsalOptions withGround(Ground other) {
        return new RehearsalOptions(budget, other, origin, lockRetries, load, interruptions, blockers);
    }

    public RehearsalOptions withBlockers(BlockerPolicy other) {
        return new RehearsalOptions(budget, ground, origin, lockRetries, load, interruptions, other);
    }

    public RehearsalOptions withLoad(LoadOptions other) {
        return new RehearsalOptions(budget, ground, origin, lockRetries, Optional.of(other), interruptions, blockers);
    }

    /** Both scripts are killed before, in the middle of and after every step as well, and have to go on. */
    public RehearsalOptions withInterruptions() {
        return new RehearsalOptions(budget, ground, origin, lockRetries, load, true, blockers);
    }

    public RehearsalOptions withBudget(Budget other) {
        return new RehearsalOptions(other, ground, origin, lockRetries, load, interruptions, blockers);
    }

    public RehearsalOptions withSource(DatabaseIdentity other) {
        return withOrigin(new Origin(Optional.of(other), origin.name(), origin.sizes()));
    }

    public RehearsalOptions withOrigin(Origin other) {
        return new RehearsalOptions(budget, ground, other, lockRetries, load, interruptions, blockers);
    }

    /** The database the plan starts from, where it is known. */
    public Optional<DatabaseIdentity> source() {
        return origin.database();
    }

    public RehearsalOptions withLockRetries(RetryPolicy other) {
        return new RehearsalOptions(budget, ground, origin, other, load, interruptions, blockers);
    }

    /** Staging itself is left with the wanted schema. */
    public RehearsalOptions leavingUp() {
        return withGround(new Ground.Staging(true));
    }
}
