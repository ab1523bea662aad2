package dev.slipway.ui.plan;

import dev.slipway.model.Problem;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.shadow.ShadowReport;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.ErrorState;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.Job;
import dev.slipway.ui.kit.StepBar;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Activity;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the check of both scripts came to: whether up reaches the wanted schema and down leads back. */
final class CheckBar extends VBox {
    private static final Texts TEXTS = Texts.of(CheckBar.class);
    private static final int MOST = 4;

    private final PlanModel model;

    CheckBar(PlanModel model) {
        super(6);
        this.model = model;
        setId("check");
        getStyleClass().add("check-bar");
        setPadding(new Insets(8, 12, 8, 12));
        model.planning().checkActivity().stateProperty().subscribe(state -> show());
        model.planning().shadowProperty().subscribe(now -> show());
        model.planning().planProperty().subscribe(now -> show());
    }

    private void show() {
        getChildren().clear();
        switch (model.planning().checkActivity().stateProperty().get()) {
            case Activity.State.Running(Job<?> job) -> running(job);
            case Activity.State.Failed(Problem problem) -> getChildren().add(new ErrorState(problem));
            case Activity.State.Idle idle -> model.report().ifPresentOrElse(this::show, this::unchecked);
        }
    }

    private void unchecked() {
        Label words = Words.body(TEXTS.get(model.checkIsStale() ? "check.stale" : "check.none"));
        words.getStyleClass().add("muted");
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().add(words);
    }

    private void running(Job<?> job) {
        Label detail = Words.muted("");
        detail.textProperty().bind(job.detailProperty());
        getChildren().addAll(detail, StepBar.following(TEXTS.get("check.running"), job.fractionProperty()));
    }

    private void show(ShadowReport report) {
        if (!report.checked()) {
            report.findings().forEach(why -> getChildren().add(Words.body(why.message() + ". " + why.hint())));
            return;
        }
        Label took = Words.muted(TEXTS.get("check.took", Format.duration(report.took())));
        took.setTooltip(Buttons.tooltip(TEXTS.get("check.where", report.server())));
        var line = new HBox(16, verdict(report.wantedReached(), "check.reached", "check.notReached"),
                verdict(report.ledBack(), "check.back", "check.notBack"), took);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        report.failures().stream().filter(f -> f.line() == 0).limit(MOST).forEach(finding -> getChildren().add(failure(finding)));
    }

    private static Label verdict(boolean good, String yes, String no) {
        Tone tone = good ? Tone.GOOD : Tone.BAD;
        Label label = Words.toned(TEXTS.get(good ? yes : no), tone);
        label.getStyleClass().add("strong");
        label.setGraphic((good ? AppIcon.GOOD : AppIcon.BAD).node(15, tone));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label failure(Finding finding) {
        Label label = Words.body(finding.side().fileName() + ": " + finding.message() + (finding.hint().isEmpty() ? ""
                : ". " + finding.hint()));
        label.getStyleClass().addAll("toned", Tone.BAD.styleClass());
        return label;
    }
}
