package dev.slipway.ui.approve;

import dev.slipway.approve.Decision;
import dev.slipway.rehearse.EvidenceSummary;
import dev.slipway.ui.app.ShellModel;
import dev.slipway.ui.app.StageName;
import dev.slipway.ui.app.StageStatus;
import dev.slipway.ui.app.StageView;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.EmptyState;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.WarningLine;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Approving;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The stage that decides. */
public final class ApproveStage extends StageView {
    private static final Texts TEXTS = Texts.of(ApproveStage.class);
    /** Between what is revealed and the edge, px. */
    private static final double MARGIN = 8;

    private final ApproveModel model;
    private final ShellModel shell;
    private final StackPane root = new StackPane();
    private final BorderPane page = new BorderPane();
    private final EmptyState empty;
    private final RiskHead risk = new RiskHead();
    private final VBox proofs = new VBox(4);
    private final StepsPane steps = new StepsPane();
    private final StepDetails details = new StepDetails();
    private final ScrollPane scroll = new ScrollPane();
    private final ChecklistPane checklist;
    private final DecisionPane decision;
    private final Command reject;

    public ApproveStage(ApproveModel model, ObservableValue<StageStatus> status, ShellModel shell) {
        super(StageName.APPROVE, status);
        this.model = model;
        this.shell = shell;
        reject = Command.of("approve.reject", TEXTS.get("command.reject"), AppIcon.BAD, () -> model.decide(Decision.REJECTED))
                .blockedBy(model.rejectBlockedByProperty());
        checklist = new ChecklistPane(model, this::reveal);
        decision = new DecisionPane(model, reject);
        empty = new EmptyState(AppIcon.APPROVE, TEXTS.get("empty.what"), TEXTS.get("empty.next"),
                List.of(Command.of("approve.rehearse", TEXTS.get("command.rehearse"), AppIcon.REHEARSE, () ->
                        shell.go(StageName.REHEARSE))));
        steps.getSelectionModel().selectedItemProperty().subscribe(row -> details.show(Optional.ofNullable(row)));
        var right = new VBox(20, decision, checklist);
        right.getStyleClass().add("decide");
        scroll.setContent(right);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("decide-scroll");
        scroll.setPrefWidth(352);
        scroll.setMinWidth(320);
        var top = new VBox(12, risk, proofs);
        top.getStyleClass().add("approve-head");
        page.setTop(top);
        var below = new SplitPane(steps, details);
        below.setOrientation(Orientation.VERTICAL);
        below.setDividerPositions(0.74);
        SplitPane.setResizableWithParent(details, false);
        page.setCenter(below);
        page.setRight(scroll);
        root.getStyleClass().add("approve");
        root.getStylesheets().add(Objects.requireNonNull(ApproveStage.class.getResource("approve.css")).toExternalForm());
        model.bench().approving().proofProperty().subscribe(this::show);
        model.reviewerProperty().subscribe(name -> lead());
    }

    private void show(Optional<Approving.Proof> proof) {
        Optional<ApproveModel.Case> subject = model.subjectProperty().get();
        root.getChildren().setAll(subject.isPresent() ? page : empty);
        subject.ifPresent(now -> {
            risk.show(now);
            proofs.getChildren().setAll(proofs(now));
            proof.ifPresent(seen -> seen.verification().warnings().forEach(warning -> proofs.getChildren().add(new WarningLine(warning))));
            steps.show(StepRow.of(now.plan(), now.evidence().summary()));
            checklist.show(now.checklist(), model.approved());
            decision.show(proof.map(Approving.Proof::approvals).orElse(List.of()), now, model.approved());
            if (model.approved()) {
                // What was signed stands above what was answered.
                scroll.setVvalue(0);
            }
        });
        lead();
    }

    /** After the focus has moved: the pane scrolls to the field itself, and the question above it would be gone. */
    private void reveal(Node card) {
        Scene scene = card.getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                showWhole(card);
            }
        });
        Platform.requestNextPulse();
    }

    private void showWhole(Node card) {
        double room = scroll.getViewportBounds().getHeight();
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - room;
        Bounds place = scroll.getContent().sceneToLocal(card.localToScene(card.getLayoutBounds()));
        if (hidden > 0 && card.getScene() != null) {
            double least = place.getMaxY() + MARGIN - room;
            double most = place.getMinY() - MARGIN;
            scroll.setVvalue(Math.clamp(Math.min(Math.max(scroll.getVvalue() * hidden, least), most) / hidden, 0, 1));
        }
    }

    private static Node proofs(ApproveModel.Case subject) {
        EvidenceSummary evidence = subject.evidence().summary();
        var row = new FlowPane(24, 4);
        row.getChildren().add(proof(subject.passed(), TEXTS.get(subject.passed() ? "proof.passed" : "proof.failed",
                Format.exact(evidence.started(), ZoneId.systemDefault()), evidence.server())));
        leg(row, evidence, EvidenceSummary.Leg.UP_AGAIN, "proof.again");
        leg(row, evidence, EvidenceSummary.Leg.VERIFY_DOWN, "proof.back");
        Label hashes = Words.muted(TEXTS.get("proof.hashes", subject.scriptsHash().substring(0, 8), evidence.subject().fromFingerprint()
                .substring(0, 8),
                subject.evidence().hash().substring(0, 8)));
        row.getChildren().add(hashes);
        return row;
    }

    private static void leg(FlowPane row, EvidenceSummary evidence, EvidenceSummary.Leg leg, String key) {
        evidence.legs().stream().filter(run -> run.leg() == leg).findFirst().ifPresent(run -> row.getChildren().add(proof(run.passed(),
                TEXTS.get(key))));
    }

    private static Label proof(boolean holds, String text) {
        Tone tone = holds ? Tone.GOOD : Tone.BAD;
        var label = new Label(text, tone.icon().node(14, tone));
        label.setGraphicTextGap(6);
        return label;
    }

    private void lead() {
        if (model.approved()) {
            leadOn(Optional.of(Command.of("approve.export", TEXTS.get("command.export"), AppIcon.FORWARD, () ->
                    shell.go(StageName.EXPORT))));
            return;
        }
        String who = model.reviewerProperty().get().strip();
        leadOn(Optional.of(Command.of("approve.approve", who.isEmpty() ? TEXTS.get("command.approve")
                : TEXTS.get("command.approveAs", who),
                AppIcon.SIGNATURE, () -> model.decide(Decision.APPROVED)).blockedBy(model.approveBlockedByProperty())));
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Command> commands() {
        return List.of(reject);
    }

    @Override
    public void onShow() {
        if (model.bench().approving().proofProperty().get().isEmpty()) {
            model.bench().approving().refresh();
        }
    }
}
