package dev.slipway.rehearse.shadow;

import dev.slipway.plan.Severity;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.event.Side;
import java.time.Duration;
import java.util.List;

/**
 * What a shadow run found.
 *
 * @param server product and version of the throw-away server; empty when there was none, and nothing was checked
 * @param productionLike whether that is, by its major version, the server that the plan starts from
 * @param wantedReached whether the up script led to the wanted schema
 * @param ledBack whether the down script led back to the schema it started from
 * @param findings in the order of the scripts, up first: failures, and what the server was seen to lock and rewrite
 * @param steps what each step did, up first
 */
public record ShadowReport(String server, boolean productionLike, boolean wantedReached, boolean ledBack, List<Finding> findings,
        List<StepMeasured> steps, Duration took) {
    public ShadowReport {
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
    }

    /**
     * What one side of one step did on a schema without rows.
     *
     * @param locks each relation with the strongest lock on it
     * @param rewritten tables whose storage was written anew
     */
    public record StepMeasured(Side side, int step, Duration took, List<LockTaken> locks, List<String> rewritten) {
        public StepMeasured {
            locks = List.copyOf(locks);
            rewritten = List.copyOf(rewritten);
        }
    }

    /** The report where no server could judge: neither good nor bad. */
    static ShadowReport notChecked(Finding why) {
        return new ShadowReport("", false, false, false, List.of(why), List.of(), Duration.ZERO);
    }

    /** Whether there was a server that judged the scripts. */
    public boolean checked() {
        return !server.isEmpty();
    }

    /** Whether both scripts do what they are for. */
    public boolean good() {
        return wantedReached && ledBack && failures().isEmpty();
    }

    /** The findings that make the scripts unfit. */
    public List<Finding> failures() {
        return findings.stream().filter(f -> f.severity() == Severity.CRITICAL).toList();
    }
}
