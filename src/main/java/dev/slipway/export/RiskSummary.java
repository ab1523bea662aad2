package dev.slipway.export;

import dev.slipway.plan.Plan;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.LegRun;
import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The numbers a person decides by.
 *
 * @param severity the worst hazard; at least high when data is destroyed
 * @param worstLock the strongest kind of lock that was held longest
 * @param blockedOthers the longest time another session waited
 * @param lossyDown whether the way back leaves something lost
 */
public record RiskSummary(String severity, Optional<MeasuredLock> worstLock, Duration blockedOthers, Duration up, Duration down,
        boolean lossyDown) {
    private static final String STRONGEST = "ACCESS EXCLUSIVE";

    public static RiskSummary of(Plan plan, EvidenceSummary evidence) {
        Stream<Severity> hazards = plan.steps().stream().flatMap(s -> s.effects().hazards().stream()).map(h -> h.severity());
        Stream<Severity> losses = plan.steps().stream().filter(s -> s.effects().destructive()).map(_ -> Severity.HIGH);
        Severity worst = Stream.concat(hazards, losses).max(Comparator.naturalOrder()).orElse(Severity.LOW);
        Optional<MeasuredLock> lock = evidence.steps().stream().flatMap(s -> s.locks().stream())
                .max(Comparator.comparing((MeasuredLock l) -> l.mode().equals(STRONGEST)).thenComparing(MeasuredLock::held));
        Duration blocked = evidence.steps().stream().map(StepMeasure::blockedOthers).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return new RiskSummary(word(worst), lock, blocked, took(evidence, EvidenceSummary.Leg.UP), took(evidence, EvidenceSummary.Leg.DOWN),
                plan.steps().stream().anyMatch(RiskSummary::lossy));
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static boolean lossy(Step step) {
        return switch (step.effects().reversal()) {
            case Reversal.Exact() -> false;
            case Reversal.Lossy lossy -> !lossy.lost().isEmpty();
            case Reversal.Impossible _ -> true;
        };
    }

    private static Duration took(EvidenceSummary evidence, EvidenceSummary.Leg leg) {
        return evidence.legs().stream().filter(l -> l.leg() == leg).map(LegRun::took).findFirst().orElse(Duration.ZERO);
    }
}
