package dev.slipway.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approve.Reason.Kind;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.workspace.RecordJson;
import dev.slipway.workspace.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes the evidence of a rehearsal, approves it before or after, and exports. */
class SealTest {
    /** A value in JSON with what is before it: text, number or truth. */
    private static final Pattern LEAF = Pattern.compile(
            "(?<=[:\\[,])\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?!\\s*:)|-?[0-9][0-9.eE+-]*|true|false)");

    @TempDir
    Path temp;
    private RehearsedPlan plan;
    private Path evidence;
    private Path seal;

    @BeforeEach
    void rehearse() {
        plan = new RehearsedPlan(temp).rehearse().approve();
        evidence = plan.folder().evidence().resolve("20261120T120000Z.json");
        seal = plan.folder().evidence().resolve("20261120T120000Z.seal");
    }

    private List<Kind> reasons() {
        return switch (Gate.check(plan.folder())) {
            case Gate.Open _ -> List.of();
            case Gate.Closed closed -> closed.reasons().stream().map(Reason::kind).toList();
        };
    }

    private String refusal() {
        return plan.approvals(RehearsedPlan.NOON).refusal("Somebody Else", Decision.APPROVED).map(p -> p.what()).orElse("");
    }

    private static String other(String leaf) {
        return switch (leaf) {
            case "true" -> "false";
            case "false" -> "true";
            case "\"PASSED\"" -> "\"ABORTED\"";
            case String text when text.startsWith("\"PT") -> "\"PT0.001S\"";
            case String text when text.startsWith("\"2026-") -> "\"2026-11-20T12:00:01Z\"";
            case String text when text.startsWith("\"") -> text.equals("\"UP\"") ? "\"DOWN\"" : "\"x" + text.substring(1);
            default -> leaf + "1";
        };
    }

    @Test
    void noValueOfTheEvidenceCanBeChanged() throws IOException {
        assertThat(reasons()).isEmpty();
        String whole = Files.readString(evidence);
        List<String> passedOn = new ArrayList<>();
        int leaves = 0;
        for (Matcher leaf = LEAF.matcher(whole); leaf.find(); leaves++) {
            Files.writeString(evidence, whole.substring(0, leaf.start(1)) + other(leaf.group(1)) + whole.substring(leaf.end(1)));
            if (!reasons().contains(Kind.TAMPERED_EVIDENCE) || !refusal().contains("evidence")) {
                passedOn.add(leaf.group());
            }
        }
        assertThat(leaves).isGreaterThan(60);
        assertThat(passedOn).isEmpty();
        Files.writeString(evidence, whole);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void noByteOfTheEvidenceCanBeChangedEvenWhereItMeansTheSame() throws IOException {
        String whole = Files.readString(evidence);
        for (String same : List.of(whole + "\n", whole.stripTrailing(), whole.replaceFirst("\\{", "{ "))) {
            Files.writeString(evidence, same);
            assertThat(reasons()).contains(Kind.TAMPERED_EVIDENCE);
            assertThat(refusal()).contains("was changed after it was signed");
        }
    }

    @Test
    void evidenceThatNobodySignedIsRefused() throws IOException {
        Files.delete(seal);
        assertThat(reasons()).contains(Kind.TAMPERED_EVIDENCE);
        assertThat(refusal()).contains("20261120T120000Z.json is not signed");
    }

    @Test
    void aDamagedSealIsRefused() throws IOException {
        Files.writeString(seal, "{}");
        assertThat(reasons()).contains(Kind.TAMPERED_EVIDENCE);
        assertThat(refusal()).isNotEmpty();
    }

    @Test
    void aKeyThatDidNotSignIsRefused() {
        Seal good = RecordJson.read(seal, Seal.FORMAT, Seal.class, 10_000);
        SafeFiles.write(seal, RecordJson.write(Seal.FORMAT, new Seal(SigningKey.generate().publicKey(), good.signature())));
        assertThat(reasons()).contains(Kind.TAMPERED_EVIDENCE);
        assertThat(refusal()).contains("or the signature is of another key");
    }

    @Test
    void evidenceThatIsSignedAgainWithAnotherKeyIsNotWhatWasApproved() throws IOException {
        String text = Files.readString(evidence);
        SafeFiles.write(seal, RecordJson.write(Seal.FORMAT, Seal.over(text, SigningKey.generate())));
        assertThat(reasons()).containsExactly(Kind.STALE_APPROVAL);
    }

    @Test
    void aSealOfOtherEvidenceDoesNotHold() throws IOException {
        plan.rehearse(RehearsedPlan.NOON.plusSeconds(60), EvidenceSummary.Verdict.PASSED, EvidenceSummary.Leg.values());
        Files.copy(seal, plan.folder().evidence().resolve("20261120T120100Z.seal"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(reasons()).contains(Kind.TAMPERED_EVIDENCE);
    }

    @Test
    void anotherProgramCanCheckTheSeal() throws Exception {
        Seal written = RecordJson.read(seal, Seal.FORMAT, Seal.class, 10_000);
        Path key = Files.write(temp.resolve("key.der"), Base64.getDecoder().decode(written.publicKey()));
        Path signature = Files.write(temp.resolve("signature"), Base64.getDecoder().decode(written.signature()));
        List<String> openssl = List.of("openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", key.toString(),
                "-sigfile", signature.toString(), "-in", evidence.toString());
        assertThat(new ProcessBuilder(openssl).redirectErrorStream(true).redirectOutput(temp.resolve("log").toFile()).start().waitFor())
                .as("openssl says that the signature holds").isZero();
    }

    @Test
    void oneKeyForRehearsalAndApprovalIsAWarning() {
        assertThat(Verification.of(plan.folder()).warnings()).isEmpty();
        Approvals approvals = plan.approvals(RehearsedPlan.NOON.plusSeconds(900));
        approvals.add(new Review("Other", Decision.APPROVED, "", RehearsedPlan.answers(approvals.checklist())), RehearsedPlan.KEY);
        Verification verification = Verification.of(plan.folder());
        assertThat(verification.warnings()).singleElement().asString().startsWith("Other approved with the key that signed the rehearsal");
        assertThat(verification.gate()).isInstanceOf(Gate.Open.class);
    }
}
