package dev.slipway.approve;

import dev.slipway.approve.Reason.Kind;
import dev.slipway.plan.ScriptedPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks that somebody who is not the author approved exactly this plan, these scripts and this evidence. */
final class ApprovalProof {
    private static final String SIGNATURES = "Every signature holds";
    private static final String APPROVED = "Somebody who is not the author approved exactly this";
    private static final String UNTOUCHED = "The evidence is what was signed";
    private static final Comparator<SignedFile> BY_AGE =
            Comparator.comparing((SignedFile f) -> f.approval().time()).thenComparing(SignedFile::name);

    private final ScriptedPlan plan;
    private final Findings findings;

    ApprovalProof(ScriptedPlan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    /** The approvals that count; what is wrong is among the findings. */
    List<SignedFile> check(List<SignedFile> files, List<Evidence> all, Optional<Evidence> current) {
        List<SignedFile> valid = new ArrayList<>();
        for (SignedFile file : files) {
            if (file.approval().signatureIsValid()) {
                valid.add(file);
            } else {
                findings.fails(SIGNATURES, Kind.TAMPERED_APPROVAL, "The approval " + file.name() + " was changed after it was signed");
            }
        }
        if (!files.isEmpty() && valid.size() == files.size()) {
            findings.holds(SIGNATURES, valid.size() + " checked");
        }
        checkUntouched(valid, all);
        if (current.isEmpty()) {
            if (valid.isEmpty()) {
                findings.fails(APPROVED, Kind.UNAPPROVED, "Nobody has approved the plan");
            } else {
                findings.fails(APPROVED, Kind.STALE_APPROVAL, "The approval by " + valid.getLast().approval().reviewer()
                        + " is for something else");
            }
            return List.of();
        }
        return decide(valid, current.get());
    }

    /** What the signature of the rehearsal cannot tell: evidence that was changed, and signed again by whoever has its key. */
    private void checkUntouched(List<SignedFile> valid, List<Evidence> all) {
        for (SignedFile file : valid) {
            Approval.Subject subject = file.approval().subject();
            all.stream().filter(e -> e.flaw().isEmpty() && e.name().equals(subject.evidence())
                    && !e.hash().equals(subject.evidenceHash())).forEach(e -> findings.fails(UNTOUCHED, Kind.TAMPERED_EVIDENCE,
                            "The evidence " + e.name() + " was changed after " + file.approval().reviewer() + " signed it"));
        }
    }

    private List<SignedFile> decide(List<SignedFile> valid, Evidence evidence) {
        Approval.Subject wanted = Approval.Subject.of(plan, evidence);
        Map<String, SignedFile> latest = new TreeMap<>();
        valid.stream().filter(f -> f.approval().subject().equals(wanted)).sorted(BY_AGE)
                .forEach(f -> latest.put(Names.key(f.approval().reviewer()), f));
        latest.values().stream().filter(f -> f.approval().decision() == Decision.REJECTED).forEach(f ->
                findings.fails("Nobody rejected it", Kind.REJECTED, f.approval().reviewer() + " rejected the plan"
                        + (f.approval().comment().isBlank() ? "" : ": " + f.approval().comment())));
        List<SignedFile> approvals = latest.values().stream().filter(f -> f.approval().decision() == Decision.APPROVED).toList();
        if (latest.isEmpty()) {
            nobody(valid, wanted);
            return List.of();
        }
        List<SignedFile> others = approvals.stream().filter(f -> !Names.same(f.approval().reviewer(), plan.plan().author())).toList();
        if (others.isEmpty() && !approvals.isEmpty()) {
            findings.fails(APPROVED, Kind.SELF_APPROVED, "Only the author " + plan.plan().author()
                    + " approved the plan; a reviewer must be somebody else");
        }
        Checklist checklist = Checklist.of(plan.plan(), evidence.summary());
        List<SignedFile> counting = others.stream().filter(f -> checklist.unanswered(f.approval().answers()).isEmpty()).toList();
        if (counting.isEmpty() && !others.isEmpty()) {
            Approval first = others.getFirst().approval();
            findings.fails(APPROVED, Kind.UNANSWERED, first.reviewer() + " left a question of the check list open: "
                    + checklist.unanswered(first.answers()).getFirst().question());
        }
        counting.forEach(f -> findings.holds(APPROVED, f.approval().reviewer() + ", " + f.approval().time() + ", key "
                + SigningKey.shortName(f.approval().signed().publicKey())));
        counting.stream().filter(f -> f.approval().signed().publicKey().equals(wanted.evidenceKey())).forEach(f ->
                findings.warns(f.approval().reviewer() + " approved with the key that signed the rehearsal, "
                        + SigningKey.shortName(wanted.evidenceKey())
                        + ": either two people share this key, or one person did both"));
        return counting;
    }

    private void nobody(List<SignedFile> valid, Approval.Subject wanted) {
        if (valid.isEmpty()) {
            findings.fails(APPROVED, Kind.UNAPPROVED, "Nobody has approved the plan");
            return;
        }
        Approval last = valid.stream().max(BY_AGE).orElseThrow().approval();
        Approval.Subject found = last.subject();
        String why;
        if (!found.scriptsHash().equals(wanted.scriptsHash())) {
            why = found.planHash().equals(wanted.planHash()) ? "the scripts were edited since"
                    : "the scripts, or the author in plan.json, were changed since";
        } else if (!found.planHash().equals(wanted.planHash())) {
            why = "plan.json was changed since";
        } else if (found.evidenceHash().equals(wanted.evidenceHash())) {
            why = "the evidence was signed again with another key, or renamed, since";
        } else if (found.evidence().equals(wanted.evidence())) {
            why = "the evidence was changed since";
        } else {
            why = "there is a newer rehearsal";
        }
        findings.fails(APPROVED, Kind.STALE_APPROVAL, "The approval by " + last.reviewer() + " does not count: " + why);
    }
}
