package dev.slipway.approve;

import dev.slipway.plan.Loss;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.EvidenceSummary.Check;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.LegRun;
import dev.slipway.rehearse.EvidenceSummary.MeasuredLock;
import dev.slipway.rehearse.EvidenceSummary.SideMeasure;
import dev.slipway.rehearse.EvidenceSummary.StepMeasure;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.Samples;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** A plan folder with evidence and approvals, for tests. */
public final class RehearsedPlan {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    /** Whoever rehearsed. */
    public static final SigningKey KEY = SigningKey.generate();
    public static final String REVIEWER = "R. Reviewer";

    private final PlanFolder folder;

    public RehearsedPlan(Path path) {
        folder = PlanFolder.at(path);
        folder.write(Samples.plan());
    }

    public PlanFolder folder() {
        return folder;
    }

    public RehearsedPlan rehearse(Instant started, Verdict verdict, Leg... legs) {
        return keep(summary(folder.read(), started, verdict, legs));
    }

    public RehearsedPlan rehearse() {
        return rehearse(NOON, Verdict.PASSED, Leg.values());
    }

    public RehearsedPlan keep(EvidenceSummary summary) {
        Evidence.write(folder, summary, KEY);
        return this;
    }

    public Approvals approvals(Instant now) {
        return new Approvals(folder, Clock.fixed(now, ZoneOffset.UTC));
    }

    public RehearsedPlan decide(String reviewer, Decision decision, Instant when) {
        Approvals approvals = approvals(when);
        approvals.add(new Review(reviewer, decision, "", answers(approvals.checklist())), SigningKey.generate());
        return this;
    }

    public RehearsedPlan approve() {
        return decide(REVIEWER, Decision.APPROVED, NOON.plusSeconds(600));
    }

    public static List<Approval.Answer> answers(Checklist checklist) {
        return checklist.forPeople().stream().map(i -> new Approval.Answer(i.id(), "yes")).toList();
    }

    public static EvidenceSummary summary(ScriptedPlan plan, Instant started, Verdict verdict, Leg... legs) {
        return new EvidenceSummary(
                new EvidenceSummary.Subject(plan.scriptsHash(), plan.plan().fromFingerprint(), plan.plan().toFingerprint()),
                "PostgreSQL 18.6", "staging", started, Duration.ofSeconds(75), verdict,
                verdict == Verdict.FAILED ? List.of("Step 2 waited longer than its budget") : List.of(),
                Arrays.stream(legs).map(l -> new LegRun(l, true, Duration.ofMillis(9_000))).toList(),
                List.of(new StepMeasure(1, new SideMeasure(Duration.ofMillis(180), -1, List.of(),
                                List.of(new MeasuredLock("shop.orders", "ACCESS EXCLUSIVE", Duration.ofMillis(180)))),
                                new SideMeasure(Duration.ofMillis(20), -1, List.of(), List.of()), Duration.ofMillis(90), 0),
                        new StepMeasure(2, new SideMeasure(Duration.ofMillis(1_800), 40, List.of("shop.orders"), List.of()),
                                SideMeasure.NOT_RUN, Duration.ZERO, 1)),
                List.of(new BudgetResult("longest ACCESS EXCLUSIVE", Duration.ofSeconds(1), Duration.ofMillis(180), true, "shop.orders")),
                List.of(new Check("rows of shop.orders after down", true, "1,204,331")),
                List.of(new Loss("shop.orders.c9", "the column's values", 12)), "");
    }
}
