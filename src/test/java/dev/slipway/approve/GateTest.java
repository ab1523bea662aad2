package dev.slipway.approve;

import static dev.slipway.approve.RehearsedPlan.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.approve.Reason.Kind;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.rehearse.EvidenceSummary.BudgetResult;
import dev.slipway.rehearse.EvidenceSummary.Check;
import dev.slipway.rehearse.EvidenceSummary.Leg;
import dev.slipway.rehearse.EvidenceSummary.LegRun;
import dev.slipway.rehearse.EvidenceSummary.Verdict;
import dev.slipway.workspace.PlanFolder;
import dev.slipway.workspace.RecordJson;
import dev.slipway.workspace.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
    @TempDir
    Path temp;
    private RehearsedPlan plan;

    @BeforeEach
    void write() {
        plan = new RehearsedPlan(temp.resolve("plan"));
    }

    private void closedBy(Kind... kinds) {
        Gate gate = Gate.check(plan.folder());
        assertThat(gate).isInstanceOf(Gate.Closed.class);
        assertThat(((Gate.Closed) gate).reasons()).extracting(Reason::kind).containsExactly(kinds);
    }

    /** Nobody can approve it, either. */
    private void refusedAndClosedBy(String words, Kind... kinds) {
        closedBy(kinds);
        assertThat(plan.approvals(NOON).refusal(RehearsedPlan.REVIEWER, Decision.APPROVED))
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains(words));
        assertThatThrownBy(() -> plan.approve()).isInstanceOf(ProblemException.class).hasMessageContaining(words);
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = plan.folder().path().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private static EvidenceSummary withSubject(EvidenceSummary e, EvidenceSummary.Subject subject) {
        return new EvidenceSummary(subject, e.server(), e.database(), e.started(), e.total(), e.verdict(), e.findings(), e.legs(),
                e.steps(), e.budgets(), e.checks(), e.losses(), e.eventsHash());
    }

    @Test
    void opensForWhatWasRehearsedAndApproved() {
        plan.rehearse().approve();
        Verification verification = Verification.of(plan.folder());
        assertThat(verification.gate()).isInstanceOfSatisfying(Gate.Open.class, open -> {
            assertThat(open.plan()).isEqualTo(plan.folder().read());
            assertThat(open.approvals()).hasSize(1);
        });
        assertThat(verification.claims()).hasSizeGreaterThan(6).allMatch(Claim::holds);
    }

    @Test
    void staysClosedUntilRehearsedAndApproved() {
        closedBy(Kind.UNREHEARSED, Kind.UNAPPROVED);
        plan.rehearse();
        closedBy(Kind.UNAPPROVED);
    }

    @Test
    void anyEditOfAScriptMakesBothStale() throws IOException {
        plan.rehearse().approve();
        edit("up.sql", "SELECT 1;", "SELECT 1; ");
        closedBy(Kind.STALE_EVIDENCE, Kind.STALE_APPROVAL);
    }

    @Test
    void anEditOfThePlanMakesTheApprovalStale() throws IOException {
        plan.rehearse().approve();
        edit("plan.json", "the column's data is gone", "harmless");
        closedBy(Kind.STALE_APPROVAL);
    }

    @Test
    void anotherAuthorInThePlanDoesNotHelp() throws IOException {
        plan.rehearse().approve();
        edit("plan.json", "\"author\": \"A. Author\"", "\"author\": \"r.  REVIEWER\"");
        closedBy(Kind.STALE_EVIDENCE, Kind.STALE_APPROVAL);
    }

    @Test
    void evidenceOfAnotherSchemaIsStale() {
        EvidenceSummary summary = RehearsedPlan.summary(plan.folder().read(), NOON, Verdict.PASSED, Leg.values());
        plan.keep(withSubject(summary, new EvidenceSummary.Subject(summary.subject().scriptsHash(), "0".repeat(64),
                summary.subject().toFingerprint())));
        closedBy(Kind.STALE_EVIDENCE, Kind.UNAPPROVED);
    }

    @Test
    void aFailedRehearsalCloses() {
        plan.rehearse(NOON, Verdict.FAILED, Leg.values());
        closedBy(Kind.FAILED_REHEARSAL, Kind.UNAPPROVED);
    }

    @Test
    void aLaterFailureOutdoesAnApprovedSuccess() {
        plan.rehearse().approve().rehearse(NOON.plusSeconds(9_000), Verdict.FAILED, Leg.values());
        closedBy(Kind.FAILED_REHEARSAL, Kind.STALE_APPROVAL);
    }

    @ParameterizedTest
    @EnumSource(value = Leg.class, names = {"UP", "VERIFY_UP", "UP_AGAIN", "WRITES", "DOWN", "VERIFY_DOWN", "DOWN_AGAIN", "BACKUP"})
    void everyPartOfARehearsalIsNeeded(Leg missing) {
        plan.rehearse(NOON, Verdict.PASSED, Arrays.stream(Leg.values()).filter(l -> l != missing).toArray(Leg[]::new));
        refusedAndClosedBy("The rehearsal lacks", Kind.INCOMPLETE_REHEARSAL, Kind.UNAPPROVED);
    }

    @Test
    void thePartsAreNeededInTheirOrder() {
        plan.rehearse(NOON, Verdict.PASSED, Leg.BACKUP, Leg.UP_AGAIN, Leg.VERIFY_UP, Leg.UP, Leg.WRITES, Leg.DOWN, Leg.VERIFY_DOWN,
                Leg.DOWN_AGAIN, Leg.RESTORE);
        refusedAndClosedBy("The rehearsal lacks", Kind.INCOMPLETE_REHEARSAL, Kind.UNAPPROVED);
    }

    @ParameterizedTest
    @EnumSource(Contradiction.class)
    void aPassedVerdictThatItsPartsContradictIsRefused(Contradiction part) {
        plan.keep(part.in(RehearsedPlan.summary(plan.folder().read(), NOON, Verdict.PASSED, Leg.values())));
        refusedAndClosedBy(part.words, Kind.TAMPERED_EVIDENCE, Kind.UNAPPROVED);
    }

    private enum Contradiction {
        LEG("preflight did not pass"), BUDGET("budget up in total was not kept"), LIMIT("budget up in total was not kept"),
        CHECK("check rows did not pass");

        private final String words;

        Contradiction(String words) {
            this.words = words;
        }

        EvidenceSummary in(EvidenceSummary e) {
            List<LegRun> legs = e.legs().stream().map(l -> new LegRun(l.leg(), this != LEG || l.leg() != Leg.PREFLIGHT, l.took())).toList();
            Duration limit = Duration.ofSeconds(2);
            Duration measured = this == LIMIT ? limit.plusNanos(1) : limit;
            return new EvidenceSummary(e.subject(), e.server(), e.database(), e.started(), e.total(), e.verdict(), e.findings(), legs,
                    e.steps(), List.of(new BudgetResult("up in total", limit, measured, this != BUDGET, "")),
                    List.of(new Check("rows", this != CHECK, "")), e.losses(), "");
        }
    }

    @Test
    void evidenceThatWasChangedAfterItWasSignedIsNoticed() throws IOException {
        plan.rehearse().approve();
        edit("evidence/20261120T120000Z.json", "PT1.8S", "PT0.8S");
        closedBy(Kind.TAMPERED_EVIDENCE, Kind.STALE_APPROVAL);
    }

    @Test
    void evidenceThatItsOwnerChangedAndSignedAgainIsNoticed() throws IOException {
        plan.rehearse().approve();
        Path evidence = plan.folder().evidence().resolve("20261120T120000Z.json");
        edit("evidence/20261120T120000Z.json", "PT1.8S", "PT0.8S");
        SafeFiles.write(plan.folder().evidence().resolve("20261120T120000Z.seal"),
                RecordJson.write(Seal.FORMAT, Seal.over(Files.readString(evidence), RehearsedPlan.KEY)));
        closedBy(Kind.TAMPERED_EVIDENCE, Kind.STALE_APPROVAL);
    }

    @ParameterizedTest
    @CsvSource({"R. Reviewer,B. Other", "APPROVED,REJECTED", "T12:10:00Z,T12:11:00Z",
            "maintenance-window,x"})
    void noFieldOfAnApprovalCanBeChanged(String from, String to) throws IOException {
        plan.rehearse().approve();
        edit("approvals/20261120T121000Z-r-reviewer.json", from, to);
        closedBy(Kind.TAMPERED_APPROVAL, Kind.UNAPPROVED);
    }

    @Test
    void theAuthorCannotReview() {
        plan.rehearse();
        assertThatThrownBy(() -> plan.decide("  a. AUTHOR ", Decision.APPROVED, NOON))
                .hasMessageContaining("author of a plan cannot review");
    }

    @Test
    void anApprovalThatTheAuthorSignedByOtherMeansDoesNotCount() {
        plan.rehearse();
        Approvals approvals = plan.approvals(NOON);
        Evidence evidence = approvals.evidence().orElseThrow();
        Approval.Subject subject = Approval.Subject.of(plan.folder().read(), evidence);
        Approval own = Approval.sign(subject, new Review("a.\u00a0author", Decision.APPROVED, "",
                RehearsedPlan.answers(approvals.checklist())),
                NOON, SigningKey.generate());
        SafeFiles.write(plan.folder().approvals().resolve("own.json"), RecordJson.write(Approval.FORMAT, own));
        closedBy(Kind.SELF_APPROVED);
    }

    @Test
    void aRejectionClosesUntilItsReviewerApproves() {
        Instant later = NOON.plusSeconds(1_000);
        plan.rehearse().approve().decide("Other", Decision.REJECTED, later);
        closedBy(Kind.REJECTED);
        plan.decide("OTHER", Decision.APPROVED, later.plusSeconds(1));
        assertThat(Gate.check(plan.folder())).isInstanceOf(Gate.Open.class);
    }

    @Test
    void anOpenQuestionOfTheCheckListKeepsFromApproving() {
        plan.rehearse();
        Approvals approvals = plan.approvals(NOON);
        assertThatThrownBy(() -> approvals.add(new Review("R", Decision.APPROVED, "", List.of()), SigningKey.generate()))
                .isInstanceOf(ProblemException.class).hasMessageContaining("no answer");
        approvals.add(new Review("R", Decision.REJECTED, "no", List.of()), SigningKey.generate());
        closedBy(Kind.REJECTED);
    }

    @Test
    void damagedFilesCloseItToo() throws IOException {
        plan.rehearse().approve();
        Path evidence = plan.folder().evidence().resolve("20261120T120000Z.json");
        Files.writeString(evidence, Files.readString(evidence).substring(0, 100));
        closedBy(Kind.TAMPERED_EVIDENCE, Kind.UNREHEARSED, Kind.STALE_APPROVAL);
        Files.writeString(plan.folder().path().resolve("to.snapshot.json"), "{}");
        closedBy(Kind.DAMAGED);
        assertThatThrownBy(() -> Gate.check(PlanFolder.at(temp))).isInstanceOf(ProblemException.class);
    }
}
