package dev.slipway.approve;

import dev.slipway.approve.Reason.Kind;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.plan.Step;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.LegRun;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.rehearse.fold.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks that exactly these scripts passed a whole rehearsal from exactly this schema. */
final class RehearsalProof {
    private static final List<Leg> WHOLE = List.of(Leg.UP, Leg.VERIFY_UP, Leg.UP_AGAIN, Leg.WRITES, Leg.DOWN,
            Leg.VERIFY_DOWN, Leg.DOWN_AGAIN);
    private static final String REHEARSED = "These scripts were rehearsed from this schema";
    private static final String PASSED = "The rehearsal passed";
    private static final String SIGNED = "The evidence is what the rehearsal recorded and signed";
    private static final String COMPLETE = "The rehearsal was a whole one: up, verify, up again, rows written, down, verify, down again";

    private final ScriptedPlan plan;
    private final Findings findings;

    RehearsalProof(ScriptedPlan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    /** The evidence that counts, if there is any; what is wrong with it is among the findings. */
    Optional<Evidence> check(List<Evidence> all) {
        checkSigned(all);
        Optional<Evidence> current = Evidence.current(all, plan);
        if (current.isEmpty()) {
            all.stream().max(Evidence.BY_AGE).ifPresentOrElse(this::stale,
                    () -> findings.fails(REHEARSED, Kind.UNREHEARSED, "The plan has not been rehearsed"));
            return current;
        }
        Evidence evidence = current.get();
        findings.holds(REHEARSED, evidence.name() + ", scripts " + brief(plan.scriptsHash()) + ", schema "
                + brief(plan.plan().fromFingerprint()));
        check(evidence);
        return current;
    }

    /** All of it counts, that about other scripts too: what was edited may have been about these. */
    private void checkSigned(List<Evidence> all) {
        for (Evidence evidence : all) {
            evidence.flaw().ifPresentOrElse(
                    flaw -> findings.fails(SIGNED, Kind.TAMPERED_EVIDENCE, "The evidence " + evidence.name() + " " + flaw),
                    () -> findings.holds(SIGNED, evidence.name() + ", key "
                            + SigningKey.shortName(evidence.seal().orElseThrow().publicKey())));
        }
    }

    private void stale(Evidence newest) {
        EvidenceSummary.Subject subject = newest.summary().subject();
        String what = subject.scriptsHash().equals(plan.scriptsHash()) ? "The schema differs from the rehearsed one"
                : "The scripts, or the author in plan.json, were changed after the rehearsal";
        findings.fails(REHEARSED, Kind.STALE_EVIDENCE, what + " of " + newest.summary().started());
    }

    private void check(Evidence evidence) {
        EvidenceSummary summary = evidence.summary();
        findings.check(PASSED, summary.verdict() == Verdict.PASSED, Durations.words(summary.total()) + " on " + summary.database(),
                Kind.FAILED_REHEARSAL, "The rehearsal of " + summary.started() + " " + switch (summary.verdict()) {
                    case PASSED -> "passed";
                    case FAILED -> "failed" + summary.findings().stream().findFirst().map(f -> ": " + f).orElse("");
                    case ABORTED -> "was aborted";
                });
        if (summary.verdict() != Verdict.PASSED) {
            return;
        }
        List<String> missing = missing(summary);
        findings.check(COMPLETE, missing.isEmpty(), summary.legs().size() + " parts, " + summary.steps().size() + " steps measured",
                Kind.INCOMPLETE_REHEARSAL, "The rehearsal lacks " + String.join(", ", missing));
        List<String> broken = contradictions(summary);
        findings.check("The evidence does not contradict itself", broken.isEmpty(), brief(evidence.hash()),
                Kind.TAMPERED_EVIDENCE, "The evidence " + evidence.name() + " says that the rehearsal passed, but "
                        + String.join(", ", broken));
    }

    private List<String> missing(EvidenceSummary summary) {
        List<Leg> passed = summary.legs().stream().filter(LegRun::passed).map(LegRun::leg).toList();
        List<String> missing = new ArrayList<>();
        int before = -1;
        for (Leg leg : WHOLE) {
            int place = passed.indexOf(leg);
            if (place <= before) {
                missing.add(words(leg));
            }
            before = Math.max(before, place);
        }
        if (!passed.contains(Leg.UP_FINAL) && !passed.contains(Leg.RESTORE)) {
            missing.add("up again after down, or restore");
        }
        summary.copy().filter(copy -> !copy.isWhole())
                .ifPresent(part -> missing.add("the other rows: it ran on " + part.percent() + " % of them"));
        if (!passed.contains(Leg.BACKUP) && plan.plan().steps().stream().anyMatch(s -> s.effects().destructive())) {
            missing.add("a backup that was restored and compared");
        }
        List<Integer> measured = summary.steps().stream().map(EvidenceSummary.StepMeasure::step).toList();
        String unmeasured = plan.plan().steps().stream().filter(s -> !s.up().isEmpty()).map(Step::number)
                .filter(n -> !measured.contains(n)).map(String::valueOf).collect(Collectors.joining(", "));
        if (!unmeasured.isEmpty()) {
            missing.add("a measurement of step " + unmeasured);
        }
        return missing;
    }

    private static List<String> contradictions(EvidenceSummary summary) {
        List<String> broken = new ArrayList<>();
        summary.legs().stream().filter(l -> !l.passed()).forEach(l -> broken.add(words(l.leg()) + " did not pass"));
        summary.budgets().stream().filter(b -> !b.kept() || b.measured().compareTo(b.limit()) > 0)
                .forEach(b -> broken.add("the budget " + b.name() + " was not kept"));
        summary.checks().stream().filter(c -> !c.passed()).forEach(c -> broken.add("the check " + c.name() + " did not pass"));
        return broken;
    }

    private static String words(Leg leg) {
        return leg.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String brief(String hash) {
        return hash.length() <= 12 ? hash : hash.substring(0, 12) + "…";
    }
}
