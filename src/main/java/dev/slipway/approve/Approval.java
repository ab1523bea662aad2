package dev.slipway.approve;

import dev.slipway.plan.ScriptedPlan;
import dev.slipway.workspace.PlanFolder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A reviewer's signed decision.
 *
 * @param subject exactly what was decided on
 * @param time when, to the second, by the reviewer's clock
 * @param comment what the reviewer wants to say, empty for nothing
 * @param answers the check list as it was answered
 * @param signed key and signature
 */
public record Approval(Subject subject, String reviewer, Decision decision, Instant time, String comment, List<Answer> answers,
        Signed signed) {
    static final String FORMAT = "slipway-approval/2";

    public Approval {
        answers = List.copyOf(answers);
        if (reviewer.isBlank()) {
            throw new IllegalArgumentException("an approval names its reviewer");
        }
    }

    /**
     * What is decided on.
     *
     * @param planHash SHA-256 of {@code plan.json}
     * @param scriptsHash SHA-256 over both scripts
     * @param evidence the file name of the evidence, empty when there was none
     * @param evidenceHash SHA-256 of that file, empty when there was none
     * @param evidenceKey the public key that signed that file, empty when there was none
     */
    public record Subject(String planHash, String scriptsHash, String evidence, String evidenceHash, String evidenceKey) {
        static Subject of(ScriptedPlan plan, Evidence evidence) {
            return new Subject(PlanFolder.planHash(plan.plan()), plan.scriptsHash(), evidence.name(), evidence.hash(),
                    evidence.seal().map(Seal::publicKey).orElse(""));
        }
    }

    /**
     * One item of the check list.
     *
     * @param item its id
     * @param answer what was answered, by whom or by what
     */
    public record Answer(String item, String answer) {}

    /**
     * @param publicKey the reviewer's Ed25519 key, Base64 of its X.509 form
     * @param signature over {@link Approval#signedBytes()}, Base64
     */
    public record Signed(String publicKey, String signature) {}

    /** A decision, signed. */
    static Approval sign(Subject subject, Review review, Instant time, SigningKey key) {
        Approval unsigned = new Approval(subject, review.reviewer().strip(), review.decision(), time, review.comment(), review.answers(),
                new Signed(key.publicKey(), ""));
        return new Approval(subject, unsigned.reviewer, unsigned.decision, time, unsigned.comment, unsigned.answers,
                new Signed(key.publicKey(), key.sign(unsigned.signedBytes())));
    }

    public boolean signatureIsValid() {
        return SigningKey.verifies(signed.publicKey, signed.signature, signedBytes());
    }

    /**
     * What is signed: every field but the signature, each with its length in front, so that no two approvals give the same bytes.
     * It does not depend on how the file is laid out.
     */
    public byte[] signedBytes() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        for (String field : List.of(subject.planHash, subject.scriptsHash, subject.evidence, subject.evidenceHash, subject.evidenceKey,
                reviewer, decision.name(), time.toString(), comment, signed.publicKey, Integer.toString(answers.size()))) {
            append(text, field);
        }
        for (Answer answer : answers) {
            append(text, answer.item);
            append(text, answer.answer);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, String field) {
        text.append(field.length()).append(':').append(field).append('\n');
    }
}
