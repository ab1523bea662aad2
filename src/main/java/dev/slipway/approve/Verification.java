package dev.slipway.approve;

import dev.slipway.approve.Reason.Kind;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.workspace.PlanFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that was checked about a plan folder, and what follows.
 *
 * @param claims in the order in which they were checked
 * @param warnings what keeps nothing from leaving and deserves a look, one sentence each
 */
public record Verification(List<Claim> claims, List<String> warnings, Gate gate) {
    public Verification {
        claims = List.copyOf(claims);
        warnings = List.copyOf(warnings);
    }

    /**
     * Checks a plan folder as it lies there now. A damaged file closes the gate and is no error.
     *
     * @throws ProblemException when there is no plan at all
     */
    public static Verification of(PlanFolder folder) {
        Findings findings = new Findings();
        ScriptedPlan plan;
        try {
            plan = folder.read();
        } catch (ProblemException e) {
            if (!folder.exists()) {
                throw e;
            }
            findings.fails("The plan folder is whole", Kind.DAMAGED, e.getMessage());
            return closed(findings);
        }
        findings.holds("The plan folder is whole", plan.plan().steps().size() + " steps, snapshots fit the plan");
        findings.check("The plan names its author", !plan.plan().author().isBlank(), plan.plan().author(), Kind.DAMAGED,
                "The plan names no author, so nobody can be told to be somebody else");
        List<Evidence> all = evidence(folder, findings);
        Optional<Evidence> evidence = new RehearsalProof(plan, findings).check(all);
        List<SignedFile> files = readAll(() -> Approvals.files(folder), Approvals::read, findings, Kind.TAMPERED_APPROVAL);
        List<SignedFile> approvals = new ApprovalProof(plan, findings).check(files, all, evidence);
        if (!findings.reasons().isEmpty() || evidence.isEmpty()) {
            return closed(findings);
        }
        return new Verification(findings.claims(), findings.warnings(), new Gate.Open(plan, evidence.get(), approvals));
    }

    /** All evidence that can be read. */
    static List<Evidence> evidence(PlanFolder folder, Findings findings) {
        return readAll(() -> Evidence.files(folder), Evidence::read, findings, Kind.TAMPERED_EVIDENCE);
    }

    private static Verification closed(Findings findings) {
        return new Verification(findings.claims(), findings.warnings(), new Gate.Closed(findings.reasons()));
    }

    private static <T> List<T> readAll(Supplier<List<Path>> files, Function<Path, T> reader, Findings findings, Kind kind) {
        List<T> read = new ArrayList<>();
        try {
            for (Path file : files.get()) {
                try {
                    read.add(reader.apply(file));
                } catch (ProblemException e) {
                    findings.fails("Its files can be read", kind, e.getMessage());
                }
            }
        } catch (ProblemException e) {
            findings.fails("Its folders can be read", kind, e.getMessage());
        }
        return read;
    }
}
