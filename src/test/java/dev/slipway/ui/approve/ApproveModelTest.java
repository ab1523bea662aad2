package dev.slipway.ui.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approve.Checklist;
import dev.slipway.approve.Decision;
import dev.slipway.approve.Reason;
import dev.slipway.approve.RehearsedPlan;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ScriptedPlan;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.ui.export.ExportModel;
import dev.slipway.ui.kit.SameThread;
import dev.slipway.ui.work.WorkFolders;
import dev.slipway.ui.work.Workbench;
import dev.slipway.workspace.PlanFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproveModelTest {
    @TempDir
    private Path folder;
    private RehearsedPlan plan;
    private Workbench bench;
    private ApproveModel model;
    private ExportModel export;

    @BeforeEach
    void prepare() {
        plan = new RehearsedPlan(folder.resolve("plan"));
        plan.folder().write(withoutRenames(plan.folder().read()));
        bench = new Workbench(new SameThread(), WorkFolders.in(folder.resolve("work")), "A. Author");
        model = new ApproveModel(bench);
        export = new ExportModel(bench);
    }

    /** The sample's rename is of columns that its schemas do not have, and a window compares what it opens. */
    private static ScriptedPlan withoutRenames(ScriptedPlan sample) {
        Plan plan = sample.plan();
        return new ScriptedPlan(new Plan(plan.title(), plan.author(), plan.engine(), plan.fromFingerprint(), plan.toFingerprint(),
                plan.strategy(),
                List.of(), plan.steps(), plan.notCompared(), plan.rules()), sample.up(), sample.down(), sample.from(), sample.to());
    }

    private void open() {
        bench.files().open(folder.resolve("plan"));
        assertThat(bench.files().activity().problem()).isEmpty();
        assertThat(bench.approving().verifying().problem()).isEmpty();
    }

    private void answerAll() {
        for (Checklist.Item item : model.subjectProperty().get().orElseThrow().checklist().forPeople()) {
            if (item.confirm().isEmpty()) {
                model.tick(item, true);
            } else {
                model.type(item, item.confirm());
            }
        }
    }

    @Test
    void needsARehearsalFirst() {
        open();
        assertThat(model.approveBlockedByProperty().get()).isEqualTo("needs a rehearsal");
        assertThat(export.blockedByProperty().get()).isNotEmpty();
        assertThat(export.files()).isEmpty();
    }

    @Test
    void saysOneAfterTheOtherWhatIsMissing() {
        plan.rehearse();
        open();
        assertThat(model.approveBlockedByProperty().get()).isEqualTo("say who decides");
        model.reviewerProperty().set(" " + model.subjectProperty().get().orElseThrow().plan().author().toUpperCase(java.util.Locale.ROOT));
        assertThat(model.approveBlockedByProperty().get()).isEqualTo("the author cannot review their own plan");
        model.reviewerProperty().set(RehearsedPlan.REVIEWER);
        assertThat(model.approveBlockedByProperty().get()).endsWith("to answer");
        assertThat(model.rejectBlockedByProperty().get()).isEmpty();
        answerAll();
        assertThat(model.approveBlockedByProperty().get()).isEmpty();
        model.tick(model.subjectProperty().get().orElseThrow().checklist().forPeople().getLast(), false);
        assertThat(model.approveBlockedByProperty().get()).isEqualTo("1 question to answer");
    }

    @Test
    void aWrongWordConfirmsNothing() {
        plan.rehearse();
        open();
        Checklist.Item loss = model.subjectProperty().get().orElseThrow().checklist().forPeople().stream()
                .filter(item -> !item.confirm().isEmpty()).findFirst().orElseThrow();
        model.type(loss, loss.confirm() + "x");
        assertThat(model.answers()).isEmpty();
        model.type(loss, loss.confirm());
        assertThat(model.answers()).containsEntry(loss.id(), "typed: " + loss.confirm());
    }

    @Test
    void aFailedRehearsalCanOnlyBeRejected() {
        plan.rehearse(RehearsedPlan.NOON, EvidenceSummary.Verdict.FAILED, EvidenceSummary.Leg.UP);
        open();
        model.reviewerProperty().set(RehearsedPlan.REVIEWER);
        answerAll();
        assertThat(model.approveBlockedByProperty().get()).isEqualTo("the last rehearsal did not pass");
        model.decide(Decision.REJECTED);
        assertThat(export.reasons()).extracting(Reason::kind).contains(Reason.Kind.REJECTED);
    }

    @Test
    void theFolderThatIsOfferedIsThatOfThePlan() {
        open();
        assertThat(export.folderProperty().get()).isEqualTo("~/plan-bundle");
        PlanFolder.at(folder.resolve("another")).write(plan.folder().read());
        bench.files().open(folder.resolve("another"));
        assertThat(export.folderProperty().get()).isEqualTo("~/another-bundle");
    }

    @Test
    void approvedItCanLeaveAndAnEditTakesThatBack() {
        plan.rehearse();
        open();
        model.reviewerProperty().set(RehearsedPlan.REVIEWER);
        answerAll();
        model.decide(Decision.APPROVED);
        assertThat(model.approved()).isTrue();
        assertThat(export.files()).extracting(file -> file.name()).contains("up.sql", "RUNBOOK.md", "evidence.json");

        Path out = folder.resolve("bundle");
        export.folderProperty().set("bundle");
        assertThat(export.blockedByProperty().get()).isEqualTo("the folder needs its whole path");
        export.folderProperty().set(out.toString());
        assertThat(export.blockedByProperty().get()).isEmpty();
        export.export();
        assertThat(bench.approving().exportedProperty().get()).contains(out);
        export.files().forEach(file -> assertThat(out.resolve(file.name())).hasContent(file.text()));
        assertThat(Files.exists(out.resolve("SHA256SUMS"))).isTrue();

        bench.planning().edit("SELECT 1;\n", "SELECT 2;\n");
        assertThat(model.approved()).isFalse();
        assertThat(export.files()).isEmpty();
        assertThat(export.blockedByProperty().get()).isNotEmpty();
    }
}
