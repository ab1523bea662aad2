package dev.slipway.approve;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.workspace.PlanFolder;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a plan may leave: rule 1, in the engine. */
public sealed interface Gate {
    /** Checks a plan folder as it lies there now. */
    static Gate check(PlanFolder folder) {
        return Verification.of(folder).gate();
    }

    /** The proof that everything held when it was checked. Only this package makes one; export cannot be called without it. */
    final class Open implements Gate {
        private final ScriptedPlan plan;
        private final Evidence evidence;
        private final List<SignedFile> approvals;

        Open(ScriptedPlan plan, Evidence evidence, List<SignedFile> approvals) {
            this.plan = plan;
            this.evidence = evidence;
            this.approvals = List.copyOf(approvals);
        }

        /** The plan exactly as it was checked; export writes this, not what lies in the folder by then. */
        public ScriptedPlan plan() {
            return plan;
        }

        /** The evidence that was approved. */
        public Evidence evidence() {
            return evidence;
        }

        /** The approvals that opened the gate. */
        public List<SignedFile> approvals() {
            return approvals;
        }
    }

    /** @param reasons why not, at least one, the first to mend first */
    record Closed(List<Reason> reasons) implements Gate {
        public Closed {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a closed gate says why");
            }
        }

        /** All reasons in one line. */
        public String line() {
            return reasons.stream().map(Reason::sentence).collect(Collectors.joining("; "));
        }
    }
}
