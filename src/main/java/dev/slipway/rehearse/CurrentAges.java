package dev.slipway.rehearse;

import dev.slipway.plan.Phase;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.RehearsalPhase;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which versions of the application have to work at a place of a rehearsal: the old one until the contract phase begins, the new one
 * from the end of the expand phase, and on the way back the other way round.
 */
final class CurrentAges {
    private final int firstContract;
    private final int lastExpand;

    CurrentAges(Plan plan) {
        this.firstContract = plan.steps().stream().filter(s -> s.phase() == Phase.CONTRACT).mapToInt(Step::number).min()
                .orElse(Integer.MAX_VALUE);
        this.lastExpand = plan.steps().stream().filter(s -> s.phase() == Phase.EXPAND).mapToInt(Step::number).max().orElse(0);
    }

    /**
     * @param step the one that runs or was last, 0 for none
     * @param over whether it is done, or taken back
     */
    Set<Age> at(RehearsalPhase phase, int step, boolean over) {
        return switch (phase) {
            case UP, UP_FINAL -> over ? ages(step < firstContract, step >= lastExpand) : ages(step < firstContract, step > lastExpand);
            case VERIFY_UP, UP_AGAIN, WRITES -> up();
            case DOWN, RESTORE -> step == 0 ? up() : over ? ages(step <= firstContract, step > lastExpand)
                    : ages(step < firstContract, step > lastExpand);
            case INTERRUPTIONS -> ages(false, false);
            case PREFLIGHT, BACKUP, BASELINE, VERIFY_DOWN, DOWN_AGAIN, DONE, FAILED, ABORTED -> ages(true, lastExpand == 0);
        };
    }

    private Set<Age> up() {
        return ages(firstContract == Integer.MAX_VALUE, true);
    }

    private static Set<Age> ages(boolean old, boolean fresh) {
        Set<Age> ages = EnumSet.of(Age.BOTH);
        if (old) {
            ages.add(Age.OLD);
        }
        if (fresh) {
            ages.add(Age.NEW);
        }
        return ages;
    }
}
