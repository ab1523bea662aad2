package dev.slipway.approve;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.RecordJson;
import dev.slipway.workspace.SafeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes the approvals of a plan folder. */
public final class Approvals {
    private static final long MAX_BYTES = 4L << 20;

    private final PlanFolder folder;
    private final Clock clock;

    public Approvals(PlanFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The evidence that would be approved: the newest about the scripts as they are.
     *
     * @throws ProblemException when a file is damaged
     */
    public Optional<Evidence> evidence() {
        return evidence(folder.read());
    }

    /** The check list to answer. */
    public Checklist checklist() {
        ScriptedPlan plan = folder.read();
        return Checklist.of(plan.plan(), rehearsed(plan).summary());
    }

    /**
     * What can be said before anything is asked.
     *
     * @return why this person cannot decide, or cannot decide that way; empty when there is nothing in the way
     * @throws ProblemException when there is no plan, or a file of it is damaged
     */
    public Optional<Problem> refusal(String reviewer, Decision decision) {
        return refusal(folder.read(), reviewer, decision);
    }

    /** All approvals in the folder, by file name. */
    public List<SignedFile> all() {
        return files(folder).stream().map(Approvals::read).toList();
    }

    /**
     * Signs a decision and keeps it in the folder.
     *
     * @return the file that was written
     * @throws ProblemException when the reviewer is the author, there is nothing to decide on, or an approval lacks an answer
     */
    public Path add(Review review, SigningKey key) {
        ScriptedPlan plan = folder.read();
        refusal(plan, review.reviewer(), review.decision()).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        Evidence evidence = rehearsed(plan);
        if (review.decision() == Decision.APPROVED) {
            requireAnswered(plan, evidence, review);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Approval approval = Approval.sign(Approval.Subject.of(plan, evidence), review, now, key);
        Path file = freeName(now, review.reviewer());
        SafeFiles.write(file, RecordJson.write(Approval.FORMAT, approval));
        return file;
    }

    static List<Path> files(PlanFolder folder) {
        return folder.jsonFiles(folder.approvals());
    }

    static SignedFile read(Path file) {
        String text = SafeFiles.readText(file, MAX_BYTES);
        Approval approval = RecordJson.parse(file.toString(), text, Approval.FORMAT, Approval.class);
        return new SignedFile(String.valueOf(file.getFileName()), text, approval);
    }

    private Optional<Evidence> evidence(ScriptedPlan plan) {
        return Evidence.current(Evidence.files(folder).stream().map(Evidence::read).toList(), plan);
    }

    private Evidence rehearsed(ScriptedPlan plan) {
        return evidence(plan).orElseThrow(() -> new ProblemException("There is no rehearsal of these scripts to decide on",
                folder.path().toString(), "Rehearse the plan first"));
    }

    /** To approve takes everything about the evidence that export will ask for; to reject takes evidence, of whatever kind. */
    private Optional<Problem> refusal(ScriptedPlan plan, String reviewer, Decision decision) {
        if (reviewer.isBlank()) {
            return Optional.of(Problem.of("A reviewer has a name", "", "Say who you are"));
        }
        if (Names.same(reviewer, plan.plan().author())) {
            return Optional.of(Problem.of("The author of a plan cannot review it", reviewer, "Ask somebody else to"));
        }
        Findings findings = new Findings();
        Optional<Evidence> evidence = new RehearsalProof(plan, findings).check(Verification.evidence(folder, findings));
        if (decision == Decision.REJECTED && evidence.isPresent()) {
            return Optional.empty();
        }
        return findings.reasons().stream().findFirst().map(reason -> Problem.of(reason.sentence(), folder.path().toString(),
                decision == Decision.REJECTED ? "There is nothing to decide on: rehearse the plan first"
                        : "Mend the plan where it needs it, and rehearse it again"));
    }

    private static void requireAnswered(ScriptedPlan plan, Evidence evidence, Review review) {
        List<Checklist.Item> open = Checklist.of(plan.plan(), evidence.summary()).unanswered(review.answers());
        if (!open.isEmpty()) {
            throw new ProblemException("A question of the check list has no answer", open.getFirst().question(),
                    "Answer it, or reject the plan");
        }
    }

    private Path freeName(Instant time, String reviewer) {
        String slug = reviewer.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String stem = Evidence.STAMP.format(time) + (slug.isEmpty() ? "" : "-" + slug);
        Path file = folder.approvals().resolve(stem + ".json");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.approvals().resolve(stem + "-" + i + ".json");
        }
        return file;
    }
}
