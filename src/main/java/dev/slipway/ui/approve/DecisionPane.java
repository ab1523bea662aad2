package dev.slipway.ui.approve;

import dev.slipway.approve.Approval;
import dev.slipway.approve.Decision;
import dev.slipway.approve.SignedFile;
import dev.slipway.approve.SigningKey;
import dev.slipway.ui.kit.Age;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.kit.code.TabLeaves;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who decides and what they say; and the decisions that were signed. */
final class DecisionPane extends VBox {
    private static final Texts TEXTS = Texts.of(DecisionPane.class);
    private final ApproveModel model;
    private final VBox form = new VBox(8);
    private final VBox problem = new VBox();
    private final Label personHint = Words.toned("", Tone.BAD);

    DecisionPane(ApproveModel model, Command reject) {
        super(12);
        this.model = model;
        var reviewer = new TextField();
        reviewer.setId("reviewer");
        reviewer.textProperty().bindBidirectional(model.reviewerProperty());
        reviewer.setPromptText(TEXTS.get("decision.name"));
        reviewer.setAccessibleText(TEXTS.get("decision.reviewer"));
        var comment = new TextArea();
        comment.setId("review-comment");
        TabLeaves.always(comment);
        comment.textProperty().bindBidirectional(model.commentProperty());
        comment.setPromptText(TEXTS.get("decision.comment"));
        comment.setAccessibleText(TEXTS.get("decision.comment"));
        comment.setPrefRowCount(3);
        comment.setWrapText(true);
        Label hint = Words.muted(TEXTS.get("decision.key"));
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        var toReject = Buttons.danger(reject);
        toReject.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, hint, toReject);
        row.setAlignment(Pos.CENTER_LEFT);
        personHint.managedProperty().bind(personHint.textProperty().isNotEmpty());
        personHint.textProperty().bind(model.rejectBlockedByProperty());
        form.getChildren().addAll(Words.caption(TEXTS.get("decision.reviewer")), reviewer, personHint, comment, row);
        model.bench().approving().deciding().stateProperty().subscribe(state -> problem.getChildren().setAll(
                model.bench().approving().deciding().problem().<List<Node>>map(p -> List.of(new ErrorState(p))).orElse(List.of())));
    }

    void show(List<SignedFile> files, ApproveModel.Case subject, boolean decided) {
        getChildren().clear();
        files.reversed().forEach(file -> getChildren().add(signed(file.approval(), subject)));
        if (!decided) {
            getChildren().addAll(problem, form);
        }
    }

    private Node signed(Approval approval, ApproveModel.Case subject) {
        boolean valid = approval.signatureIsValid();
        boolean current = approval.subject().scriptsHash().equals(subject.scriptsHash())
                && approval.subject().evidenceHash().equals(subject.evidence().hash());
        boolean approved = approval.decision() == Decision.APPROVED;
        Tone tone = !valid ? Tone.BAD : !current ? Tone.WARN : approved ? Tone.GOOD : Tone.BAD;
        Label who = Words.heading(TEXTS.get(approved ? "decision.approvedBy" : "decision.rejectedBy", approval.reviewer()));
        who.setGraphic(AppIcon.SIGNATURE.node(16, tone));
        who.setGraphicTextGap(8);
        var head = new HBox(8, who, new Age(approval.time()));
        head.setAlignment(Pos.CENTER_LEFT);
        String state = !valid ? "decision.invalid" : !current ? "decision.stale" : "decision.valid";
        var marks = new HBox(8, new Badge(tone, TEXTS.get(state)));
        Label key = Words.code(SigningKey.shortName(approval.signed().publicKey()));
        key.setTooltip(Buttons.tooltip(TEXTS.get("decision.keyMeaning")));
        var keyRow = new HBox(8, AppIcon.KEY.node(14), Words.muted(TEXTS.get("decision.keyName")), key);
        keyRow.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(8, head, marks, keyRow, Words.muted(TEXTS.get("decision.at", Format.exact(approval.time(),
                ZoneId.systemDefault()))));
        if (!approval.comment().isBlank()) {
            card.getChildren().add(1, Words.body("“" + approval.comment() + "”"));
        }
        card.getStyleClass().addAll("signed", tone.styleClass());
        return card;
    }
}
